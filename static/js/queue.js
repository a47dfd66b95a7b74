// The queue: arriving rows, their order, unread marks, filter and scroll.
import { $, $$, on, onArrive, onPage, parse, throttle } from './dom.js'
import { getHtml } from './http.js'
import { t } from './messages.js'
import { viewer } from './viewer.js'
import { forget } from './ahead.js'
import { comesBefore, newlyOverdue, regroup, regroupAll } from './groups.js'
import { refreshCounts } from './counts.js'

const HOVER_WAIT_MS = 700
const FILTERED_EVERY_MS = 5_000
const OVERDUE_EVERY_MS = 2_000
const list = () => $('#queue-list')
const rows = () => $('#rows')
const scroller = () => $('[data-scroll]')
const filter = () => $('[data-filter]')

/** What the list was asked for. */
const asked = () => {
  const { view = viewer.view, team, status, savedView: saved, filters: filter, sort } = list()?.dataset ?? {}
  return new URLSearchParams(Object.entries({ view, team, status, saved, filter, sort }).filter(([, value]) => value))
}
// Only the server knows what filters find.
const isFiltered = () => Boolean(list().dataset.savedView || list().dataset.filters)
const refreshFiltered = throttle(() => { if (list() && isFiltered()) refreshQueue().catch(() => {}) }, FILTERED_EVERY_MS)

/** True if the row belongs to what is shown. */
function belongs({ owner, team, status, invited, invitedTeam }) {
  const shown = list().dataset
  if (shown.status ? shown.status !== status : status === 'closed') return false
  if (shown.team && shown.team !== team) return false
  if (shown.view === 'mine') return owner === viewer.me || invited === viewer.me
  return shown.view === 'all' || viewer.teams.includes(team) || viewer.teams.includes(invitedTeam)
}

/** The first row after the given one, by halves: the list is in order but for the rows that are to settle. */
function nextOf(row, all) {
  let from = 0
  let to = all.length
  while (from < to) {
    const middle = from + to >> 1
    if (comesBefore(all[middle], row)) from = middle + 1
    else to = middle
  }
  return all[from] ?? null
}
const insert = (row, onto = rows()) => onto.insertBefore(row, nextOf(row, onto.children))

// A row that moves under the pointer is a wrong click: order waits until the pointer has left.
const moving = new Set()
let settling = null
function settle() {
  clearTimeout(settling)
  if (rows()?.matches(':hover')) { settling = setTimeout(settle, HOVER_WAIT_MS); return }
  const changed = [...moving].map(id => document.getElementById(id)).filter(row => row?.parentElement === rows())
  moving.clear()
  const beside = (row, step) => { do row = row[step]; while (changed.includes(row)); return row }
  const isMisplaced = row => {
    const [above, below] = [beside(row, 'previousElementSibling'), beside(row, 'nextElementSibling')]
    return above && !comesBefore(above, row) || below && !comesBefore(row, below)
  }
  const misplaced = changed.filter(isMisplaced)
  const focused = document.activeElement
  for (const row of misplaced) row.remove()
  for (const row of misplaced) insert(row)
  const opened = misplaced.find(row => row.dataset.number === viewer.ticket)
  // The list follows it up, and not down to its end: what is due stays in sight.
  if (opened && opened.getBoundingClientRect().top < rows().parentElement.getBoundingClientRect().top) opened.scrollIntoView({ block: 'nearest' })
  if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true })
}

/** What is written for the open ticket, and not sent, stands in its row. */
function showDraft({ detail: { kind, text } }) {
  const row = kind === 'reply' && document.getElementById(`row-${viewer.ticket}`)
  if (!row) return
  $('.row__draft', row)?.remove()
  if (!text.trim()) return
  const line = Object.assign(document.createElement('span'), { className: 'row__said row__draft', dir: 'auto' })
  line.append(Object.assign(document.createElement('b'), { textContent: t('draft-mark') }), ` ${text.trim()}`)
  $('.row__said', row).before(line)
}
document.addEventListener('baton:begun', showDraft)

/** How many messages are new; a ticket that was never looked at is new as a whole. */
function countNew(row, before, isNews) {
  if (before === undefined || before === null) return
  const count = Number(before) + (isNews ? 1 : 0)
  if (count > 0) $('.row__unread', row).dataset.count = count
}

export function upsert(html) {
  const row = parse(html)
  if (!list() || !row) return
  const old = document.getElementById(row.id)
  forget(row.dataset.number)
  refreshCounts()
  if (isFiltered()) { refreshFiltered(); if (!old) return }
  if (!belongs(row.dataset)) { old?.remove(); return }
  regroup(row)
  const isNews = Number(row.dataset.messageSeq) > Number(old?.dataset.messageSeq ?? 0)
  const isOpen = row.dataset.number === viewer.ticket && !document.hidden
  // A row that was not there is new as a whole.
  const wasUnread = !old || old.hasAttribute('data-unread')
  row.toggleAttribute('data-unread', !isOpen && (isNews || wasUnread))
  const draft = old && $('.row__draft', old)
  if (draft) $('.row__said', row).before(draft)
  countNew(row, old && (wasUnread ? $('.row__unread', old).dataset.count : 0), isNews)
  if (!old) { row.classList.add('is-new'); insert(row); return }
  if (old.contains(document.activeElement)) { old.replaceWith(row); $('a', row).focus({ preventScroll: true }) } else old.replaceWith(row)
  // What keeps its place in the order is where it belongs.
  if (row.dataset.order === old.dataset.order && row.dataset.group === old.dataset.group) return
  moving.add(row.id)
  settle()
}

