// Charts over time by uPlot, and tables. Texts from the API only ever become text nodes.
const LIGHT = ["#1f6f5c", "#b5651d", "#8a3ffc", "#b3261e"];
const DARK = ["#6fd3b8", "#f0a868", "#c4a1ff", "#ff9d94"];
const dark = window.matchMedia("(prefers-color-scheme: dark)");

export function number(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  const digits = size < 10 || (size > 99 && size < 100) ? 2 : size < 100 ? 1 : 0;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}

export function element(name, is = "", ...children) {
  const made = document.createElement(name);
  if (is) made.className = is;
  made.append(...children.map((child) => child ?? ""));
  return made;
}

const colour = (index) => (dark.matches ? DARK : LIGHT)[index % LIGHT.length];
const quiet = () => getComputedStyle(document.body).getPropertyValue("--quiet").trim();
const line = () => getComputedStyle(document.body).getPropertyValue("--line").trim();

const DAY = 86_400;

function clock(seconds, span) {
  const date = new Date(seconds * 1000);
  return span <= DAY
    ? date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
    : date.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}

function axis(size) {
  return { stroke: quiet, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, size };
}

/** A figure that is drawn once and then only given new data. */
export class Chart {
  constructor(parent, { title, unit, series }) {
    this.series = series;
    this.figure = element("figure", "", element("figcaption", "", unit ? `${title} (${unit})` : title));
    this.none = element("p", "none", "No data for this time.");
    this.place = element("div");
    this.figure.append(this.place, this.none);
    parent.append(this.figure);
    this.drawn = null;
    new ResizeObserver(() => this.drawn?.setSize(this.size())).observe(this.figure);
    dark.addEventListener("change", () => this.again());
  }

  size() {
    return { width: Math.max(200, this.place.clientWidth), height: 200 };
  }

  /** Draws points {time, values in the order of the series}; time in seconds. */
  show(points, from, to) {
    this.range = [from, to];
    this.data = [points.map((point) => point.time), ...this.series.map((_, index) => points.map((point) => point.values[index] ?? null))];
    const empty = !points.some((point) => point.values.some((value) => value !== null && value !== undefined));
    this.none.hidden = !empty;
    this.place.hidden = empty;
    this.figure.dataset.points = empty ? 0 : points.length;
    if (empty) return;
    if (this.drawn) this.drawn.setData(this.data);
    else this.again();
  }

  again() {
    if (!this.data || this.place.hidden) return;
    this.drawn?.destroy();
    const options = {
      ...this.size(),
      scales: { x: { range: () => this.range }, y: { range: (_, low, high) => [Math.min(0, low), high > 0 ? high * 1.08 : 1] } },
      axes: [{ ...axis(34), values: (_, ticks) => ticks.map((tick) => clock(tick, this.range[1] - this.range[0])), space: 56 }, { ...axis(54), values: (_, ticks) => ticks.map(number) }],
      series: [
        { value: (_, time) => (time ? new Date(time * 1000).toLocaleString("en-GB") : "–") },
        ...this.series.map((label, index) => ({
          label,
          stroke: () => colour(index),
          width: 2,
          spanGaps: true,
          points: { show: this.data[0].length < 40, size: 5 },
          value: (_, value) => number(value),
        })),
      ],
    };
    this.drawn = new window.uPlot(options, this.data, this.place);
  }
}

/** Fills a table: heads are texts, or {text, number: true}; cells are texts, numbers or elements. */
export function table(target, heads, rows, nothing) {
  if (!rows.length) {
    target.replaceChildren(element("caption", "", nothing));
    return;
  }
  const head = element("tr", "", ...heads.map((one) => {
    const made = element("th", one.number ? "number" : "", one.text ?? one);
    made.scope = "col";
    return made;
  }));
  const body = rows.map((cells) => element("tr", "", ...cells.map((value, index) =>
    element("td", heads[index].number ? "number" : "", typeof value === "number" ? number(value) : value))));
  target.replaceChildren(element("thead", "", head), element("tbody", "", ...body));
}
