// The conversation: arriving messages, grouping, days, and staying at the end.
import { t } from './messages.js'
import { $, $$, debounce, on, onPage } from './dom.js'
import { format } from './locale.js'
import { refreshCounts } from './counts.js'
import { post } from './http.js'
import { viewer } from './viewer.js'
import { now } from './clock.js'

const GROUP_MS = 5 * 60_000
const NEAR_PX = 120
const READ_AFTER_MS = 600
const day = format({ weekday: 'long', day: 'numeric', month: 'long' })

let page = null
let scroller = null
let unseen = 0

export const lastSeq = () => Number(page?.dataset.seq ?? 0)
/** Public words of somebody else after `seq`. */
export const newSince = seq => $$(`#thread-${viewer.ticket} > .message`).filter(item => Number(item.dataset.seq) > seq && item.dataset.author !== viewer.me && ['customer', 'agent'].includes(item.dataset.kind)).length
export const sawSeq = seq => { if (page && seq > lastSeq()) page.dataset.seq = seq }

const atEnd = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_PX
export function toEnd(behavior = 'instant') {
  scroller?.scrollTo({ top: scroller.scrollHeight, behavior })
}

/** After something in the thread grew: who was at its end stays there. */
export const stayAtEnd = () => { if (wasAtEnd) toEnd() }

/** When an item was said or done: a time inside its words is another one. */
const SAID_AT = '.message__time, .handoff__line > time, :scope > time'

/** Days between what was said, and one header for what one author said in a row. */
export function group(list) {
  let before = null
  let today = new Date(now()).toDateString()
  for (const old of $$(':scope > .day', list)) old.remove()
  for (const item of [...list.children]) {
    const at = Date.parse($(SAID_AT, item)?.dateTime ?? '')
    const date = Number.isNaN(at) ? today : new Date(at).toDateString()
    if (before ? date !== before.date : date !== today) item.before(separator(at, date === today))
    const same = before && item.matches('.message') && before.item.dataset.kind === item.dataset.kind && before.item.dataset.author === item.dataset.author
    const groups = same && !['note', 'suppressed', 'system'].includes(item.dataset.kind) && date === before.date && at - before.at < GROUP_MS
    item.classList.toggle('message--continued', Boolean(groups))
    before = { item, at, date }
  }
}

function separator(at, isToday) {
  const item = document.createElement('li')
  item.className = 'day'
  item.textContent = isToday ? t('today') : day.format(at)
  return item
}

/** Adds or replaces an item by its id, at its place by seq. Twice is the same as once. */
export function place(item, seq) {
  const list = $(`#thread-${viewer.ticket}`)
  const end = atEnd()
  const old = document.getElementById(item.id)
  const own = item.dataset.author === viewer.me
  const next = $$(':scope > [data-seq]', list).find(other => other !== old && Number(other.dataset.seq) > seq)
  // Words that waited in the outbox come after what was said meanwhile.
  if (old && Number(old.dataset.seq) !== seq) old.remove()
  if (old?.isConnected) old.replaceWith(item)
  else if (next) next.before(item)
  else list.append(item)
  if (!old) item.classList.add('is-new')
  group(list)
  if (end || own) toEnd(own && !end ? 'smooth' : 'instant')
  else if (!old) { unseen += 1; showPill() }
  markRead()
}

/** Puts earlier items before the others; what is being read stays where it is. */
export function prepend(items) {
  const list = $(`#thread-${viewer.ticket}`)
  const below = scroller.scrollHeight - scroller.scrollTop
  for (const item of items) document.getElementById(item.id)?.remove()
  list.prepend(...items)
  group(list)
  scroller.scrollTop = scroller.scrollHeight - below
}

function showPill() {
  $('[data-to-end]').hidden = unseen === 0
  $('[data-to-end-text]').textContent = t('unseen', { count: unseen })
}

const markRead = debounce(() => {
  if (document.hidden || !viewer.ticket || !atEnd() || lastSeq() <= Number(page.dataset.read ?? 0)) return
  const read = page
  read.dataset.read = lastSeq()
  $(`#row-${viewer.ticket}`)?.removeAttribute('data-unread')
  post(`/tickets/${viewer.ticket}/read`, { seq: lastSeq() }).then(refreshCounts, () => delete read.dataset.read)
}, READ_AFTER_MS)

// The composer grows and shrinks with its text, and pictures get their height as they arrive: the end of the thread stays where it was.
let wasAtEnd = true
let last = { top: 0, height: 0 }
const ofThread = new ResizeObserver(stayAtEnd)
const ofComposer = new ResizeObserver(([entry]) => {
  const sheet = scroller.closest('.ticket__main')
  sheet.style.setProperty('--composer-height', `${entry.borderBoxSize[0].blockSize}px`)
})

/** Words that grew leave nobody behind: only who scrolls leaves the end. */
function scrolled() {
  const { scrollTop: top, scrollHeight: height } = scroller
  const hasGrown = height > last.height && top >= last.top
  last = { top, height }
  wasAtEnd = atEnd() || wasAtEnd && hasGrown
  if (unseen && wasAtEnd) { unseen = 0; showPill(); markRead() }
}

onPage(() => {
  ofThread.disconnect()
  ofComposer.disconnect()
  page = $('[data-ticket]')
  scroller = $('[data-thread]')
  unseen = 0
  if (!scroller) return
  $$('.messages').forEach(group)
  toEnd()
  wasAtEnd = true
  last = { top: scroller.scrollTop, height: scroller.scrollHeight }
  // Again when every element of the page has been seen to (`onArrive`).
  queueMicrotask(stayAtEnd)
  scroller.addEventListener('scroll', scrolled, { passive: true })
  scroller.addEventListener('load', () => { if (wasAtEnd && scroller.scrollTop >= last.top) toEnd() }, true)
  ofThread.observe(scroller)
  ofComposer.observe($('#composer'))
  markRead()
})
addEventListener('focus', () => { if (scroller) markRead() })
on('click', '[data-to-end]', () => { unseen = 0; showPill(); toEnd('smooth') })
