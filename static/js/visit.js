// Going on to another page: without a connection the present one stays, instead of the browser's error page.
import { on } from './dom.js'
import { getJson, SignedOut, Unreachable } from './http.js'
import { isLive } from './live.js'
import { toast } from './toast.js'

/** When the server is asked again before the page says that there is none: one that starts again is back by then. */
const ASKS_AGAIN_MS = [500, 1_000, 1_500]

async function reach(waits_ms = ASKS_AGAIN_MS) {
  try {
    await getJson('/queue/counts')
  } catch (error) {
    const [wait_ms, ...later_ms] = waits_ms
    const mayPass = error instanceof Unreachable && !(error instanceof SignedOut) && navigator.onLine
    if (!mayPass || wait_ms === undefined) throw error
    await new Promise(resolve => setTimeout(resolve, wait_ms))
    await reach(later_ms)
  }
}

/** Opens a page of the console if the server can be reached. */
export async function goTo(address) {
  try {
    if (!isLive()) await reach()
  } catch (error) {
    if (error instanceof SignedOut) return // the page says so
    if (error instanceof Unreachable) {
      toast({ tone: 'told', title: 'No connection', detail: 'This page stays open. Try again once you are back online.' })
      return
    }
  }
  document.dispatchEvent(new CustomEvent('baton:going-on'))
  location.assign(address)
}

on('click', 'a[href]', (event, link) => {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (event.defaultPrevented || !isPlain || isLive() || link.target || link.hasAttribute('download')) return
  if (link.origin !== location.origin || link.hash && link.pathname === location.pathname) return
  event.preventDefault()
  goTo(link.href)
})
