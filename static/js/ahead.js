// The tickets that are probably opened next, fetched before they are. On the server this reads nothing and shows nobody.
import { $$, on, onPage } from './dom.js'
import { request, Unreachable, Problem } from './http.js'
import { viewer } from './viewer.js'

/** Who rests on a row for this long means it. */
const DWELL_MS = 80
const FRESH_MS = 10_000
/** First what is open is read. */
const NEXT_AFTER_MS = 400
const pages = new Map()
let timer = null

const numberOf = address => /^\/tickets\/(\d+)$/.exec(new URL(address, location.href).pathname)?.[1]
const isFresh = ({ at }) => performance.now() - at < FRESH_MS

/** Something happened on this ticket: what was fetched of it is old. */
export const forget = number => pages.delete(String(number))

/** A page that was fetched ahead, if the ticket is still as it shows it; else null. */
export async function take(address) {
  clearTimeout(timer)
  const number = numberOf(address)
  const page = pages.get(number)
  if (!page || page.address !== address || !isFresh(page)) return null
  const html = await page.html
  const isCurrent = pages.get(number) === page
  pages.delete(number)
  return isCurrent ? html : null
}

function fetchAhead({ href }) {
  for (const [old, page] of pages) if (!isFresh(page)) pages.delete(old)
  const number = numberOf(href)
  const known = pages.has(number)
  if (!number || number === viewer.ticket || !navigator.onLine || document.hidden || known) return
  const html = request('GET', href, null, { accept: 'text/html', purpose: 'prefetch' })
  // Whoever opens it hears why.
  const none = error => { if (error instanceof Problem || error instanceof Unreachable) return null; throw error }
  pages.set(number, { address: href, at: performance.now(), html: html.catch(none) })
}

for (const event of ['pointerover', 'focusin']) {
  on(event, '.row > a', (_, link) => {
    clearTimeout(timer)
    timer = setTimeout(() => fetchAhead(link), DWELL_MS)
  })
}
for (const event of ['pointerout', 'focusout']) on(event, '.row > a', () => clearTimeout(timer))

/** The ticket below the open one. */
function fetchNext() {
  const links = $$('.row:not([hidden]) > a')
  const here = links.findIndex(link => link.hasAttribute('aria-current'))
  if (here >= 0 && links[here + 1]) fetchAhead(links[here + 1])
}
onPage(() => { if (viewer.ticket) setTimeout(fetchNext, NEXT_AFTER_MS) })
