// Drafts: on this machine at once, on the server a moment later. The tabs of one account share them.
import { t } from './messages.js'
import { $, debounce, onPage } from './dom.js'
import { request } from './http.js'
import { viewer } from './viewer.js'
import { clock, now } from './clock.js'

const QUIET_MS = 700
const KINDS = ['reply', 'note']
const key = kind => `draft:${viewer.account}:${viewer.ticket}:${kind}`
const say = text => { const line = $('[data-saved]'); if (line) line.textContent = text }

/** A page that was on its way while this was saved does not have it yet. */
const JUST_MS = 15_000
const justSaved = new Map()
const unsaved = key => localStorage.getItem(key)

/** What this machine kept and the server, or the page, may not have; null if they agree. */
export function keptDraft(kind) {
  const saved = justSaved.get(key(kind))
  const isJust = saved && performance.now() - saved.at < JUST_MS
  return unsaved(key(kind)) ?? (isJust ? saved.text : null)
}

async function save(kind, keepalive = false) {
  const [ticket, place] = [viewer.ticket, key(kind)]
  const text = unsaved(place)
  if (text === null) return
  const sent = text === '' && sentOf.has(place) && (kept.get(place) || sentOf.get(place))
  if (text) kept.set(place, text)
  const tell = words => { if (ticket === viewer.ticket) say(words) }
  try {
    await request('PUT', `/tickets/${ticket}/draft`, Object.entries({ kind, text, ...(sent ? { sent } : {}) }), { keepalive })
    justSaved.set(place, { text, at: performance.now() })
    if (unsaved(place) === text) localStorage.removeItem(place)
    if (KINDS.every(other => unsaved(key(other)) === null)) tell(text ? t('draft', { time: clock.format(now()) }) : '')
  } catch {
    tell(text ? t('draft-here') : '')
  }
}

// One clock for each: a note begun right after a reply does not push the reply aside.
const soon = Object.fromEntries(KINDS.map(kind => [kind, debounce(() => save(kind), QUIET_MS)]))

/** What the server keeps, as far as this tab knows: only that goes when it is sent. Other words, begun in another browser, stay. */
const kept = new Map()
const sentOf = new Map()

/** The page brought this draft, or another tab wrote it. */
export const knownDraft = (kind, text) => { kept.set(key(kind), text) }

/** `sent`: the words that left the box. */
export function keepDraft(kind, text, sent = '') {
  if (sent.trim()) sentOf.set(key(kind), sent)
  else sentOf.delete(key(kind))
  try { localStorage.setItem(key(kind), text) } catch { say(t('draft-full')) }
  document.dispatchEvent(new CustomEvent('baton:begun', { detail: { kind, text } }))
  soon[kind]()
}

/** Calls `heard(kind, text)` when another tab writes the same draft. */
export const onDraftElsewhere = heard => addEventListener('storage', event => {
  const kind = KINDS.find(kind => event.key === key(kind))
  if (!kind || event.newValue === null) return
  knownDraft(kind, event.newValue)
  heard(kind, event.newValue)
  // Sent from there, or thrown away.
  if (!event.newValue) say('')
})

const saveAll = keepalive => { if (viewer.ticket) for (const kind of KINDS) save(kind, keepalive) }
// What was said of the other text is not true of this one.
document.addEventListener('baton:kind', () => say(''))
addEventListener('pagehide', () => saveAll(true))
document.addEventListener('baton:leaving', () => saveAll(false))
for (const event of ['baton:online', 'baton:signed-in']) document.addEventListener(event, () => saveAll(false))
onPage(() => saveAll(false))
