// Runs a load profile against a running host and judges it by the contract: ./lyceum load smoke
// Reads the service levels from docs/openapi.json, writes the Artillery script and its results under loadtests/target.
// Settings: LYCEUM_URL and LYCEUM_LOAD_KEY; without a key it asks the local host for one of the operator tier, because the
// standard tier's 100 requests a minute would only measure the throttle.
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { operatorKey } from './key.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const target = join(here, 'target')

/** Percentiles of each operation, by operation id. */
export function serviceLevels(openapi) {
  const levels = {}
  for (const methods of Object.values(openapi.paths)) {
    for (const operation of Object.values(methods)) {
      if (!operation.deprecated) levels[operation.operationId] = operation['x-service-level']
    }
  }
  return levels
}

/** The operations that a profile calls under their plain names: those that are judged. */
export function judged(profile, levels) {
  const names = profile.scenarios
    .flatMap((scenario) => scenario.flow)
    .map((step) => Object.values(step)[0].name)
    .filter((name) => name && !name.includes(' '))
  const unknown = names.filter((name) => !levels[name])
  if (unknown.length > 0) throw new Error(`not operations of the contract: ${unknown.join(', ')}`)
  return [...new Set(names)]
}

/** Each judged operation beside its level: what was promised, what was measured, whether it holds. */
export function verdicts(report, operations, levels) {
  const summaries = report.aggregate.summaries
  return operations.map((operation) => {
    const measured = summaries[`plugins.metrics-by-endpoint.response_time.${operation}`]
    const level = levels[operation]
    const holds = measured !== undefined && measured.p95 <= level.p95_ms && measured.p99 <= level.p99_ms
    return { operation, level, measured, holds }
  })
}

/** Requests that got no answer or not the expected one. */
export function failures(report) {
  return Object.entries(report.aggregate.counters).filter(
    ([name, count]) =>
      count > 0 && (name.startsWith('errors.') || name === 'vusers.failed' || name === 'plugins.expect.failed'),
  )
}

function table(rows) {
  const cell = (value) => (value === undefined ? '-' : String(Math.round(value)))
  console.log('operation'.padEnd(18), 'requests', '  p50', '  p95 (level)', '  p99 (level)', ' verdict')
  for (const { operation, level, measured = {}, holds } of rows) {
    console.log(
      operation.padEnd(18),
      cell(measured.count).padStart(8),
      cell(measured.p50).padStart(5),
      `${cell(measured.p95)} (${level.p95_ms})`.padStart(13),
      `${cell(measured.p99)} (${level.p99_ms})`.padStart(13),
      holds ? ' kept' : ' BROKEN',
    )
  }
}

async function main(name) {
  const file = join(here, 'profiles', `${name}.mjs`)
  if (!existsSync(file)) throw new Error(`there is no profile ${name} in loadtests/profiles`)
  const { default: profile } = await import(file)
  const levels = serviceLevels(JSON.parse(readFileSync(join(here, '..', 'docs', 'openapi.json'), 'utf8')))
  const operations = judged(profile, levels)
  if (!existsSync(join(here, 'node_modules'))) {
    console.log('installing Artillery (once) ...')
    execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: here, stdio: 'inherit' })
  }
  mkdirSync(target, { recursive: true })
  const script = join(target, `${name}.json`)
  const report = join(target, `${name}-report.json`)
  writeFileSync(
    script,
    JSON.stringify({
      config: {
        target: process.env.LYCEUM_URL ?? 'http://127.0.0.1:8080',
        phases: profile.phases,
        http: { timeout: 30, defaults: { headers: { 'X-API-Key': '{{ $processEnvironment.LYCEUM_LOAD_KEY }}' } } },
        plugins: { expect: { outputFormat: 'silent' }, 'metrics-by-endpoint': { useOnlyRequestNames: true } },
      },
      scenarios: profile.scenarios,
    }),
  )
  const run = spawnSync(join(here, 'node_modules', '.bin', 'artillery'), ['run', '--quiet', '--output', report, script], {
    cwd: here,
    stdio: 'inherit',
    env: { ...process.env, ARTILLERY_DISABLE_TELEMETRY: 'true', LYCEUM_LOAD_KEY: operatorKey(join(here, '..')) },
  })
  if (run.status !== 0) throw new Error(`Artillery ended with status ${run.status}`)
  const result = JSON.parse(readFileSync(report, 'utf8'))
  const rows = verdicts(result, operations, levels)
  table(rows)
  const failed = failures(result)
  failed.forEach(([what, count]) => console.log(`failed: ${what} ${count}`))
  console.log(`the whole report is in ${report}`)
  process.exitCode = rows.every((row) => row.holds) && failed.length === 0 ? 0 : 1
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await main(process.argv[2] ?? 'smoke').catch((error) => {
    console.error(`load: ${error.message}`)
    process.exitCode = 1
  })
}
