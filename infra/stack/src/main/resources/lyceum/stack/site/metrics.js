// Reads the figures of the operators' API and draws them, again and again while the page is looked at.
import { Chart, button, element, number, table, tiles } from "/static/charts.js";
import { Refused, enterByKey, enterByPassword, get, known, leave } from "/static/session.js";
import { CHARTS, STEP, TABLES, TILES, sources } from "/static/figures.js";
import { tabs } from "/static/tabs.js";

const EVERY = 15_000;
const LONGEST = 31 * 24;
const STEPS = { 60: "a minute", 3600: "an hour", 86400: "a day" };
const at = (id) => document.getElementById(id);
const controls = at("controls");
const charts = new Map();
let timer;

function say(text, bad = false) {
  at("state").textContent = text;
  at("state").className = bad ? "bad" : "";
}

function show(inside) {
  at("entry").hidden = inside;
  at("metrics").hidden = !inside;
}

function span() {
  const hours = Math.min(LONGEST, Number(controls.elements.range.value));
  const to = Math.ceil(Date.now() / 60_000) * 60;
  return { from: to - hours * 3600, to, operation: controls.elements.operation.value };
}

const iso = (seconds) => new Date(seconds * 1000).toISOString().replace(".000Z", "Z");

function drawTiles(figures) {
  tiles(at("tiles"), TILES.map(({ title, of, unit = "", bad = () => false, to }) => {
    const value = of(figures);
    const known = value !== undefined && value !== null;
    return { title, to, bad: known && bad(value), value: known ? number(value) + unit : "–" };
  }));
}

function drawCharts(figures, { from, to }) {
  for (const chart of CHARTS) {
    if (!charts.has(chart)) charts.set(chart, new Chart(at("charts"), chart));
    charts.get(chart).entitle(chart.title, chart.unit.replace(STEP, STEPS[figures.summary.step_seconds]));
    charts.get(chart).show(chart.of(figures), from, to);
  }
}

function drawTables(figures) {
  for (const [id, { heads, rows, nothing }] of Object.entries(TABLES)) table(at(id), heads, rows(figures), nothing);
}

const jump = (operation) => button("", operation, () => {
  controls.elements.operation.value = operation;
  open("overview");
  refresh();
});

// Where the console is, on this machine only, it has the traces.
const traced = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);

function request(id) {
  if (!traced) return element("code", "", id);
  const link = element("a", "", element("code", "", id));
  link.href = `/console#${id}`;
  return link;
}

function drawOperations(operations) {
  const choice = controls.elements.operation;
  const chosen = choice.value;
  const names = [...new Set([...operations.map((one) => one.operation), chosen].filter(Boolean))].sort();
  choice.replaceChildren(new Option("all", ""), ...names.map((name) => new Option(name, name)));
  choice.value = chosen;
  const heads = ["Operation", ...["Requests", "Errors %", "p50 ms", "p95 ms", "p99 ms", "max ms", "promised p95"].map((text) => ({ text, number: true })), "Level"];
  const rows = operations.map((one) => [
    jump(one.operation), one.requests, one.error_rate_percent,
    one.response_time_ms.p50, one.response_time_ms.p95, one.response_time_ms.p99, one.response_time_ms.max,
    one.promised_p95_ms, element("span", one.within_service_level ? "" : "bad", one.within_service_level ? "kept" : "missed"),
  ]);
  table(at("operations"), heads, rows, "No requests in this time.");
}

function list(name, path) {
  const heads = ["Time", "Operation", { text: "Status", number: true }, { text: "ms", number: true }, "Caller", "Request"];
  const more = at(`more-${name}`);
  const target = at(`${name === "slow" ? "slow" : "error"}-requests`);
  let rows = [];
  let next;
  async function page(parameters, first) {
    const answer = await get(path, { ...parameters, cursor: first ? undefined : next });
    rows = [...(first ? [] : rows), ...answer.requests];
    next = answer.next_cursor;
    more.hidden = !next;
    table(target, heads, rows.map((one) => [
      new Date(one.timestamp).toLocaleString("en-GB"), one.operation, one.status_code, one.response_time, one.user_id ?? "", request(one.request_id),
    ]), "None in this time.");
  }
  let asked = {};
  more.addEventListener("click", () => page(asked, false).catch(failed));
  return (parameters) => page((asked = parameters), true);
}

const slow = list("slow", "/api/v1/performance/slow-requests");
const errors = list("errors", "/api/v1/performance/error-requests");

function failed(problem) {
  if (!(problem instanceof Refused)) {
    say("The API does not answer.", true);
    return;
  }
  if (problem.status === 401 || problem.status === 403) {
    leave();
    show(false);
  }
  say(problem.status === 403 ? "Only operators may see the metrics." : problem.message, true);
}

async function refresh() {
  clearTimeout(timer);
  if (!known()) {
    show(false);
    return;
  }
  try {
    const asked = span();
    const time = { from: iso(asked.from), to: iso(asked.to) };
    const filter = { ...time, operation: asked.operation };
    const [figures, endpoints] = await Promise.all([sources(get, filter), get("/api/v1/performance/endpoints", time), slow(filter), errors(filter)]);
    show(true);
    drawTiles(figures);
    drawCharts(figures, asked);
    drawOperations(endpoints.endpoints);
    drawTables(figures);
    say(`Read at ${new Date().toLocaleTimeString("en-GB")}.`);
  } catch (problem) {
    failed(problem);
  }
  if (known() && controls.elements.live.checked && !document.hidden) timer = setTimeout(refresh, EVERY);
}

function enter(form, how) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await how(form.elements);
      form.reset();
      await refresh();
    } catch (problem) {
      say(problem.message, true);
    }
  });
}

const open = tabs(at("parts"));
enter(at("by-key"), async ({ key }) => enterByKey(key.value.trim()));
enter(at("by-password"), ({ email, password }) => enterByPassword(email.value, password.value));
controls.addEventListener("change", refresh);
controls.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("visibilitychange", () => document.hidden || refresh());
at("leave").addEventListener("click", () => {
  leave();
  say("Signed out.");
  show(false);
});
refresh();
