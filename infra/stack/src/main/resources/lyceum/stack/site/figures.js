// Which figures the page shows, and where each comes from.

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
  return { summary, system, ai, database, connections, queues: queues.queues };
}

const sum = (list, of) => list.reduce((all, one) => all + of(one), 0);
const most = (list, of) => (list.length ? Math.max(...list.map(of)) : undefined);
const share = (part, rest) => (part + rest ? (100 * part) / (part + rest) : undefined);
const seconds = (iso) => Date.parse(iso) / 1000;
const requests = (of) => ({ summary }) => summary.course.map((point) => ({ time: seconds(point.time), values: of(point, summary.step_seconds) }));
const runs = (of) => ({ system }) => system.course.map((point) => ({ time: seconds(point.time), values: of(point) }));

export const TILES = [
  { title: "Requests", of: ({ summary }) => summary.requests },
  { title: "Requests a second", of: ({ summary }) => summary.requests_per_second },
  { title: "Busiest minute, a second", of: ({ summary }) => summary.peak_requests_per_second },
  { title: "Callers at once", of: ({ summary }) => summary.peak_concurrent_users },
  { title: "Answered", unit: " %", of: ({ summary }) => (summary.requests ? summary.success_rate_percent : undefined), bad: (value) => value < 99.9 },
  { title: "Response time, p95", unit: " ms", of: ({ summary }) => (summary.requests ? summary.response_time_ms.p95 : undefined), bad: (value) => value > 200 },
  { title: "Under way at once", of: ({ connections }) => connections.mean_active },
  { title: "Jobs waiting", of: ({ queues }) => sum(queues, (one) => one.waiting), bad: (value) => value > 10 },
  { title: "Failed for good", of: ({ queues }) => sum(queues, (one) => one.dead_letters), bad: (value) => value > 0 },
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
  { title: "Requests", unit: "a minute", series: ["requests"], of: requests((point, step) => [(point.requests * 60) / step]) },
  { title: "Errors", unit: "per step", series: ["4xx", "5xx"], of: requests((point) => [point.client_errors, point.server_errors]) },
  { title: "Response time", unit: "ms", series: ["p50", "p95", "p99"], of: requests((point) => [point.p50, point.p95, point.p99]) },
  { title: "Callers", unit: "in the busiest minute", series: ["callers"], of: requests((point) => [point.callers]) },
  { title: "Sign-ins", unit: "per step", series: ["succeeded", "failed", "held back"], of: runs((point) => [point.logins, point.logins_failed, point.logins_locked]) },
  { title: "Generations and exports", unit: "per step", series: ["generated", "failed", "exported"], of: runs((point) => [point.generations_finished, point.generations_failed, point.exports_finished]) },
  { title: "Language models", unit: "ms", series: ["mean wait"], of: runs((point) => [point.provider_wait_ms]) },
  { title: "Language models", unit: "US $ per step", series: ["cost"], of: runs((point) => [point.provider_cost_usd]) },
  { title: "Cache hits", unit: "%", series: ["hit rate"], of: runs((point) => [point.cache_hit_rate_percent]) },
  { title: "Memory and processor", unit: "%", series: ["memory, highest", "processor, mean"], of: runs((point) => [point.max_memory_percent, point.mean_cpu_percent]) },
  { title: "DynamoDB", unit: "ms a call", series: ["mean"], of: runs((point) => [point.database_ms]) },
];
