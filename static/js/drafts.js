// Drafts: on this machine at once, on the server a moment later. The tabs of one account share them.
import { $, debounce } from './dom.js'
import { request } from './http.js'
import { viewer } from './viewer.js'
import { now } from './clock.js'

const QUIET_MS = 700
const KINDS = ['reply', 'note']
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const key = kind => `draft:${viewer.account}:${viewer.ticket}:${kind}`
const say = text => { const line = $('[data-saved]'); if (line) line.textContent = text }

/** What this machine kept and the server may not have; null if they agree. */
export const keptDraft = kind => localStorage.getItem(key(kind))

async function save(kind, keepalive = false) {
  const text = keptDraft(kind)
  if (text === null) return
  try {
    await request('PUT', `/tickets/${viewer.ticket}/draft`, Object.entries({ kind, text }), { keepalive })
    if (keptDraft(kind) === text) localStorage.removeItem(key(kind))
    if (KINDS.every(other => keptDraft(other) === null)) say(text ? `Draft saved ${clock.format(now())}` : '')
  } catch {
    say(text ? 'Draft saved on this device' : '')
  }
}

// One clock for each: a note begun right after a reply does not push the reply aside.
const soon = Object.fromEntries(KINDS.map(kind => [kind, debounce(() => save(kind), QUIET_MS)]))

export function keepDraft(kind, text) {
  try { localStorage.setItem(key(kind), text) } catch { say('This browser is full: the draft is kept on this page only') }
  soon[kind]()
}

/** Calls `heard(kind, text)` when another tab writes the same draft. */
export const onDraftElsewhere = heard => addEventListener('storage', event => {
  const kind = KINDS.find(kind => event.key === key(kind))
  if (kind && event.newValue !== null) heard(kind, event.newValue)
})

const saveAll = keepalive => { if (viewer.ticket) for (const kind of KINDS) save(kind, keepalive) }
addEventListener('pagehide', () => saveAll(true))
for (const event of ['baton:online', 'baton:signed-in']) document.addEventListener(event, () => saveAll(false))
saveAll(false)
