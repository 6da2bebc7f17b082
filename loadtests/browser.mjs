// Chromium without a window, led through a pipe by its DevTools protocol: no library is needed for that.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome']
const OPTIONS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--remote-debugging-pipe']

function started(program, folder) {
  return new Promise((done, failed) => {
    const child = spawn(program, [...OPTIONS, `--user-data-dir=${folder}`, 'about:blank'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] })
    child.once('spawn', () => done(child))
    child.once('error', failed)
  })
}

export class Browser {
  #asked = new Map()
  #number = 0
  #listeners = new Set()

  static async start() {
    const folder = mkdtempSync(join(tmpdir(), 'lyceum-pages-'))
    for (const program of PROGRAMS) {
      const child = await started(program, folder).catch(() => undefined)
      if (child) return new Browser(child, folder)
    }
    throw new Error('needs Chromium and found none. On Debian: apt-get install chromium')
  }

  constructor(child, folder) {
    this.child = child
    this.folder = folder
    let rest = ''
    child.stdio[4].setEncoding('utf8').on('data', (data) => {
      const messages = (rest + data).split('\0')
      rest = messages.pop()
      messages.map((text) => JSON.parse(text)).forEach((message) => this.#hear(message))
    })
  }

  #hear(message) {
    if (!message.id) {
      this.#listeners.forEach((listener) => listener(message))
      return
    }
    const { done, failed } = this.#asked.get(message.id)
    this.#asked.delete(message.id)
    if (message.error) failed(new Error(message.error.message))
    else done(message.result)
  }

  ask(method, params = {}, sessionId) {
    const id = ++this.#number
    this.child.stdio[3].write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    return new Promise((done, failed) => this.#asked.set(id, { done, failed }))
  }

  listen(listener) {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A browser that knows nothing yet: its own cache, its own storage. */
  async fresh() {
    const { browserContextId } = await this.ask('Target.createBrowserContext')
    return browserContextId
  }

  forget(browserContextId) {
    return this.ask('Target.disposeBrowserContext', { browserContextId })
  }

  async close() {
    const ended = new Promise((done) => this.child.once('exit', done))
    this.child.kill()
    await ended
    rmSync(this.folder, { recursive: true, force: true })
  }
}
