// The latest requests and runs, and where the time of each went.
import { button, element, number, table } from "/static/charts.js";

const SHOWN = 100;
const SVG = "http://www.w3.org/2000/svg";
const HEADS = ["Time", "What", ...["Status", "Answered ms", "With jobs ms", "Parts"].map((text) => ({ text, number: true })), "Request"];
const KINDS = { requests: (one) => one.status > 0, runs: (one) => one.status === 0, slow: (one) => one.slow, failed: (one) => one.failed };

function bar(part, end) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 1000 10");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  const rect = document.createElementNS(SVG, "rect");
  const width = Math.max(3, (part.milliseconds / end) * 1000);
  const at = { x: Math.min(1000 - width, (part.start / end) * 1000), y: 1, width, height: 8, class: part.failed ? "failed" : "" };
  Object.entries(at).forEach(([name, value]) => rect.setAttribute(name, value));
  svg.append(rect);
  return svg;
}

function waterfall(parts) {
  const end = Math.max(0.001, ...parts.map((part) => part.start + part.milliseconds));
  const above = new Map(parts.map((part) => [part.spanId, part.parentId]));
  const depth = (id) => (above.has(above.get(id)) ? 1 + depth(above.get(id)) : 0);
  return parts.map((part) => {
    const name = element("span", part.failed ? "bad" : "", `${"\u2007".repeat(2 * depth(part.spanId))}${part.name}`, element("small", "", ` ${part.service}`));
    return element("div", "part", name, bar(part, end), element("span", "time", `${number(part.milliseconds)} ms`));
  });
}

/** Lists traces in a table; a form says which. */
export function listTraces(target, form) {
  let all = [];
  let open;

  async function toggle(trace) {
    open = open?.id === trace.traceId ? undefined : { id: trace.traceId, parts: await parts(trace.traceId) };
    draw(all);
  }

  async function parts(id) {
    const answer = await fetch(`/console/traces/${id}`);
    return answer.ok ? answer.json() : [];
  }

  function row(trace) {
    const opener = button("", trace.name, () => toggle(trace));
    opener.dataset.key = trace.traceId;
    opener.setAttribute("aria-expanded", String(open?.id === trace.traceId));
    const request = trace.status > 0;
    return [
      new Date(trace.start).toLocaleTimeString("en-GB"),
      opener,
      element("span", trace.failed ? "bad" : "", request ? String(trace.status) : trace.failed ? "failed" : "–"),
      element("span", trace.slow ? "bad" : "", request ? number(trace.answeredIn) : "–"),
      trace.milliseconds,
      trace.parts,
      element("code", "", trace.requestId),
    ];
  }

  const holds = (trace, text) => [trace.name, trace.requestId, trace.traceId].some((one) => one.toLowerCase().includes(text));

  function draw(latest) {
    all = latest;
    const text = form.elements.text.value.trim().toLowerCase();
    const shown = all.filter((one) => KINDS[form.elements.kind.value](one) && holds(one, text)).slice(0, SHOWN);
    const below = open && shown.some((one) => one.traceId === open.id) ? { at: shown.findIndex((one) => one.traceId === open.id), cells: waterfall(open.parts) } : undefined;
    table(target, HEADS, shown.map(row), "None is kept: the host keeps the last 500, and the last 200 that were slow or failed.", below);
  }

  form.addEventListener("input", () => draw(all));
  form.addEventListener("submit", (event) => event.preventDefault());
  return {
    draw,
    filter(kind, text) {
      form.elements.kind.value = kind;
      form.elements.text.value = text;
      draw(all);
    },
    counts: () => ({ slow: all.filter(KINDS.slow).length, failed: all.filter(KINDS.failed).length }),
  };
}
