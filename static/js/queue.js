// The queue: arriving rows, their order, unread marks, filter and scroll.
import { $, $$, on, onArrive, parse } from './dom.js'
import { getHtml } from './http.js'
import { viewer } from './viewer.js'
import { refreshCounts } from './counts.js'

const HOVER_WAIT_MS = 700
const list = () => $('#queue-list')
const rows = () => $('#rows')
const scroller = $('[data-scroll]')
const filter = $('[data-filter]')

/** True if the row belongs to what is shown. */
function belongs({ owner, team, status, invited, invitedTeam }) {
  const shown = list().dataset
  if (shown.status ? shown.status !== status : status === 'closed') return false
  if (shown.team && shown.team !== team) return false
  if (shown.view === 'mine') return owner === viewer.me || invited === viewer.me
  return shown.view === 'all' || viewer.teams.includes(team) || viewer.teams.includes(invitedTeam)
}

// The server's one order (domain/dispatch/precedence.rs). RFC 3339 in UTC sorts as text; a row without a place comes last.
const order = row => row.dataset.order || '9'
const before = (a, b) => order(a) < order(b) || order(a) === order(b) && Number(a.dataset.number) < Number(b.dataset.number)

function insert(row) {
  const next = [...rows().children].find(other => other !== row && before(row, other))
  if (row.nextElementSibling !== (next ?? null) || row.parentElement !== rows()) rows().insertBefore(row, next ?? null)
}

// A row that moves under the pointer is a wrong click: order waits until the pointer has left.
let settling = null
function settle() {
  clearTimeout(settling)
  if (rows()?.matches(':hover')) { settling = setTimeout(settle, HOVER_WAIT_MS); return }
  const focused = document.activeElement
  for (const row of [...rows().children].sort((a, b) => before(a, b) ? -1 : 1)) insert(row)
  if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true })
}

export function upsert(html) {
  const row = parse(html)
  if (!list() || !row) return
  const old = document.getElementById(row.id)
  refreshCounts()
  if (!belongs(row.dataset)) { old?.remove(); return }
  const isNews = Number(row.dataset.messageSeq) > Number(old?.dataset.messageSeq ?? 0)
  const isOpen = row.dataset.number === viewer.ticket && !document.hidden
  row.toggleAttribute('data-unread', !isOpen && (isNews || old?.hasAttribute('data-unread')))
  if (!old) { row.classList.add('is-new'); insert(row); return }
  if (old.contains(document.activeElement)) { old.replaceWith(row); $('a', row).focus({ preventScroll: true }) } else old.replaceWith(row)
  settle()
}

/** A closed ticket leaves every list but that of closed ones, where it may be told of again: a note, say. */
export function remove(id) {
  if (list()?.dataset.status !== 'closed') document.getElementById(id)?.remove()
  refreshCounts()
}

/** Read in another tab: up to this `seq`. */
export function read(id, seq) {
  const row = document.getElementById(id)
  if (Number(row?.dataset.messageSeq) <= seq) row.removeAttribute('data-unread')
  refreshCounts()
}

/** The next page of the list, put after what is in it already. */
async function append(onto) {
  const link = $('[data-more]', onto)
  const next = link && parse(await getHtml(link.getAttribute('href').replace('/queue?', '/queue/fragment?')))
  if (next?.id !== 'queue-list') return false
  for (const row of $$('.row', next)) if (!$(`#${row.id}`, onto)) $('.rows', onto).append(row)
  const more = $('[data-more]', next)
  if (more) link.replaceWith(more)
  else link.remove()
  return true
}

/** The row on top of what is seen. */
const topRow = () => $$('.row').find(row => row.getBoundingClientRect().bottom > scroller.getBoundingClientRect().top)
/** Where a row stands in the list: the list itself moves when something comes to stand above it. */
const placeOf = row => row.getBoundingClientRect().top - scroller.getBoundingClientRect().top

/** Rows are as tall as they are only once they are painted: the one on top is put back until it stays. */
function holdInPlace(id, place, frames = 4) {
  const row = document.getElementById(id)
  if (!row) return
  scroller.scrollTop += placeOf(row) - place
  if (frames) requestAnimationFrame(() => holdInPlace(id, place, frames - 1))
}

/**
 * Asks for the list again, as far as it was loaded; what the page knew to be unread stays so, and what is seen stays
 * where it is. Answers how many pages that were.
 */
export async function refreshQueue() {
  if (!list()) return 0
  const { view, team, status } = list().dataset
  const wanted = rows().childElementCount
  const query = new URLSearchParams(Object.entries({ view, team, status }).filter(([, value]) => value))
  const fresh = parse(await getHtml(`/queue/fragment?${query}`))
  if (fresh?.id !== 'queue-list') return 1
  let pages = 1
  while ($('[data-more]', fresh) && $$('.row', fresh).length < wanted && await append(fresh)) pages += 1
  const focused = document.activeElement?.closest?.('.row')?.id
  const top = topRow()
  const place = top && placeOf(top)
  const scrolled = scroller.scrollTop
  list().replaceWith(fresh)
  scroller.scrollTop = scrolled
  if (top) holdInPlace(top.id, place)
  if (focused) $('a', document.getElementById(focused) ?? document.body)?.focus({ preventScroll: true })
  search()
  refreshCounts()
  return pages
}

onArrive('.row', row => {
  const link = $('a', row)
  link.href = `/tickets/${row.dataset.number}?view=${list()?.dataset.view ?? viewer.view}`
  if (row.dataset.number === viewer.ticket) link.setAttribute('aria-current', 'true')
  if (filter?.value) row.hidden = !matches(row)
})

const matches = row => row.textContent.toLocaleLowerCase().includes(filter.value.trim().toLocaleLowerCase())
function search() {
  if (!filter) return
  for (const row of $$('.row')) row.hidden = !matches(row)
  $('.queue__none').hidden = !filter.value || $$('.row:not([hidden])').length > 0
}

filter?.addEventListener('input', search)
filter?.addEventListener('keydown', event => {
  if (event.key === 'Escape') { filter.value = ''; search(); filter.blur() }
  if (event.key === 'Enter') $('.row:not([hidden]) a')?.click()
})

on('click', '[data-more]', async (event, link) => {
  event.preventDefault()
  if (!await append(list()).catch(() => false)) location.assign(link.href)
})

if (scroller) {
  const key = `scroll:${scroller.dataset.scroll}`
  scroller.scrollTop = Number(sessionStorage.getItem(key) ?? 0)
  $('[aria-current="true"]', scroller)?.scrollIntoView({ block: 'nearest' })
  addEventListener('pagehide', () => sessionStorage.setItem(key, scroller.scrollTop))
}
