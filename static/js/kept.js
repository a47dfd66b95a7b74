// What is filled into a form of a ticket is kept like a draft, over a reload, another ticket and a new sign-in. Once it is sent, it is forgotten.
import { $$, onArrive } from './dom.js'
import { onOutbox } from './outbox.js'
import { addPair } from './pairs.js'
import { stored } from './stored.js'
import { viewer } from './viewer.js'

const KEPT_MS = 14 * 24 * 3600_000
const PREFIX = `form:${viewer.account}:`
const FORMS = 'dialog form[data-command], form[data-answer]'
const restored = new WeakSet()

const name = form => form.closest('dialog')?.id ?? `${form.elements.ask.value}:${form.dataset.answer}`
const key = form => `${PREFIX}${viewer.ticket}:${name(form)}`

const controls = form => [...form.elements].filter(({ name, type }) => name && !['hidden', 'submit', 'button', 'fieldset'].includes(type))
const isChoice = ({ type }) => type === 'checkbox' || type === 'radio'
const valueOf = control => isChoice(control) ? control.checked : control.value
function isUntouched(control) {
  if (isChoice(control)) return control.checked === control.defaultChecked
  if (control.tagName !== 'SELECT') return control.value === control.defaultValue
  const own = [...control.options].findIndex(option => option.defaultSelected)
  return control.selectedIndex === Math.max(0, own)
}

/** Whether it holds anything but what the server put there. */
export const isTouched = form => !controls(form).every(isUntouched)

function keep(form) {
  const fields = controls(form)
  if (!isTouched(form)) { localStorage.removeItem(key(form)); return }
  const values = fields.map(control => [control.name, valueOf(control)])
  try { localStorage.setItem(key(form), JSON.stringify({ at: Date.now(), values })) } catch { /* this browser is full: the page still has it */ }
}

function fill(form) {
  const kept = stored(key(form))
  if (!kept) return
  for (let missing = kept.values.filter(([of]) => of === 'fact_name').length - $$('[name="fact_name"]', form).length; missing > 0; missing -= 1) addPair(form)
  const fields = controls(form)
  const turn = new Map()
  for (const [of, value] of kept.values) {
    const control = fields.filter(({ name }) => name === of)[turn.get(of) ?? 0]
    turn.set(of, (turn.get(of) ?? 0) + 1)
    if (!control || valueOf(control) === value) continue
    if (isChoice(control)) control.checked = value
    else if (control.tagName !== 'SELECT' || [...control.options].some(option => option.value === value)) control.value = value
    control.dispatchEvent(new Event('change', { bubbles: true }))
  }
  const fold = form.closest('details')
  if (fold) fold.open = true
}

/** The name under which a form of this ticket is kept; nothing for forms that are not. */
export const keptAs = form => form.matches(FORMS) ? key(form) : ''

// The server has it.
onOutbox(({ form: sent }, change) => {
  if (change !== 'sent' || !sent) return
  localStorage.removeItem(sent)
  if (viewer.ticket) $$(FORMS).find(form => key(form) === sent)?.reset()
})

onArrive(FORMS, form => {
  if (!viewer.ticket || restored.has(form)) return
  restored.add(form)
  fill(form)
})
for (const type of ['input', 'change']) {
  document.addEventListener(type, ({ target }) => { const form = target.form ?? target; if (viewer.ticket && form.matches?.(FORMS)) keep(form) })
}
// Another tab goes on writing it, or has sent it.
addEventListener('storage', event => {
  const form = viewer.ticket && event.key?.startsWith(PREFIX) && $$(FORMS).find(form => key(form) === event.key)
  if (!form || document.hasFocus()) return
  if (event.newValue === null) form.reset()
  else fill(form)
})

for (const old of Object.keys(localStorage).filter(name => name.startsWith('form:'))) {
  if (!(stored(old)?.at > Date.now() - KEPT_MS)) localStorage.removeItem(old)
}