/** A closed ticket leaves every list but that of closed ones, where it may be told of again: a note, say. */
export function remove(id) {
  forget(id.replace('row-', ''))
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
  regroupAll(next)
  const there = new Set($$('.row', onto).map(({ id }) => id))
  for (const row of $$('.row', next)) if (!there.has(row.id)) insert(row, $('.rows', onto))
  const more = $('[data-more]', next)
  if (more) link.replaceWith(more)
  else link.remove()
  return true
}

/** The first row of what is seen that has its place in the fresh list still: one that goes elsewhere takes nobody along. */
function topRow(fresh) {
  const { top } = scroller().getBoundingClientRect()
  const isThere = ({ id, dataset: { order, group } }) => $(`#${id}[data-order="${order}"]`, fresh)?.dataset.group === group
  return $$('.row').find(row => row.getBoundingClientRect().bottom > top && isThere(row))
}
/** Where a row stands in the list: the list itself moves when something comes to stand above it. */
const placeOf = row => row.getBoundingClientRect().top - scroller().getBoundingClientRect().top

/** Rows are as tall as they are only once they are painted: the one on top is put back until it stays. */
function holdInPlace(id, place, frames = 4) {
  const row = document.getElementById(id)
  if (!row) return
  scroller().scrollTop += placeOf(row) - place
  if (frames) requestAnimationFrame(() => holdInPlace(id, place, frames - 1))
}

/**
 * Asks for the list again, as far as it was loaded; what the page knew to be unread stays so, and what is seen stays
 * where it is. Answers how many pages that were.
 */
export async function refreshQueue() {
  if (!list()) return 0
  const wanted = $$('.row').length
  const fresh = parse(await getHtml(`/queue/fragment?${asked()}`))
  if (fresh?.id !== 'queue-list') return 1
  regroupAll(fresh)
  let pages = 1
  while ($('[data-more]', fresh) && $$('.row', fresh).length < wanted && await append(fresh)) pages += 1
  const focused = document.activeElement?.closest?.('.row')?.id
  const top = topRow(fresh)
  const place = top && placeOf(top)
  const scrolled = scroller().scrollTop
  list().replaceWith(fresh)
  shown = fresh
  scroller().scrollTop = scrolled
  // At its beginning it stays there: what comes above is to be seen.
  if (top && scrolled) holdInPlace(top.id, place)
  if (focused) $('a', document.getElementById(focused) ?? document.body)?.focus({ preventScroll: true })
  search()
  refreshCounts()
  document.dispatchEvent(new CustomEvent('baton:listed'))
  return pages
}

const sought = () => filter()?.value.trim().toLocaleLowerCase() ?? ''
const matches = row => row.textContent.toLocaleLowerCase().includes(sought())

onArrive('.row', row => {
  const link = $('a', row)
  link.href = `/tickets/${row.dataset.number}?${asked()}`
  if (row.dataset.number === viewer.ticket) link.setAttribute('aria-current', 'true')
  if (sought()) row.hidden = !matches(row)
})

/** Marks the row of the open ticket, and no other. */
function showOpen() {
  for (const old of $$('.row > a[aria-current]')) old.removeAttribute('aria-current')
  const row = viewer.ticket && document.getElementById(`row-${viewer.ticket}`)
  if (!row) return
  $('a', row).setAttribute('aria-current', 'true')
  row.removeAttribute('data-unread')
}

function search() {
  if (!filter()) return
  for (const row of $$('.row')) row.hidden = !matches(row)
  rows().classList.toggle('is-filtered', Boolean(filter().value))
  $('.queue__none').hidden = !filter().value || $$('.row:not([hidden])').length > 0
}

on('input', '[data-filter]', search)
on('keydown', '[data-filter]', (event, box) => {
  if (event.key === 'Escape') { box.value = ''; search(); box.blur() }
  if (event.key === 'Enter') $('.row:not([hidden]) a')?.click()
})

on('click', '[data-more]', async (event, link) => {
  event.preventDefault()
  // One page for two clicks.
  if (link.ariaBusy) return
  link.ariaBusy = 'true'
  if (!await append(list()).catch(() => false)) location.assign(link.href)
})

// Each view keeps its place, over another page and over a reload.
const key = () => `scroll:${scroller().dataset.scroll}`
const keepPlace = () => { if (scroller()) sessionStorage.setItem(key(), scroller().scrollTop) }
addEventListener('pagehide', keepPlace)
document.addEventListener('baton:leaving', keepPlace)

setInterval(() => {
  if (document.hidden || !list()) return
  const overdue = newlyOverdue(list())
  for (const row of overdue) moving.add(row.id)
  if (overdue.length) settle()
}, OVERDUE_EVERY_MS)

let shown = null
onPage(() => {
  if (list()) regroupAll(list())
  showOpen()
  if (!scroller() || shown === list()) return
  shown = list()
  scroller().scrollTop = Number(sessionStorage.getItem(key()) ?? 0)
  $('[aria-current="true"]', scroller())?.scrollIntoView({ block: 'nearest' })
})
