// Going on to another page: without a connection the present one stays, instead of the browser's error page.
import { on } from './dom.js'
import { getJson, SignedOut, Unreachable } from './http.js'
import { isLive } from './live.js'
import { toast } from './toast.js'

/** Opens a page of the console if the server can be reached. */
export async function goTo(address) {
  try {
    if (!isLive()) await getJson('/queue/counts')
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
