import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { percentile } from './percentile.mjs'
import profile from './profiles/smoke.mjs'
import { failures, judged, serviceLevels, verdicts } from './run.mjs'

const levels = serviceLevels(JSON.parse(readFileSync(new URL('../docs/openapi.json', import.meta.url), 'utf8')))

test('levels are those of the contract, each operation once', () => {
  assert.deepEqual(levels.getHealth, { p50_ms: 20, p95_ms: 40, p99_ms: 50, availability: 0.999 })
  assert.equal(levels.getHealthByAlias, undefined)
})

test('the smoke profile calls operations of the contract only', () => {
  const operations = judged(profile, levels)
  assert.ok(operations.includes('generateCourse'))
  assert.ok(!operations.includes('getJob (waiting)'))
  assert.throws(
    () => judged({ scenarios: [{ flow: [{ get: { name: 'getNothing' } }] }] }, levels),
    /not operations of the contract: getNothing/,
  )
})

test('a level is broken by a percentile above it, and by silence', () => {
  const report = (p95, p99) => ({
    aggregate: { summaries: { 'plugins.metrics-by-endpoint.response_time.getHealth': { p50: 1, p95, p99, count: 9 } } },
  })
  assert.equal(verdicts(report(40, 50), ['getHealth'], levels)[0].holds, true)
  assert.equal(verdicts(report(41, 50), ['getHealth'], levels)[0].holds, false)
  assert.equal(verdicts(report(40, 51), ['getHealth'], levels)[0].holds, false)
  assert.equal(verdicts(report(1, 1), ['getCourse'], levels)[0].holds, false)
})

test('an unexpected answer is a failure even when it was fast', () => {
  const counters = { 'plugins.expect.failed': 2, 'plugins.expect.ok': 5, 'errors.ECONNREFUSED': 1, 'http.requests': 8 }
  assert.deepEqual(
    failures({ aggregate: { counters } }).map(([name]) => name),
    ['plugins.expect.failed', 'errors.ECONNREFUSED'],
  )
})

test('a percentile is the value at its nearest rank', () => {
  const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
  assert.equal(percentile(hundred, 0.5), 50)
  assert.equal(percentile(hundred, 0.99), 99)
  assert.equal(percentile([7], 0.99), 7)
})
