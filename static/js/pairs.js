// Facts in a form: a name and its value belong together, and Enter goes on to the next field instead of sending all of it.
import { $, $$, on } from './dom.js'

/** Another name and value. */
export function addPair(form) {
  const pairs = $('[data-pairs]', form)
  const pair = pairs.lastElementChild.cloneNode(true)
  for (const input of $$('input', pair)) Object.assign(input, { value: '', required: false })
  pairs.append(pair)
  return pair
}

on('click', '[data-add-pair]', (_, button) => $('input', addPair(button.form)).focus())

on('input', '.pair input', (_, input) => {
  const fields = $$('input', input.parentElement)
  const isBegun = fields.some(({ value }) => value.trim())
  for (const field of fields) field.required = isBegun
})

const SMALL = ':is(dialog form[data-command], form[data-answer]) input:not([type="radio"], [type="checkbox"], [type="hidden"])'
on('keydown', SMALL, (event, input) => {
  if (event.key !== 'Enter' || event.isComposing || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  const fields = [...input.form.elements].filter(field => field.type !== 'hidden' && field.tagName !== 'FIELDSET' && !field.disabled && field.checkVisibility())
  const next = fields.slice(fields.indexOf(input) + 1).find(field => field.type !== 'button')
  // Tags are a single field, can be undone, and are added one after the other.
  if (input.form.dataset.command === 'tags') input.form.requestSubmit()
  else next?.focus()
})
