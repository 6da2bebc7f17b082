// Takes the measurements that docs/figures.md shows, against a running host: ./lyceum figures NAME
// Needs LYCEUM_LOAD_KEY or a local host to ask for a key of the operator tier; reads and sessions need wrk (Debian's package), pages needs Chromium.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { operatorKey } from './key.mjs'
import { pages } from './pages.mjs'
import { percentile } from './percentile.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const base = process.env.LYCEUM_URL ?? 'http://127.0.0.1:8080'
const paragraph =
  'A tide is the rise and fall of the sea that the Moon and the Sun cause together. The Moon pulls on the water of the side that ' +
  'faces it. High water is the moment at which a tide stands highest. Low water is the moment at which a tide stands lowest. The ' +
  'tidal range is the difference in height between high water and low water. Spring tides have the greatest range of a month.'

const ms = (value) => `${Math.round(value)} ms`

async function call(method, path, body, headers = {}) {
  const response = await fetch(base + path, {
    method,
    headers: { 'X-API-Key': call.key, 'Content-Type': 'application/json', ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return text === '' ? {} : JSON.parse(text)
}

async function settled(jobId) {
  for (;;) {
    const job = await call('GET', `/api/v1/jobs/${jobId}`, undefined, { Prefer: 'wait=20' })
    if (job.state === 'succeeded') return job
    if (!['queued', 'running'].includes(job.state)) throw new Error(`job ${jobId}: ${job.state} ${JSON.stringify(job.error)}`)
  }
}

function generation(title, text) {
  const brief = { title, audience: 'readers', level: 'beginner', language: 'en', goals: [] }
  return call('POST', '/api/v1/courses/generate', { brief, sources: [{ title, text }] })
}

const took = (job) => Date.parse(job.ended_at) - Date.parse(job.created_at)

/** From the answer that accepts a job to the moment its worker has it, one job at a time. */
async function queue() {
  const waits = []
  for (let i = 0; i < 200; i++) {
    const job = await settled((await generation('Tides', paragraph)).job_id)
    waits.push(Date.parse(job.started_at) - Date.parse(job.created_at))
  }
  console.log(`enqueue to worker start, ${waits.length} jobs: p50 ${ms(percentile(waits, 0.5))}, p99 ${ms(percentile(waits, 0.99))}`)
}

/** An offline course from a document, alone and five at once. */
async function courses(file) {
  if (!file) throw new Error('name a text file of some 30 pages: ./lyceum figures courses FILE')
  const text = readFileSync(file, 'utf8')
  const words = text.split(/\s+/).length
  const alone = []
  for (let i = 0; i < 3; i++) alone.push(took(await settled((await generation('Alone', text)).job_id)))
  // Each of the five differs by a sentence, so that none can profit from what another has analysed.
  const five = await Promise.all(
    [1, 2, 3, 4, 5].map(async (n) => settled((await generation('Five', `${text}\n\nThis is copy number ${n} of the text.\n`)).job_id)),
  )
  console.log(`offline course from ${words} words: alone ${alone.map(ms).join(', ')}; five at once ${five.map(took).map(ms).join(', ')}`)
  return five[0].result.course_id
}

/** Each export of a course, five times, from the request to the finished file. */
async function exports(file) {
  const course = await courses(file)
  for (const format of ['json', 'markdown', 'html', 'pdf', 'epub']) {
    const times = []
    let bytes = 0
    for (let i = 0; i < 5; i++) {
      const job = await settled((await call('POST', `/api/v1/courses/${course}/exports`, { format })).job_id)
      times.push(took(job))
      bytes = job.result.bytes
    }
    console.log(`export ${format}: median ${ms(percentile(times, 0.5))}, slowest ${ms(Math.max(...times))}, ${bytes} bytes`)
  }
}

/** GET /courses/{id} with wrk: a small course, and one made from a document if a file is named. */
async function reads(file) {
  const small = (await call('POST', '/api/v1/courses', { title: 'Small', audience: 'all', level: 'beginner', language: 'en', goals: [], modules: [] })).course_id
  const made = file ? (await settled((await generation('Read', readFileSync(file, 'utf8'))).job_id)).result.course_id : undefined
  for (const [name, id] of [['small', small], ['from the document', made]].filter(([, id]) => id)) {
    const size = (await (await fetch(`${base}/api/v1/courses/${id}`, { headers: { 'X-API-Key': call.key } })).arrayBuffer()).byteLength
    wrk(id, 5, 8)
    console.log(`GET /courses/{id}, ${name} (${size} bytes):`)
    console.log(wrk(id, 15, 8))
  }
}

function wrk(id, seconds, connections) {
  return wrkOf(`/api/v1/courses/${id}`, `X-API-Key: ${call.key}`, seconds, connections)
}

function wrkOf(path, header, seconds, connections) {
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, '--latency', '-H', header, base + path]
  const printed = execFileSync('wrk', args, { encoding: 'utf8' })
  return printed.split('\n').filter((line) => /50%|90%|99%|requests in|Requests\/sec|Non-2xx/.test(line)).join('\n')
}

/** Latency of each kind of request with one caller: what a round trip costs when nothing else runs. */
async function routes() {
  const course = (await call('POST', '/api/v1/courses', { title: 'R', audience: 'all', level: 'beginner', language: 'en', goals: [], modules: [] })).course_id
  const job = (await generation('Tides', paragraph)).job_id
  await settled(job)
  const steps = {
    getHealth: () => call('GET', '/api/v1/health'),
    getCourse: () => call('GET', `/api/v1/courses/${course}`),
    listCourses: () => call('GET', '/api/v1/courses?limit=20'),
    createCourse: () => call('POST', '/api/v1/courses', { title: 'R', audience: 'all', level: 'beginner', language: 'en', goals: [], modules: [] }),
    getJob: () => call('GET', `/api/v1/jobs/${job}`),
    listJobs: () => call('GET', '/api/v1/jobs?limit=20'),
    createUpload: () => call('POST', '/api/v1/uploads', { name: 'a', media_type: 'text/plain', bytes: 500 }),
  }
  for (const [name, step] of Object.entries(steps)) {
    const times = []
    for (let i = 0; i < 400; i++) {
      const start = performance.now()
      await step()
      times.push(performance.now() - start)
      if (i % 100 === 99) await pause(20)
    }
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(times.slice(100), share).toFixed(1))
    console.log(`${name.padEnd(14)} p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms`)
  }
}

/**
 * Signing in at 20 a second and as fast as eight callers can; then GET /users/me with a token and GET /courses with a key by wrk.
 * The host must let one address and one person do so: start it with LYCEUM_PARAMETER_TrustedNetworks=127.0.0.0/8
 * LYCEUM_PARAMETER_RateLimits=free.minute=10000000,free.hour=100000000 ./lyceum up
 */
async function sessions() {
  const people = []
  for (let i = 0; i < 40; i++) {
    const person = { email: `figures-${Date.now()}-${i}@example.org`, password: 'nine slow herons over the weir' }
    await call('POST', '/api/v1/auth/register', { ...person, name: 'Somebody' })
    people.push(person)
  }
  const logIn = async (i) => {
    const start = performance.now()
    const session = await call('POST', '/api/v1/auth/login', people[i % people.length])
    return { took: performance.now() - start, token: session.access_token }
  }
  for (let i = 0; i < 100; i++) await logIn(i)
  const steady = []
  for (let i = 0; i < 400; i++) {
    steady.push(logIn(i))
    await pause(50)
  }
  const times = (await Promise.all(steady)).map((one) => one.took)
  console.log(`logIn at 20 a second: ${[0.5, 0.95, 0.99].map((share) => `p${share * 100} ${ms(percentile(times, share))}`).join(', ')}`)
  let done = 0
  const until = performance.now() + 10_000
  const caller = async (n) => {
    for (let i = n; performance.now() < until; i += 8, done++) await logIn(i)
  }
  await Promise.all(Array.from({ length: 8 }, (_, n) => caller(n)))
  console.log(`logIn, eight callers: ${(done / 10).toFixed(0)} a second`)
  const { token } = await logIn(0)
  for (const [name, path, header] of [
    ['GET /users/me with a token', '/api/v1/users/me', `Authorization: Bearer ${token}`],
    ['GET /courses with a key', '/api/v1/courses', `X-API-Key: ${call.key}`],
  ]) {
    wrkOf(path, header, 5, 8)
    console.log(`${name}:\n${wrkOf(path, header, 15, 8)}`)
  }
}

/** Each operation that tells what was measured, at 20 requests a second; some seconds of other requests come before. */
async function metrics() {
  for (let i = 0; i < 200; i++) await call('GET', `/api/v1/courses?limit=${1 + (i % 20)}`)
  const to = new Date()
  const range = `from=${new Date(to - 3_600_000).toISOString()}&to=${to.toISOString()}`
  const paths = ['/health/performance', '/metrics/performance', '/metrics/database', '/metrics/ai-services', '/metrics/connections', '/metrics/queues', '/metrics/system', '/metrics']
  const lists = ['summary', 'endpoints', 'slow-requests', 'error-requests'].map((one) => `/api/v1/performance/${one}?${range}`)
  for (const path of [...paths, ...lists]) {
    const ask = async () => {
      const start = performance.now()
      const response = await fetch(base + path, { headers: { 'X-API-Key': call.key } })
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`${path}: ${response.status}`)
      return performance.now() - start
    }
    for (let i = 0; i < 20; i++) await ask()
    const asked = []
    for (let i = 0; i < 200; i++) {
      asked.push(ask())
      await pause(50)
    }
    const times = await Promise.all(asked)
    console.log(`${path.replace(/\?.*/, '').padEnd(36)} ${[0.5, 0.95, 0.99].map((share) => `p${share * 100} ${ms(percentile(times, share))}`).join(', ')}`)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const measurements = { queue, courses, exports, reads, routes, sessions, metrics, pages: (times) => pages(base, call.key, Number(times ?? 20)) }
  const measure = measurements[process.argv[2]]
  try {
    if (!measure) throw new Error(`knows ${Object.keys(measurements).join(', ')}`)
    call.key = operatorKey(join(here, '..'))
    await measure(process.argv[3])
  } catch (error) {
    console.error(`figures: ${error.message}`)
    process.exitCode = 1
  }
}
