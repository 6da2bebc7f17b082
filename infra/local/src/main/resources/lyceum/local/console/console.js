// Reads the snapshot every two seconds and draws it. Text from the host only ever becomes text nodes.
const INTERVAL = 2000;
const SVG = "http://www.w3.org/2000/svg";
const at = (id) => document.getElementById(id);

function element(name, options = {}, ...children) {
  const made = document.createElement(name);
  if (options.is) made.className = options.is;
  made.append(...children.map((child) => child ?? ""));
  return made;
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  return made;
}

function number(value) {
  if (value === null || value === undefined) return "–";
  return value.toLocaleString("en", { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
}

function table(target, heads, rows, nothing) {
  const head = element("thead", {}, element("tr", {}, ...heads.map((text) => element("th", {}, text))));
  const body = element("tbody", {}, ...rows.map((cells) => element("tr", {}, ...cells)));
  target.replaceChildren(...(rows.length ? [head, body] : [element("caption", { is: "none" }, nothing)]));
}

const cell = (value, bad = false) => element("td", { is: bad ? "bad" : "" }, typeof value === "number" ? number(value) : value);

function drawFunctions(functions) {
  const heads = ["Function", "Calls", "Errors", "Cold", "p50 ms", "p95 ms"];
  const rows = functions.map((one) => [
    cell(one.name),
    cell(one.invocations),
    cell(one.errors, one.errors > 0),
    cell(one.cold),
    cell(one.p50),
    cell(one.p95),
  ]);
  table(at("functions"), heads, rows, "No function has run.");
}

function drawQueues(queues) {
  const rows = queues.map((one) => [cell(one.name), cell(one.visible), cell(one.inFlight), cell(one.dead, one.dead > 0)]);
  table(at("queues"), ["Queue", "Waiting", "In flight", "Dead"], rows, "There is no queue.");
}

function drawServices(services) {
  table(at("services"), ["Service", "Address"], services.map((one) => [cell(one.name), cell(one.address)]), "None.");
}

function drawAlarms(alarms) {
  const tile = (one) => element("li", { is: one.state }, one.name, element("small", {}, `${one.state} ${one.reason}`));
  const firing = alarms.filter((one) => one.state === "ALARM");
  const quiet = alarms.filter((one) => one.state !== "ALARM");
  at("alarms").replaceChildren(
    ...(firing.length ? firing.map(tile) : [element("li", { is: "OK" }, "Nothing is in alarm.")]),
  );
  at("quiet").textContent = `Quiet alarms: ${quiet.length}`;
  at("others").replaceChildren(...quiet.map(tile));
}

function drawDashboards(dashboards) {
  at("dashboards").replaceChildren(
    ...dashboards.flatMap((one) => [
      element("h2", {}, one.name),
      element("div", { is: "charts" }, ...one.charts.map(chart)),
    ]),
  );
}

function chart({ title, lines }) {
  const points = lines.flatMap((line) => line.points);
  const top = Math.max(0, ...points.map((point) => point.value));
  const figure = element("figure", {}, element("figcaption", {}, title, element("span", { is: "none" }, points.length ? `max ${number(top)}` : "")));
  if (!points.length) {
    figure.append(element("p", {}, "No data yet."));
    return figure;
  }
  const times = points.map((point) => point.epochSeconds);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const x = (time) => (to === from ? 150 : 4 + ((time - from) / (to - from)) * 292);
  const y = (value) => (top === 0 ? 96 : 96 - (value / top) * 90);
  const svg = shape("svg", { viewBox: "0 0 300 100", preserveAspectRatio: "none", role: "img" });
  svg.append(shape("line", { x1: 0, y1: 98, x2: 300, y2: 98, stroke: "var(--line)" }));
  lines.forEach((line, index) => {
    const places = line.points.map((point) => `${x(point.epochSeconds).toFixed(1)},${y(point.value).toFixed(1)}`);
    // One point alone is a short dash: a line of no length is not drawn.
    if (places.length === 1) places.push(`${x(to) + 3},${places[0].split(",")[1]}`);
    svg.append(shape("polyline", { points: places.join(" "), class: `series-${index % 4}` }));
  });
  const clock = (seconds) => new Date(seconds * 1000).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const keys = lines.map((line, index) => {
    const last = line.points.at(-1);
    return element("span", { is: `key series-${index % 4}` }, `${line.label} ${number(last?.value)}`);
  });
  figure.append(svg, element("p", {}, `${clock(from)} – ${clock(to)} `), element("p", {}, ...keys));
  return figure;
}

function drawHistory(changes) {
  const heads = ["Time", "Alarm", "Before", "Now", "Why", "Told"];
  const rows = changes.map((one) => [
    cell(new Date(one.epochMillis).toLocaleTimeString("en-GB")),
    cell(one.alarm),
    cell(one.before),
    cell(one.now, one.now === "ALARM"),
    cell(one.reason),
    cell(one.told),
  ]);
  at("changes").textContent = `Changes: ${changes.length}`;
  table(at("history"), heads, rows, "No alarm has changed its state.");
}

// An opened trace stays as it is: redrawing would close it under the reader's eyes.
function drawTraces(traces) {
  if (at("traces").querySelector("details[open]")) return;
  const rows = traces.slice(0, 20).map((one) => {
    const time = new Date(one.start).toLocaleTimeString("en-GB");
    const summary = element("summary", { is: one.failed ? "bad" : "" }, `${time} ${one.name} ${number(one.milliseconds)} ms, ${one.parts} parts`);
    const row = element("details", { is: "trace" }, summary);
    row.addEventListener("toggle", () => row.open && row.childElementCount === 1 && waterfall(row, one), { once: true });
    return row;
  });
  at("traces").replaceChildren(...(rows.length ? rows : [element("p", { is: "none" }, "Nothing has run.")]));
}

async function waterfall(row, trace) {
  const answer = await fetch(`/console/traces/${trace.traceId}`);
  const parts = answer.ok ? await answer.json() : [];
  const end = Math.max(0.001, ...parts.map((part) => part.start + part.milliseconds));
  const above = new Map(parts.map((part) => [part.spanId, part.parentId]));
  const depth = (id) => (above.has(above.get(id)) ? 1 + depth(above.get(id)) : 0);
  row.append(
    ...parts.map((part) => {
      const bar = shape("svg", { viewBox: "0 0 1000 10", preserveAspectRatio: "none", role: "img", "aria-hidden": "true" });
      const width = Math.max(2, (part.milliseconds / end) * 1000);
      bar.append(shape("rect", { x: (part.start / end) * 1000, y: 1, width, height: 8, class: part.failed ? "failed" : "part" }));
      const name = element("span", {}, `${"\u2007".repeat(2 * depth(part.spanId))}${part.name}`, element("small", {}, ` ${part.service}`));
      return element("div", { is: "part-row" }, name, bar, element("span", { is: "time" }, `${number(part.milliseconds)} ms`));
    }),
  );
}

async function refresh() {
  try {
    const answer = await fetch("/console/snapshot");
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const snapshot = await answer.json();
    at("stack").textContent = snapshot.stack;
    drawAlarms(snapshot.alarms);
    drawFunctions(snapshot.functions);
    drawQueues(snapshot.queues);
    drawDashboards(snapshot.dashboards);
    drawServices(snapshot.services);
    drawHistory(snapshot.history);
    drawTraces(await (await fetch("/console/traces")).json());
    at("state").className = "";
    at("state").textContent = `running, read at ${new Date().toLocaleTimeString("en-GB")}`;
  } catch (failure) {
    at("state").className = "lost";
    at("state").textContent = `The host does not answer (${failure.message}).`;
  }
  setTimeout(refresh, INTERVAL);
}

refresh();
