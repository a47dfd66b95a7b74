// The outbox: what a person sent stays in this browser until the server has answered, and goes again by itself.
// Entries belong to one account and are shared by its tabs; those of one ticket go in the order in which they were made.
import { t } from './messages.js'
import { newId } from './ids.js'
import { Problem, request, Unreachable } from './http.js'
import { parsed, stored } from './stored.js'
import { viewer } from './viewer.js'

const PREFIX = `outbox:${viewer.account}:`
const LOCK = `baton-outbox-${viewer.account}`
const RETRY_MIN_MS = 1_000
const RETRY_MAX_MS = 15_000
/** Words keep; what is done to a ticket is not done by itself to what the ticket became meanwhile. */
const COMMAND_KEEPS_MS = 10 * 60_000
/** A server that fails at the same entry every time must not stop those behind it. */
const BROKEN_AFTER = 6
/** A browser lets so much go on its way after its page is gone: 64 KiB, encoded. */
const KEEPALIVE_MAX_CHARS = 7_000

const listeners = []
const promises = new Map()
const unsaved = new Map()
let failures = 0
let notBefore = 0
let timer = null
let isRunning = false
let made = 0

/** Calls `listen(entry, change, detail)` when an entry is `added`, `waiting`, `refused`, `sent` or `discarded`. */
export const onOutbox = listen => listeners.push(listen)
const tell = (entry, change, detail) => listeners.forEach(listen => listen(entry, change, detail))

const read = key => unsaved.get(key) ?? stored(key)
const find = id => entries().find(entry => entry.id === id)

/** Whether this page gave the command, and says itself what became of it. */
export const isAwaited = id => promises.has(id)

/** Everything that the server has not answered, oldest first. */
export function entries() {
  const keys = Object.keys(localStorage).filter(key => key.startsWith(PREFIX))
  return [...new Set([...keys, ...unsaved.keys()])].sort().map(read).filter(Boolean)
}

function save(entry) {
  try {
    localStorage.setItem(entry.key, JSON.stringify(entry))
    unsaved.delete(entry.key)
  } catch {
    unsaved.set(entry.key, entry) // this browser keeps no more: the tab does
  }
}

function drop(entry) {
  localStorage.removeItem(entry.key)
  unsaved.delete(entry.key)
}

function settle(entry, how, value) {
  promises.get(entry.id)?.[how](value)
  promises.delete(entry.id)
}

/**
 * Takes a command: where it goes, its fields, and for words what the bubble shows (`message`). It goes under its id, so
 * that it is done once, however often it is sent. The promise ends with the server's answer or with its refusal, after
 * however many tries.
 */
export function put({ path, fields, ticket, what, command, form = '', message = null, id = newId() }) {
  const key = `${PREFIX}${Date.now().toString(36).padStart(9, '0')}-${(made += 1).toString(36).padStart(3, '0')}-${id}`
  const entry = { key, id, path, fields: [...fields, ['client_id', id]], ticket, what, command, form, message, at: Date.now(), tries: 0, state: 'new' }
  const answer = new Promise((resolve, reject) => promises.set(id, { resolve, reject }))
  answer.catch(() => {})
  save(entry)
  tell(entry, 'added')
  // Nothing goes before what is waiting already.
  if (entries().some(({ state }) => state === 'waiting')) queueMicrotask(() => queue(find(id)))
  run()
  return { id, answer }
}

function queue(entry) {
  if (entry?.state !== 'new') return
  save({ ...entry, state: 'waiting' })
  tell(find(entry.id), 'waiting')
}

/** Once more, and now; with other fields if something about it was decided since. */
export function again(id, more = []) {
  const entry = find(id)
  if (!entry) return
  const names = more.map(([name]) => name)
  const fields = [...entry.fields.filter(([name]) => !names.includes(name)), ...more]
  save({ ...entry, fields, state: 'new', problem: null, tries: 0, at: Date.now() })
  notBefore = 0
  tell(find(id), 'added')
  run()
}

/** Takes it out unsent: thrown away, or back in the box. */
export function discard(id) {
  const entry = find(id)
  if (!entry) return null
  save({ ...entry, state: 'discarded' }) // other tabs hear of what was there last
  drop(entry)
  settle(entry, 'reject', new Problem(0, { code: 'discarded' }))
  tell(entry, 'discarded')
  return entry
}

