// Keys. Off inside inputs and dialogs; `?` lists them.
import { $, $$ } from './dom.js'
import { write } from './composer.js'
import { openDialog } from './dialogs.js'
import { resolveAndNext } from './commands.js'
import { markByKey } from './marks.js'
import { toAsk } from './ask.js'
import { stance } from './stance.js'

const SEQUENCE_MS = 1_200
const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
let prefixAt = -Infinity

const isVisible = element => element.checkVisibility()
const press = key => $$(`[data-key="${key}"]`).find(isVisible)?.click()
const go = address => location.assign(address)

function move(step) {
  const links = $$('.row:not([hidden]) > a')
  const here = links.findIndex(link => link === document.activeElement)
  const from = here >= 0 ? here : links.findIndex(link => link.hasAttribute('aria-current'))
  const next = links[from < 0 && step < 0 ? links.length - 1 : Math.min(links.length - 1, Math.max(0, from + step))]
  next?.focus({ focusVisible: true })
  next?.scrollIntoView({ block: 'nearest' })
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  a: () => press('a'),
  d: () => press('d'),
  b: () => press('b'),
  t: () => press('t'),
  s: () => press('s'),
  e: () => press('e'),
  E: () => { if (stance() === 'yours') resolveAndNext() },
  r: () => write('reply'),
  n: () => write('note'),
  m: () => { if (stance() === 'yours') $('[data-ask-missing]')?.click() },
  c: () => { if (stance() === 'yours') $('[data-key="c"]')?.click() },
  p: toAsk,
  1: () => markByKey(1),
  2: () => markByKey(2),
  3: () => markByKey(3),
  4: () => markByKey(4),
  '/': () => $('[data-filter]')?.focus(),
  '?': () => openDialog('help'),
  g: () => { prefixAt = performance.now() },
}

const afterG = { q: () => go('/queue?view=team'), m: () => go('/queue?view=mine'), o: () => { if ($('[data-view-link="overview"]')) go('/overview') } }

document.addEventListener('keydown', event => {
  if (event.isComposing || event.defaultPrevented) return
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    openDialog('palette')
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat && !'jk'.includes(event.key)) return
  // A dialog that has just closed keeps the focus until the next frame: only an open one takes the keys.
  if (event.target.closest?.('input:not([type="radio"]), textarea, select, [contenteditable], dialog[open]')) return
  const isSequence = performance.now() - prefixAt < SEQUENCE_MS
  prefixAt = -Infinity
  const action = isSequence ? afterG[event.key] : keys[event.key]
  if (!action) return
  event.preventDefault()
  action()
})

if (isMac) for (const key of $$('[data-mod]')) key.textContent = '⌘'
