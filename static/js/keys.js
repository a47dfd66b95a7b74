// Keys. Off inside inputs and dialogs; `?` lists them.
import { $, $$, on, onArrive } from './dom.js'
import { write, writeOn } from './composer.js'
import { openDialog } from './dialogs.js'
import { resolveAndNext } from './commands.js'
import { markByKey } from './marks.js'
import { toAsk } from './ask.js'
import { isOffered, stance } from './stance.js'
import { openedByKey } from './armed.js'
import { toast } from './toast.js'
import { viewer } from './viewer.js'
import { goTo } from './visit.js'
import { heard, prefer, preferred } from './preference.js'

const SEQUENCE_MS = 1_200
// Who has just written goes on writing, wherever the focus is.
const WRITING_MS = 1_000
const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
const SWITCH = `keys:${viewer.account}`
// Whose box is taken away while they write looks up a little later.
const TAKEN_MS = 1_500
const FIELDS = 'input:not([type="radio"], .row__pick), textarea, select, [contenteditable], dialog[open]'
let prefixAt = -Infinity
let wroteAt = -Infinity
let wroteInto = null
let pressedIn = null

/** A key is for the command, whether or not its button is folded into the menu. */
function press(key) {
  $$(`[data-key="${key}"]`).find(isOffered)?.click()
  openedByKey()
}

/** Accepts the ticket of the focused row, or the open one. */
async function accept() {
  const row = document.activeElement?.closest('.row')
  const number = row?.dataset.number ?? viewer.ticket
  if (number !== viewer.ticket) await goTo($('a', row).href)
  if (number === viewer.ticket) press('a')
}

function move(step) {
  const links = $$(':is(.row:not([hidden]), .hit) > a')
  const here = links.findIndex(link => link === document.activeElement)
  const from = here >= 0 ? here : links.findIndex(link => link.hasAttribute('aria-current'))
  const next = links[from < 0 && step < 0 ? links.length - 1 : Math.min(links.length - 1, Math.max(0, from + step))]
  next?.focus({ focusVisible: true })
  next?.scrollIntoView({ block: 'nearest' })
}

let why = null

/** Whoever may not answer is told why, in the words that stand in place of the box. */
function sayWhy() {
  why?.remove()
  const told = $$('.composer__blocked > p').find(line => line.checkVisibility())
  why = told && toast({ tone: 'told', title: told.textContent })
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  a: accept,
  d: () => press('d'),
  b: () => press('b'),
  t: () => press('t'),
  s: () => press('s'),
  q: () => press('q'),
  '#': () => press('#'),
  e: () => press('e'),
  E: () => { if (stance() === 'yours') { resolveAndNext(); openedByKey() } },
  r: () => { write('reply'); sayWhy() },
  n: () => write('note'),
  m: () => { if (stance() === 'yours') $('[data-ask-missing]')?.click() },
  c: () => { if (stance() === 'yours') $('[data-key="c"]')?.click() },
  p: toAsk,
  i: () => $('[data-assist-open]')?.click(),
  z: () => ($$('.toast[data-undoes] .toast__open').at(-1) ?? $('[name=do][value=undo]'))?.click(),
  1: () => markByKey(1),
  2: () => markByKey(2),
  3: () => markByKey(3),
  4: () => markByKey(4),
  // The row that is focused, or that of the open ticket.
  x: () => $('.row__pick', document.activeElement?.closest('.row') ?? $('.row > a[aria-current]')?.parentElement)?.click(),
  f: () => $('[data-filter]')?.focus(),
  o: () => $$('[data-offer=accept]').at(-1)?.focus(),
  '/': () => { const box = $('[data-search]'); if (box) box.focus(); else openDialog('palette') },
  '?': () => openDialog('help'),
  g: () => { prefixAt = performance.now() },
}