/** The server has it: its answer came another way. */
export function arrived(id) {
  const entry = find(id)
  if (entry) done(entry, {})
}

function done(entry, answer) {
  drop(entry)
  tell(entry, 'sent', answer)
  settle(entry, 'resolve', answer)
}

/** Refused words stay, with the reason; what a refused command held is still in its form. */
function refuse(entry, problem) {
  const { status, code, message: title, detail, body } = problem
  const refused = { ...entry, state: 'refused', problem: { status, code, title, detail, body } }
  if (entry.message || !status) save(refused)
  else drop(entry)
  // What was to follow these words does not follow without them.
  if (entry.message) {
    const held = entries().filter(other => other.ticket === entry.ticket && !other.message && other.state !== 'refused' && other.key > entry.key)
    for (const command of held) refuse(command, new Problem(0, { code: 'held_back', title: t('not-done'), detail: t('held-back') }))
  }
  tell(refused, 'refused', problem)
  settle(refused, 'reject', problem)
}

const isBusy = ({ status }) => status === 408 || status === 429 || status >= 500

function waits(entry, error) {
  const tries = entry.tries + 1
  if (error instanceof Problem && error.status === 500 && tries >= BROKEN_AFTER) { refuse(entry, error); return }
  const backOff = Math.min(RETRY_MAX_MS, RETRY_MIN_MS * 2 ** failures)
  failures += 1
  notBefore = Date.now() + Math.max(error.wait_ms ?? 0, backOff * (0.5 + Math.random() / 2))
  const waiting = { ...entry, tries, state: 'waiting' }
  save(waiting)
  tell(waiting, 'waiting', error)
  entries().forEach(queue)
}

async function deliver({ id }) {
  const entry = find(id)
  if (!entry || entry.state === 'refused') return
  if (!entry.message && Date.now() - entry.at > COMMAND_KEEPS_MS) {
    refuse(entry, new Problem(0, { code: 'too_late', title: t('no-answer'), detail: t('too-late') }))
    return
  }
  try {
    const answer = await request('POST', entry.path, entry.fields, { keepalive: JSON.stringify(entry.fields).length < KEEPALIVE_MAX_CHARS })
    failures = 0
    if (find(id)) done(entry, answer)
  } catch (error) {
    if (!(error instanceof Unreachable || error instanceof Problem)) throw error
    const isThere = Boolean(find(id))
    if (isThere && (error instanceof Unreachable || isBusy(error))) waits(entry, error)
    else {
      failures = 0
      // Had it been done before, under this id it would have been answered so again: it was not.
      if (isThere) refuse(entry, error)
    }
  }
}

// One tab sends at a time, or the order is lost and a command is given twice.
const alone = run => navigator.locks ? navigator.locks.request(LOCK, run) : run()
const next = () => entries().find(entry => entry.state !== 'refused')

/** Sends what can be sent now, and comes back for the rest. */
export async function run() {
  clearTimeout(timer)
  if (isRunning) return
  isRunning = true
  try {
    while (next() && Date.now() >= notBefore) await alone(async () => { const entry = next(); if (entry) await deliver(entry) })
  } finally {
    isRunning = false
    if (next()) timer = setTimeout(run, Math.max(250, notBefore - Date.now()))
  }
}

/** There is a connection, or a session, again: no reason to wait. */
function now() {
  failures = 0
  notBefore = 0
  run()
}

for (const event of ['baton:online', 'baton:live', 'baton:signed-in']) document.addEventListener(event, now)
addEventListener('online', now)
addEventListener('pageshow', ({ persisted }) => { if (persisted) now() })

// Another tab of the same account sent it, gave it up, or made one.
addEventListener('storage', ({ key, oldValue, newValue }) => {
  if (!key?.startsWith(PREFIX)) return
  const entry = parsed(newValue ?? oldValue)
  if (!entry) return
  if (newValue === null) { tell(entry, entry.state === 'discarded' ? 'discarded' : 'sent', {}); settle(entry, 'resolve', {}) }
  else if (entry.state === 'refused') { tell(entry, 'refused', new Problem(entry.problem.status, entry.problem.body)); settle(entry, 'reject', new Problem(entry.problem.status, entry.problem.body)) }
  else { tell(entry, entry.state === 'waiting' ? 'waiting' : 'added'); run() }
})

// What an earlier page left.
if (viewer.account) run()
