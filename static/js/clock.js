// Every <time data-clock>: local, relative, and ticking where it must.
import { t } from './messages.js'
import { $$, onArrive } from './dom.js'
import { format } from './locale.js'
import { skew_ms } from './viewer.js'

const TICK_MS = 1_000
/** What a clock says is in whole minutes, up or to the nearest: it changes where the time between is a multiple of this. */
const STEP_MS = 30_000
// The last fifth of the time there was is soon; where that is not known, the last minute is.
const SOON_SHARE = 0.2
const SOON_MS = 60_000
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

export const clock = format({ hour: 'numeric', minute: '2-digit' })
const exact = format({ hour: 'numeric', minute: '2-digit', second: '2-digit' })
const date = format({ day: 'numeric', month: 'short' })
const full = format({ dateStyle: 'full', timeStyle: 'medium' })

export const now = () => Date.now() + skew_ms
const isToday = at => new Date(at).toDateString() === new Date(now()).toDateString()

const seconds = ms => t('s', { s: Math.floor(ms / 1000) })

/** For a table: `45 s`, `2 m`, `1 h 20 m`, `3 d 4 h`. */
function brief(ms) {
  if (ms < MINUTE_MS) return seconds(ms)
  if (ms < HOUR_MS) return t('m', { m: Math.floor(ms / MINUTE_MS) })
  if (ms < DAY_MS) return t('h-m', { h: Math.floor(ms / HOUR_MS), m: Math.floor(ms / MINUTE_MS % 60) })
  return t('d-h', { d: Math.floor(ms / DAY_MS), h: Math.floor(ms / HOUR_MS % 24) })
}

/** For a sentence: `45 s`, `4 min`, `1 h 20 min`, `1 day 3 h`, `3 days`. */
function span(ms) {
  const minutes = Math.round(ms / MINUTE_MS)
  const hours = Math.round(ms / HOUR_MS)
  if (ms < MINUTE_MS) return seconds(ms)
  if (minutes < 60) return t('min', { m: minutes })
  if (minutes < 24 * 60) return minutes % 60 ? t('h-min', { h: Math.floor(minutes / 60), m: minutes % 60 }) : t('h', { h: minutes / 60 })
  if (hours < 48 && hours % 24) return t('day-h', { h: hours % 24 })
  return t('days', { d: Math.round(ms / DAY_MS) })
}

/** How late: by the minutes that are over, not by the nearest. */
const overdue = ms => ms < 1_000 ? t('due-now') : t('overdue', { time: span(ms < MINUTE_MS ? ms : ms - ms % MINUTE_MS) })

function ago(ms) {
  if (ms < MINUTE_MS) return t('just-now')
  if (ms < HOUR_MS) return t('min-ago', { m: Math.floor(ms / MINUTE_MS) })
  if (ms < DAY_MS) return t('h-ago', { h: Math.floor(ms / HOUR_MS) })
  return t('d-ago', { d: Math.floor(ms / DAY_MS) })
}
/** A moment on the reader's clock, with its day unless it is today. */
export const when = (at, time = clock) => isToday(at) ? time.format(at) : `${date.format(at)}, ${time.format(at)}`

const words = {
  left: at => at >= now() ? t('left', { time: span(at - now()) }) : overdue(now() - at),
  due: (at, { dataset }) => at >= now() ? dataset.words.replace('%', span(at - now())) : overdue(now() - at),
  since: at => brief(Math.max(0, now() - at)),
  ago: at => ago(now() - at),
  time: at => when(at),
  exact: at => when(at, exact),
  day: at => isToday(at) ? t('by-time', { time: clock.format(at) }) : t('by-day', { day: date.format(at) }),
}

function paint(element) {
  const at = Date.parse(element.dateTime)
  if (Number.isNaN(at)) return
  const text = words[element.dataset.clock]?.(at, element) ?? ''
  if (element.textContent !== text) element.textContent = text
  if (!['left', 'due'].includes(element.dataset.clock)) return
  const left = at - now()
  const soon_ms = element.dataset.since ? (at - Date.parse(element.dataset.since)) * SOON_SHARE : SOON_MS
  const risk = left < 0 ? 'over' : left < soon_ms ? 'soon' : 'fine'
  if (element.dataset.risk !== risk) element.dataset.risk = risk
}

/** The clocks by the second in which they change next: most of a long list do not change now. */
const due = new Map()
const second = ms => Math.ceil(ms / TICK_MS)

function watch(element) {
  const at = Date.parse(element.dateTime)
  if (Number.isNaN(at)) return
  const between = now() - at
  const step = Math.abs(between) < MINUTE_MS + TICK_MS ? TICK_MS : STEP_MS
  const change = second(now() + step - ((between % step) + step) % step)
  if (!due.has(change)) due.set(change, new Set())
  due.get(change).add(element)
}

onArrive('time[data-clock]', element => {
  paint(element)
  watch(element)
  const at = Date.parse(element.dateTime)
  if (!Number.isNaN(at)) element.title = full.format(at)
})

// What says that a team is closed is no longer true once it opens.
function open(element) {
  if (Date.parse(element.dataset.opens) <= now()) element.remove()
}

const tick = () => {
  if (document.hidden) return
  const current = second(now() - TICK_MS)
  for (const [change, elements] of due) {
    if (change > current) continue
    due.delete(change)
    for (const element of elements) if (element.isConnected) { paint(element); watch(element) }
  }
  $$('[data-opens]').forEach(open)
}
setInterval(tick, TICK_MS)
document.addEventListener('visibilitychange', tick)
