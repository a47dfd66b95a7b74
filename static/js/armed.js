// Ctrl+Enter in a dialog. A dialog that was opened by a letter of a word somebody was writing asks once more.
import { $, on } from './dom.js'

// The next letter of a word comes within this; a person who means the command first looks at the dialog.
const SAME_WORD_MS = 600
const PAUSE_MS = 1_000
let openedAt = -Infinity
let wroteAt = -Infinity
let isArmed = true

/** A single key has just opened a dialog, perhaps. */
export function openedByKey() {
  openedAt = performance.now()
  isArmed = true
}

const hint = dialog => $('[data-once-more]', dialog)
function arm(dialog) {
  isArmed = true
  if (dialog && hint(dialog)) hint(dialog).hidden = true
}

document.addEventListener('keydown', event => {
  const dialog = event.target.closest?.('dialog[open]')
  if (!dialog || [...event.key].length !== 1 || event.ctrlKey || event.metaKey) return
  const now = performance.now()
  if (now - openedAt < SAME_WORD_MS) isArmed = false
  else if (now - wroteAt > PAUSE_MS) arm(dialog)
  wroteAt = now
}, { capture: true })
// Who clicks into a dialog looks at it: what they write is for it.
document.addEventListener('pointerdown', ({ target }) => {
  const dialog = target.closest?.('dialog[open]')
  if (!dialog) return
  openedAt = -Infinity
  arm(dialog)
})

// Wherever the focus is: a list would open, and a button be pressed.
on('keydown', 'dialog form[data-command]', (event, form) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  const dialog = form.closest('dialog')
  if (!isArmed && performance.now() - wroteAt < PAUSE_MS) {
    isArmed = true
    const line = hint(dialog)
    if (line) line.hidden = false
    return
  }
  arm(dialog)
  form.requestSubmit($('.button--primary', form))
})
