// Reads the snapshot every two seconds and draws it.
import { Chart, element, number, put, table, tiles } from "/static/charts.js";
import { tabs } from "/static/tabs.js";
import { listTraces } from "/console/traces.js";

const INTERVAL = 2000;
// A line of hours is shown over some of them even where the time that is asked for is shorter.
const LEAST_STEPS = 3;
// What the template's dashboards call the three figures that tell first whether callers suffer.
const GLANCE = ["Requests per minute", "Answers 4xx and 5xx", "Latency of all requests (ms)"];
const GLANCE_SECONDS = 1800;
const at = (id) => document.getElementById(id);
const time = (millis) => new Date(millis).toLocaleTimeString("en-GB");
const bad = (value) => (value > 0 ? element("span", "bad", number(value)) : value);
const heads = (name, ...numbers) => [name, ...numbers.map((text) => ({ text, number: true }))];
// Parts of an alarm tell nobody: what matters is whether the whole rings.
const rings = (one) => one.state === "ALARM" && one.tells;
const sum = (all, of) => all.reduce((so, one) => so + of(one), 0);
const charts = new Map();
let snapshot;

const traces = listTraces(at("traces"), at("filter"));
const show = tabs(at("parts"), (part) => part === "dashboards" && snapshot && drawDashboard());

function drawTiles({ alarms, functions, queues }) {
  const ringing = alarms.filter(rings).length;
  const { slow, failed } = traces.counts();
  const dead = sum(queues, (one) => one.dead);
  tiles(at("tiles"), [
    { title: "Alarms", value: number(ringing), bad: ringing > 0 },
    { title: "Slow requests", value: number(slow), to: "#slow" },
    { title: "Failed requests, runs", value: number(failed), to: "#failed" },
    { title: "Jobs waiting", value: number(sum(queues, (one) => one.visible)), to: "#behind" },
    { title: "Jobs failed for good", value: number(dead), bad: dead > 0, to: "#behind" },
    { title: "Function errors, 3 h", value: number(sum(functions, (one) => one.errors)), to: "#behind" },
  ]);
}

function drawAlarms({ alarms, history }) {
  const tile = (one) => element("li", one.state, one.name,
    element("small", "", `${one.state === "ALARM" ? `since ${time(one.since)}. ` : ""}${one.description}`), element("small", "", one.reason));
  const ringing = alarms.filter(rings);
  const others = alarms.filter((one) => !rings(one));
  put(at("alarms"), ringing.length ? ringing.map(tile) : [element("li", "OK", "Nothing is in alarm.")]);
  at("quiet").textContent = `Quiet alarms: ${others.length}`;
  put(at("others"), others.map(tile));
  const long = (text) => element("div", "long", text);
  table(at("history"), ["Time", "Alarm", "Before", "Now", "Why", { text: "Topics told", number: true }], history.map((one) => [
    time(one.epochMillis), one.alarm, one.before, element("span", one.now === "ALARM" ? "bad" : "", one.now), long(one.reason), one.told,
  ]), "No alarm has rung.");
}

function drawBehind({ stack, functions, queues, services }) {
  const short = (name) => name.replace(`${stack}-`, "");
  table(at("functions"), heads("Function", "Calls", "Errors", "Cold starts", "p50 ms", "p95 ms"),
    functions.map((one) => [short(one.name), one.invocations, bad(one.errors), one.cold, ...(one.invocations ? [one.p50, one.p95] : ["–", "–"])]),
    "There is no function.");
  table(at("queues"), heads("Queue", "Waiting", "In progress", "Failed for good"),
    queues.map((one) => [short(one.name), one.visible, one.inFlight, bad(one.dead)]), "There is no queue.");
  table(at("services"), ["Service", "Address"], services.map((one) => [one.name, one.address]), "There is none.");
}

function draw(parent, key, { title, stepSeconds, lines }, seconds) {
  if (!charts.has(key)) charts.set(key, new Chart(parent, { title }));
  const to = Math.ceil(Date.now() / 1000);
  const from = to - Math.max(seconds, LEAST_STEPS * stepSeconds);
  charts.get(key).lines(lines.map(({ label, points }) => ({ label, points: points.map((one) => ({ time: one.epochSeconds, value: one.value })) })), from, to);
}

function drawGlance() {
  const all = snapshot.dashboards.flatMap((one) => one.charts);
  for (const title of GLANCE) {
    const chart = all.find((one) => one.title === title);
    if (chart) draw(at("glance"), title, chart, GLANCE_SECONDS);
  }
}

function drawDashboard() {
  const { dashboard, range } = at("time").elements;
  const names = snapshot.dashboards.map((one) => one.name);
  if (dashboard.length !== names.length) dashboard.replaceChildren(...names.map((name) => new Option(name.replace(/^.*-/, ""), name)));
  const shown = snapshot.dashboards.find((one) => one.name === dashboard.value);
  for (const [key, chart] of charts) if (key.includes("/")) chart.figure.hidden = !key.startsWith(`${shown?.name}/`);
  for (const chart of shown?.charts ?? []) draw(at("charts"), `${shown.name}/${chart.title}`, chart, Number(range.value));
}

async function read(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

async function refresh() {
  try {
    const [now, latest] = await Promise.all([read("/console/snapshot"), read("/console/traces")]);
    snapshot = now;
    at("stack").textContent = `${snapshot.stack} console`;
    traces.draw(latest);
    drawTiles(snapshot);
    drawGlance();
    drawAlarms(snapshot);
    drawBehind(snapshot);
    if (!at("dashboards").hidden) drawDashboard();
    at("state").className = "";
    at("state").textContent = `Read at ${new Date().toLocaleTimeString("en-GB")}.`;
  } catch (failure) {
    at("state").className = "bad";
    at("state").textContent = `The host does not answer (${failure.message}).`;
  }
  setTimeout(refresh, document.hidden ? 5 * INTERVAL : INTERVAL);
}

/** #slow and #failed lead to those requests, #req-… to one. */
function follow() {
  const asked = location.hash.slice(1);
  if (asked === "slow" || asked === "failed") traces.filter(asked, "");
  else if (asked.startsWith("req-")) traces.filter("requests", asked);
  else return;
  show("requests");
}

window.addEventListener("hashchange", follow);
at("time").addEventListener("change", drawDashboard);
follow();
refresh();
