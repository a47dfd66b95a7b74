// The tickets that were looked at last in this tab, newest first.
import { $, onPage } from './dom.js'
import { storedList } from './stored.js'
import { viewer } from './viewer.js'

const KEPT = 6
const key = () => `recent:${viewer.account}`
const all = () => storedList(key(), sessionStorage)

/** Without the one that is open. */
export const recent = () => all().filter(({ number }) => number !== viewer.ticket).slice(0, KEPT - 1)

onPage(() => {
  const number = viewer.ticket
  const name = $('.ticket__name h1')?.textContent
  if (!number || !name) return
  const one = { number, name, href: location.pathname + location.search }
  try { sessionStorage.setItem(key(), JSON.stringify([one, ...all().filter(other => other.number !== number)].slice(0, KEPT))) } catch { /* this browser is full: the palette does without */ }
})
