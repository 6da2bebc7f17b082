// How long the pages take to open: with nothing kept, and again with what the browser has kept.
import { Browser } from './browser.mjs'
import { percentile } from './percentile.mjs'

/** What is there once a page shows what it is for. */
const PAGES = {
  '/': '.row',
  '/docs': '.opblock',
  '/redoc': '[data-section-id]',
  '/problems': '.problem',
  '/console': '#tiles dd',
  '/admin-metrics.html': '#charts canvas',
}

async function opened(browser, context, address, shown, script) {
  const { targetId } = await browser.ask('Target.createTarget', { url: 'about:blank', browserContextId: context })
  const { sessionId } = await browser.ask('Target.attachToTarget', { targetId, flatten: true })
  const ask = (method, params) => browser.ask(method, params, sessionId)
  await ask('Page.enable')
  await ask('Network.enable')
  await ask('Page.addScriptToEvaluateOnNewDocument', { source: script })
  let [requests, bytes] = [0, 0]
  const ignore = browser.listen(({ method, params, sessionId: from }) => {
    if (from !== sessionId) return
    if (method === 'Network.requestWillBeSent') requests++
    if (method === 'Network.loadingFinished') bytes += params.encodedDataLength
  })
  const loaded = new Promise((done) => {
    const stop = browser.listen(({ method, sessionId: from }) => {
      if (from === sessionId && method === 'Page.loadEventFired') {
        stop()
        done()
      }
    })
  })
  await ask('Page.navigate', { url: address })
  await loaded
  const expression = `new Promise((done) => {
    const look = () => document.querySelector(${JSON.stringify(shown)})
      ? done({ load: performance.getEntriesByType("navigation")[0].loadEventStart, shown: performance.now() })
      : setTimeout(look, 5)
    look()
  })`
  const { result } = await ask('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  ignore()
  await browser.ask('Target.closeTarget', { targetId })
  return { ...result.value, requests, bytes }
}

function told(name, times) {
  const of = (figure, share) => percentile(times.map((one) => one[figure]), share)
  const span = (figure) => `${Math.round(of(figure, 0.5))} / ${Math.round(of(figure, 0.95))} ms`
  return `${name}: load ${span('load')}, shown ${span('shown')}, ${of('requests', 0.5)} requests, ${(of('bytes', 0.5) / 1024).toFixed(1)} KiB`
}

/** Opens each page so many times cold, and once more warm; prints medians and 95th percentiles. */
export async function pages(base, key, times = 20) {
  const browser = await Browser.start()
  const script = `sessionStorage.setItem("lyceum.metrics", ${JSON.stringify(JSON.stringify({ authorization: `ApiKey ${key}` }))})`
  console.log(`each opened ${times} times; load event and what the page is for being there, median / p95; requests and bytes until then, median`)
  try {
    for (const [path, shown] of Object.entries(PAGES)) {
      const [cold, warm] = [[], []]
      for (let i = 0; i < times; i++) {
        const context = await browser.fresh()
        cold.push(await opened(browser, context, base + path, shown, script))
        warm.push(await opened(browser, context, base + path, shown, script))
        await browser.forget(context)
      }
      console.log(told(`${path} cold`, cold))
      console.log(told(`${path} warm`, warm))
    }
  } finally {
    await browser.close()
  }
}
