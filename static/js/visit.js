// Going on to another page: one of the inbox comes into this page; without a connection the present one stays.
import { t } from './messages.js'
import { on } from './dom.js'
import { getJson, Problem, SignedOut, Unreachable } from './http.js'
import { isLive } from './live.js'
import { fits, isShown, show, shownAddress } from './pages.js'
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

/** Shows it within this page. False if that is not possible, for whatever reason: a whole page then says what is the matter. */
async function showHere(url, options) {
  if (!fits(url)) return false
  try {
    return await show(url, options)
  } catch (error) {
    if (error instanceof SignedOut) throw error
    if (!(error instanceof Unreachable || error instanceof Problem)) throw error
    return false
  }
}

/** Opens a page of the console if the server can be reached; true unless the present one stays. Who is signed out signs in on the way. */
export async function goTo(address, options) {
  const url = new URL(address, location.href)
  try {
    if (!isLive()) await reach()
    if (await showHere(url, options)) return true
    if (fits(url)) await reach()
  } catch (error) {
    if (error instanceof SignedOut) {
      if (options?.isBack) return false // the page says so
    } else if (error instanceof Unreachable) {
      toast({ tone: 'told', title: t('offline'), detail: t('offline-then') })
      return false
    }
  }
  document.dispatchEvent(new CustomEvent('baton:going-on'))
  location.assign(url)
  return true
}

on('click', 'a[href]', (event, link) => {
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (event.defaultPrevented || !isPlain || link.target || link.hasAttribute('download')) return
  if (link.origin !== location.origin || link.hash && link.pathname === location.pathname) return
  if (isLive() && !fits(link)) return
  event.preventDefault()
  goTo(link.href)
})

// Back and forward. Where that fails, the address says again what is shown.
addEventListener('popstate', async () => {
  const url = new URL(location.href)
  if (isShown(url) || url.hash) return
  if (!await goTo(url, { isBack: true })) history.pushState(null, '', shownAddress())
})
