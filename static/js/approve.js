// Approving with changes: the button names what is approved, and a changed field says what the bot asked for.
import { $, $$, on, onArrive } from './dom.js'

const LONG_CHARS = 40
const NAMED = 2
// More is not read on a button; each changed field says what it was.
const MOST_CHARS = 80
const FORM = 'form[data-answer="edit"]'
const currencies = new Set(Intl.supportedValuesOf?.('currency') ?? [])

const fields = form => [...form.elements].filter(({ dataset }) => dataset.was !== undefined)
const nowOf = field => field.type === 'checkbox' ? String(field.checked) : field.value
const isChanged = field => nowOf(field).trim() !== field.dataset.was.trim()

function brief(text) {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > LONG_CHARS ? `${line.slice(0, LONG_CHARS - 1)}…` : line || 'nothing'
}

/** `EUR 100 instead of 150` where the name ends in a currency, else with the name: `seat 12A instead of 14C`. */
function named(field) {
  const label = $('span', field.closest('label')).firstChild.textContent.trim()
  if (field.type === 'checkbox') return `${label} ${field.checked ? 'yes' : 'no'} instead of ${field.checked ? 'no' : 'yes'}`
  const unit = label.split(' ').at(-1).toUpperCase()
  const what = currencies.has(unit) ? unit : label
  return `${what} ${brief(nowOf(field))} instead of ${brief(field.dataset.was)}`
}

function words(form, changed) {
  if (!changed.length) return 'Approve unchanged'
  if (form.elements.arguments) return 'Approve the changed arguments'
  const all = changed.map(named).join(' and ')
  const isTooMuch = changed.length > NAMED || changed.length > 1 && all.length > MOST_CHARS
  return `Approve ${isTooMuch ? `${changed.length} changes` : all}`
}

function paint(form) {
  const changed = fields(form).filter(isChanged)
  for (const field of fields(form)) {
    const place = field.closest('[data-field]')
    place.classList.toggle('is-changed', changed.includes(field))
    const was = $('[data-was-line]', place)
    if (was) was.hidden = !changed.includes(field)
  }
  const button = $('[data-approve]', form)
  button.textContent = words(form, changed)
  button.value = changed.length ? 'edited' : 'approved'
}

on('input', FORM, (_, form) => paint(form))
on('change', FORM, (_, form) => paint(form))
onArrive(FORM, paint)
// What is cancelled is not kept behind the fold: a plain approval approves what the bot proposed.
on('click', '.ask__more[open] > summary', (_, { parentElement }) => {
  for (const form of $$(FORM, parentElement)) {
    form.reset()
    for (const field of fields(form)) if (field.type === 'checkbox') field.checked = field.dataset.was === 'true'; else field.value = field.dataset.was
    form.dispatchEvent(new Event('input', { bubbles: true }))
  }
})
