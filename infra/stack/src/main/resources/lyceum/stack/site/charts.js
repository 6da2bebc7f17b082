// Charts over time by uPlot, tiles and tables. Texts from the API only ever become text nodes.
const SERIES = 6;
const MOST_LINES = 6;
const DASHES = [[], [8, 4], [2, 3]];
const DAY = 86_400;
const dark = window.matchMedia("(prefers-color-scheme: dark)");

export function number(value) {
  if (value === null || value === undefined || Number.isNaN(value)) return "–";
  const size = Math.abs(value);
  const digits = size < 10 || (size > 99 && size < 100) ? 2 : size < 100 ? 1 : 0;
  return value.toLocaleString("en", { maximumFractionDigits: digits });
}

/** For the edge of a chart, where there is little room: 1,200,000 is 1.2M. */
const brief = (value) => value.toLocaleString("en", { notation: "compact", maximumSignificantDigits: 4 });

export function element(name, is = "", ...children) {
  const made = document.createElement(name);
  if (is) made.className = is;
  made.append(...children.map((child) => child ?? ""));
  return made;
}

/** A button that does something and is no form's. */
export function button(is, text, action) {
  const made = element("button", is, text);
  made.type = "button";
  made.addEventListener("click", action);
  return made;
}

const property = (name) => getComputedStyle(document.body).getPropertyValue(name).trim();
const colour = (index) => property(`--series-${index % SERIES}`);

function clock(seconds, span) {
  const date = new Date(seconds * 1000);
  return span <= DAY
    ? date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
    : date.toLocaleDateString("en-GB", { day: "numeric", month: "short" });
}

function axis(size) {
  const line = { stroke: () => property("--line"), width: 1 };
  return { stroke: () => property("--quiet"), font: "12px system-ui, sans-serif", grid: line, ticks: line, size };
}

/** A figure that is drawn once and then only given new data. */
export class Chart {
  /** @param series the labels of its lines, if they never change */
  constructor(parent, { title, unit, series = [] }) {
    this.series = series;
    this.caption = element("figcaption", "", element("span"));
    this.entitle(title, unit);
    this.figure = element("figure", "", this.caption);
    this.none = element("p", "none", "no data in this range");
    this.place = element("div");
    this.place.setAttribute("role", "img");
    this.figure.append(this.place, this.none);
    parent.append(this.figure);
    this.drawn = null;
    new ResizeObserver(() => this.drawn?.setSize(this.size())).observe(this.figure);
    dark.addEventListener("change", () => this.again());
  }

  entitle(title, unit) {
    this.caption.firstChild.textContent = unit ? `${title} (${unit})` : title;
  }

  size() {
    return { width: Math.max(200, this.place.clientWidth), height: 180 };
  }

  /** Draws lines {label, points: [{time, value}]}, of many only the highest; time in seconds. */
  lines(all, from, to) {
    const top = (line) => Math.max(...line.points.map((point) => point.value));
    const seen = all
      .map((line) => ({ ...line, points: line.points.filter((point) => point.time >= from && point.time <= to) }))
      .filter((line) => line.points.length);
    const shown = seen.length > MOST_LINES ? seen.toSorted((one, other) => top(other) - top(one)).slice(0, MOST_LINES) : seen;
    const labels = shown.map((line) => line.label);
    if (labels.join() !== this.series.join()) {
      this.series = labels;
      this.drawn?.destroy();
      this.drawn = null;
    }
    this.note(seen.length > shown.length ? `the ${shown.length} highest of ${seen.length}` : "");
    const at = new Map();
    shown.forEach((line, index) =>
      line.points.forEach(({ time, value }) => {
        if (!at.has(time)) at.set(time, { time, values: [] });
        at.get(time).values[index] = value;
      }));
    this.show([...at.values()].sort((one, other) => one.time - other.time), from, to);
  }

  note(text) {
    this.caption.querySelector("small")?.remove();
    if (text) this.caption.append(element("small", "", text));
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
    this.place.setAttribute("aria-label", this.words());
    if (this.drawn) this.drawn.setData(this.data);
    else this.again();
  }

  /** What the chart says to somebody who does not see it. */
  words() {
    const highest = (values) => number(Math.max(...values.filter((value) => value !== null)));
    return `${this.caption.firstChild.textContent}: ${this.series.map((label, index) =>
      `${label} last ${this.last(index)}, highest ${highest(this.data[index + 1])}`).join("; ")}`;
  }

  last(index) {
    return number(this.data[index + 1].findLast((value) => value !== null));
  }

  again() {
    if (!this.data || this.place.hidden) return;
    this.drawn?.destroy();
    const options = {
      ...this.size(),
      scales: { x: { range: () => this.range }, y: { range: (_, low, high) => [Math.min(0, low), high > 0 ? high * 1.08 : 1] } },
      axes: [
        { ...axis(30), values: (_, ticks) => ticks.map((tick) => clock(tick, this.range[1] - this.range[0])), space: 56 },
        { ...axis(48), values: (_, ticks) => ticks.map(brief) },
      ],
      series: [
        { label: "", value: (_, time) => (time ? new Date(time * 1000).toLocaleString("en-GB") : "latest") },
        ...this.series.map((label, index) => ({
          label,
          stroke: () => colour(index),
          dash: DASHES[Math.floor(index / SERIES) % DASHES.length],
          width: 2,
          spanGaps: true,
          points: { show: this.data[0].length < 40, size: 5 },
          value: (_, value, __, at) => (at === null ? this.last(index) : number(value)),
        })),
      ],
    };
    this.drawn = new window.uPlot(options, this.data, this.place);
  }
}

/** Shows figures in boxes: {title, value, bad, to} with the part of the page that tells more, if there is one. */
export function tiles(target, all) {
  put(target, all.map(({ title, value, bad = false, to }) => {
    const name = to ? element("a", "", title) : title;
    if (to) name.href = to;
    return element("div", bad ? "bad" : "", element("dt", "", name), element("dd", "", value));
  }));
}

/**
 * Fills a table: heads are texts, or {text, number: true}; cells are texts, numbers or elements.
 *
 * @param below what is shown under a row {at, cells}, over its whole width
 */
export function table(target, heads, rows, nothing, below) {
  if (!rows.length) {
    put(target, [element("caption", "", nothing)]);
    return;
  }
  const head = element("tr", "", ...heads.map((one) => {
    const made = element("th", one.number ? "number" : "", one.text ?? one);
    made.scope = "col";
    return made;
  }));
  const body = rows.map((cells) => element("tr", "", ...cells.map((value, index) =>
    element("td", heads[index].number ? "number" : "", typeof value === "number" ? number(value) : value))));
  if (below) {
    const whole = element("td", "", ...below.cells);
    whole.colSpan = heads.length;
    body.splice(below.at + 1, 0, element("tr", "below", whole));
  }
  put(target, [element("thead", "", head), element("tbody", "", ...body)]);
}

/** Replaces what an element holds only where it differs, so that nobody loses a selection; the focus stays where it was. */
export function put(target, children) {
  const old = [...target.childNodes];
  if (old.length === children.length && old.every((node, index) => node.isEqualNode(children[index]))) return;
  const focusable = () => [...target.querySelectorAll("a, button, input, summary")];
  const name = (one) => one.dataset.key ?? one.textContent;
  const focused = target.contains(document.activeElement) ? name(document.activeElement) : undefined;
  target.replaceChildren(...children);
  if (focused !== undefined) focusable().find((one) => name(one) === focused)?.focus({ preventScroll: true });
}
