// Which figures the page shows, and where each comes from.
import { element, number } from "/static/charts.js";

const queued = [];

/** SQS tells of the present alone, so what it told since the page was opened is kept here. */
function remember(queues) {
  const time = Math.round(Date.now() / 1000);
  queued.push({ time, values: [sum(queues, (one) => one.waiting), sum(queues, (one) => one.in_progress), sum(queues, (one) => one.dead_letters)] });
  if (queued.length > 5_000) queued.shift();
}

/** Reads all that is drawn, side by side. */
export async function sources(get, filter) {
  const time = { from: filter.from, to: filter.to };
  const [summary, system, ai, database, connections, queues] = await Promise.all([
    get("/api/v1/performance/summary", filter),
    get("/metrics/system", time),
    get("/metrics/ai-services", time),
    get("/metrics/database", time),
    get("/metrics/connections", time),
    get("/metrics/queues", time),
  ]);
  remember(queues.queues);
  return { summary, system, ai, database, connections, queues: queues.queues };
}

const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);
const most = (list, of) => (list.length ? Math.max(...list.map(of)) : undefined);
const share = (part, rest) => (part + rest ? (100 * part) / (part + rest) : undefined);
const seconds = (iso) => Date.parse(iso) / 1000;
const requests = (of) => ({ summary }) => summary.course.map((point) => ({ time: seconds(point.time), values: of(point) }));
const runs = (of) => ({ system }) => system.course.map((point) => ({ time: seconds(point.time), values: of(point) }));

/** In a unit it stands for how long a step is. */
export const STEP = "{step}";

export const TILES = [
  { title: "Requests", of: ({ summary }) => summary.requests },
  { title: "Requests a second", of: ({ summary }) => summary.requests_per_second },
  { title: "Busiest minute, a second", of: ({ summary }) => summary.peak_requests_per_second },
  { title: "Callers at once", of: ({ summary }) => summary.peak_concurrent_users },
  { title: "Answered", unit: " %", of: ({ summary }) => (summary.requests ? summary.success_rate_percent : undefined), bad: (value) => value < 99.9, to: "#errors" },
  { title: "Response time, p95", unit: " ms", of: ({ summary }) => (summary.requests ? summary.response_time_ms.p95 : undefined), bad: (value) => value > 200, to: "#slow" },
  { title: "Under way at once", of: ({ connections }) => connections.mean_active },
  { title: "Jobs waiting", of: ({ queues }) => sum(queues, (one) => one.waiting), bad: (value) => value > 10, to: "#behind" },
  { title: "Failed for good", of: ({ queues }) => sum(queues, (one) => one.dead_letters), bad: (value) => value > 0, to: "#behind" },
  { title: "Generations done", of: ({ ai }) => ai.generations_finished },
  { title: "Generations failed", of: ({ ai }) => ai.generations_failed, bad: (value) => value > 0 },
  { title: "Exports", of: ({ system }) => system.exports_finished },
  { title: "Models, cost", unit: " $", of: ({ ai }) => sum(ai.services, (one) => one.cost_usd) },
  { title: "Sign-ins that succeed", unit: " %", of: ({ system }) => share(system.logins, system.logins_failed + system.logins_locked) },
  { title: "Sign-ins held back", of: ({ system }) => system.logins_locked },
  { title: "New accounts", of: ({ system }) => system.registrations },
  { title: "Cache hits", unit: " %", of: ({ system }) => system.cache_hit_rate_percent },
  { title: "Memory, highest", unit: " %", of: ({ system }) => most(system.functions, (one) => one.max_memory_percent), bad: (value) => value > 80 },
  { title: "Processor, mean", unit: " %", of: ({ system }) => most(system.functions, (one) => one.mean_cpu_percent), bad: (value) => value > 80 },
  { title: "Throttled by DynamoDB", of: ({ database }) => sum(database.tables, (one) => one.throttles), bad: (value) => value > 0 },
];

export const CHARTS = [
  { title: "Requests", unit: STEP, series: ["requests"], of: requests((point) => [point.requests]) },
  { title: "Errors", unit: STEP, series: ["4xx", "5xx"], of: requests((point) => [point.client_errors, point.server_errors]) },
  { title: "Response time", unit: "ms", series: ["p50", "p95", "p99"], of: requests((point) => [point.p50, point.p95, point.p99]) },
  { title: "Runs of functions", unit: STEP, series: ["runs", "failed"], of: runs((point) => [point.runs, point.failed]) },
  { title: "Queues", unit: "messages, while this page is open", series: ["waiting", "in progress", "failed for good"], of: () => queued },
  { title: "Callers", unit: "in the busiest minute", series: ["callers"], of: requests((point) => [point.callers]) },
  { title: "Sign-ins", unit: STEP, series: ["succeeded", "failed", "held back"], of: runs((point) => [point.logins, point.logins_failed, point.logins_locked]) },
  { title: "Generations and exports", unit: STEP, series: ["generated", "failed", "exported"], of: runs((point) => [point.generations_finished, point.generations_failed, point.exports_finished]) },
  { title: "Language models", unit: "ms", series: ["mean wait"], of: runs((point) => [point.provider_wait_ms]) },
  { title: "Language models", unit: `US $ ${STEP}`, series: ["cost"], of: runs((point) => [point.provider_cost_usd]) },
  { title: "Cache hits", unit: "%", series: ["hit rate"], of: runs((point) => [point.cache_hit_rate_percent]) },
  { title: "Memory and processor", unit: "%", series: ["memory, highest", "processor, mean"], of: runs((point) => [point.max_memory_percent, point.mean_cpu_percent]) },
  { title: "DynamoDB", unit: "ms a call", series: ["mean"], of: runs((point) => [point.database_ms]) },
];

const heads = (name, ...numbers) => [name, ...numbers.map((text) => ({ text, number: true }))];
const bad = (value) => (value > 0 ? element("span", "bad", number(value)) : value);

export const TABLES = {
  functions: {
    heads: heads("Function", "Runs", "Failed", "Cold starts", "p50 ms", "p95 ms", "Memory, highest %", "Processor, mean %"),
    rows: ({ system }) => system.functions.map((one) => [
      one.function, one.runs, bad(one.failed), one.cold_starts, one.run_ms.p50, one.run_ms.p95, one.max_memory_percent, one.mean_cpu_percent,
    ]),
    nothing: "No function ran in this time.",
  },
  queues: {
    heads: heads("Queue", "Waiting now", "In progress", "Failed for good", "Runs", "Failed runs", "p95 ms"),
    rows: ({ queues }) => queues.map((one) => [
      one.queue, one.waiting, one.in_progress, bad(one.dead_letters), one.runs, bad(one.failed_runs), one.run_ms.p95,
    ]),
    nothing: "There is no queue.",
  },
  models: {
    heads: heads("Asked by", "Calls", "Failed", "p95 ms", "Cost $"),
    rows: ({ ai }) => ai.services.map((one) => [one.function, one.calls, bad(one.failures), one.wait_ms.p95, one.cost_usd]),
    nothing: "No language model was asked in this time.",
  },
  tables: {
    heads: heads("Tables of", "Runs", "Calls", "p95 ms", "Throttled"),
    rows: ({ database }) => database.tables.map((one) => [one.table, one.runs, one.calls, one.query_time_ms.p95, bad(one.throttles)]),
    nothing: "No table was asked in this time.",
  },
};