const afterG = { q: () => goTo('/queue?view=team'), m: () => goTo('/queue?view=mine'), s: () => goTo('/search'), o: () => { if ($('[data-view-link="overview"]')) goTo('/overview') } }

/** Keys that only move about. */
const HARMLESS = new Set(['j', 'k', 'f', '/', '?', 'r'])
/** Keys that are for all tickets that are selected. */
const OF_MANY = new Set(['a', 't', 's', '#', 'e'])
const isText = ({ key }) => [...key].length === 1

/** The key as a layout with Latin letters has it: shortcuts are places on the keyboard where a layout has none. */
function latin({ key, code, shiftKey }) {
  const place = /^Key([A-Z])$/.exec(code)?.[1]
  const letter = /^[a-z]$/i.test(key) ? key : key.codePointAt(0) < 128 ? undefined : place
  // Caps Lock alone makes no other command of a letter.
  return letter === undefined ? key : shiftKey ? letter.toUpperCase() : letter.toLowerCase()
}

/** Single keys can be switched off. */
const isOn = () => preferred('keys', localStorage.getItem(SWITCH)) !== 'off'
function showSwitch() {
  document.body.classList.toggle('has-no-keys', !isOn())
  const box = $('[data-single-keys]')
  if (box) box.checked = isOn()
}
on('change', '[data-single-keys]', (_, { checked }) => { localStorage.setItem(SWITCH, checked ? 'on' : 'off'); prefer('keys', checked ? 'on' : 'off'); showSwitch() })
addEventListener('storage', ({ key, newValue }) => { if (key === SWITCH) { heard('keys', newValue ?? 'on'); showSwitch() } })
showSwitch()

/** Does what a key does, whether or not single keys are on: for the palette. */
export const act = key => keys[key]?.()

document.addEventListener('keydown', event => {
  pressedIn = event.target
  if (event.isComposing || event.defaultPrevented) return
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    openDialog('palette')
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const field = event.target.closest?.(FIELDS)
  const isOfWords = isText(event) || ['Enter', 'Backspace'].includes(event.key)
  if (isOfWords && (!field || field === wroteInto) && performance.now() - wroteAt < TAKEN_MS && writeOn(wroteInto, event.key)) {
    event.preventDefault()
    wroteAt = performance.now()
    return
  }
  if (isText(event) && event.target.closest?.('textarea, input')) {
    wroteAt = event.target.closest('textarea, dialog') ? performance.now() : -Infinity
    wroteInto = event.target
  }
  if (field || !isOn()) return
  const key = latin(event)
  if (event.repeat && !'jk'.includes(key)) return
  const isSequence = performance.now() - prefixAt < SEQUENCE_MS
  prefixAt = -Infinity
  const action = isSequence ? afterG[key] : keys[key]
  const isWriting = performance.now() - wroteAt < WRITING_MS && !HARMLESS.has(key)
  if (isText(event) && (isWriting || !action)) { wroteAt = performance.now(); return }
  if (!action) return
  event.preventDefault()
  // What is selected in the list goes before what is open beside it.
  if (!isSequence && OF_MANY.has(key) && $('.bulk.is-open')) document.dispatchEvent(new CustomEvent('baton:bulk', { detail: key }))
  else action()
})
// The box may go between a key and its letter: both are events of their own.
document.addEventListener('keypress', event => {
  if (pressedIn === wroteInto && performance.now() - wroteAt < TAKEN_MS && writeOn(wroteInto, event.key)) event.preventDefault()
})
// Who opens something has done with writing; what was written is sent: the next key is a command again.
on('click', 'a[href], button', () => { wroteAt = -Infinity })
// An agent who leaves the box with Esc has done with writing too.
document.addEventListener('keydown', event => { if (event.key === 'Escape' || event.key === 'Enter' && (event.ctrlKey || event.metaKey)) wroteAt = -Infinity }, { capture: true })

if (isMac) onArrive('[data-mod]', key => { key.textContent = '⌘' })
