// Approving with changes: the button names what is approved, and a changed field says what the bot asked for.
import { t } from './messages.js'
import { $, $$, on, onArrive } from './dom.js'
import { locale } from './locale.js'

const LONG_CHARS = 40
const NAMED = 2
// More is not read on a button; each changed field says what it was.
const MOST_CHARS = 80
const FORM = 'form[data-answer="edit"]'
const both = new Intl.ListFormat(locale)
const currencies = new Set(Intl.supportedValuesOf?.('currency') ?? [])

const fields = form => [...form.elements].filter(({ dataset }) => dataset.was !== undefined)
const nowOf = field => field.type === 'checkbox' ? String(field.checked) : field.value
/** A number that is gone; words may be taken away. */
const isEmptied = field => Boolean(field.dataset.was.trim()) && !Number.isNaN(Number(field.dataset.was)) && !nowOf(field).trim()
const isChanged = field => nowOf(field).trim() !== field.dataset.was.trim()

function brief(text) {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > LONG_CHARS ? `${line.slice(0, LONG_CHARS - 1)}…` : line || t('nothing')
}

/** `EUR 100 instead of 150` where the name ends in a currency, else with the name: `seat 12A instead of 14C`. */
function named(field) {
  const label = $('span', field.closest('label')).firstChild.textContent.trim()
  const [yes, no] = [t('yes'), t('no')]
  if (field.type === 'checkbox') return t('instead', { what: label, now: field.checked ? yes : no, was: field.checked ? no : yes })
  const unit = label.split(' ').at(-1).toUpperCase()
  const what = currencies.has(unit) ? unit : label
  return t('instead', { what, now: brief(nowOf(field)), was: brief(field.dataset.was) })
}

function words(form, changed) {
  if (!changed.length) return t('unchanged')
  if (changed.some(isEmptied)) return t('emptied')
  if (form.elements.arguments) return t('arguments')
  const all = both.format(changed.map(named))
  const isTooMuch = changed.length > NAMED || changed.length > 1 && all.length > MOST_CHARS
  return isTooMuch ? t('changes', { count: changed.length }) : t('approve', { all })
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
  button.disabled = changed.some(isEmptied)
  button.value = changed.length ? 'edited' : 'approved'
}

on('input', FORM, (_, form) => paint(form))
on('change', FORM, (_, form) => paint(form))
onArrive(FORM, paint)
// Who opens a fold fills it in; Esc cancels.
on('click', '.ask__more:not([open]) > summary', (_, { parentElement: fold }) => {
  const first = () => $$('input:not([type="hidden"]), textarea, select', fold)[0]?.focus()
  fold.addEventListener('toggle', first, { once: true })
})
on('keydown', '.ask__more[open]', (event, fold) => {
  if (event.key !== 'Escape' || event.isComposing) return
  event.preventDefault()
  const summary = $('summary', fold)
  summary.click()
  summary.focus()
})
// What is cancelled is not kept behind the fold: a plain approval approves what the bot proposed.
on('click', '.ask__more[open] > summary', (_, { parentElement }) => {
  for (const form of $$(FORM, parentElement)) {
    form.reset()
    for (const field of fields(form)) if (field.type === 'checkbox') field.checked = field.dataset.was === 'true'; else field.value = field.dataset.was
    form.dispatchEvent(new Event('input', { bubbles: true }))
  }
})
