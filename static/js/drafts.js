// Drafts: on this machine at once, on the server a moment later.
import { $, debounce } from './dom.js'
import { request } from './http.js'
import { viewer } from './viewer.js'
import { now } from './clock.js'

const QUIET_MS = 700
const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const key = kind => `draft:${viewer.me}:${viewer.ticket}:${kind}`
const say = text => { const line = $('[data-saved]'); if (line) line.textContent = text }

/** What this machine kept and the server may not have; null if they agree. */
export const keptDraft = kind => localStorage.getItem(key(kind))

async function save(kind, text, keepalive = false) {
  try {
    await request('PUT', `/tickets/${viewer.ticket}/draft`, Object.entries({ kind, text }), { keepalive })
    if (localStorage.getItem(key(kind)) === text) localStorage.removeItem(key(kind))
    say(text ? `Draft saved ${clock.format(now())}` : '')
  } catch {
    say('Draft saved on this device')
  }
}

const saveSoon = debounce(save, QUIET_MS)
let pending = null

export function keepDraft(kind, text) {
  localStorage.setItem(key(kind), text)
  pending = { kind, text }
  saveSoon(kind, text)
}

export function dropDraft(kind) {
  pending = null
  localStorage.removeItem(key(kind))
  saveSoon(kind, '')
}

addEventListener('pagehide', () => { if (pending && keptDraft(pending.kind) !== null) save(pending.kind, pending.text, true) })
document.addEventListener('baton:online', () => { if (pending && keptDraft(pending.kind) !== null) save(pending.kind, pending.text) })
