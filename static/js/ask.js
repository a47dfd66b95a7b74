// Answers to what the bot asks: sent without leaving the page, mistakes shown beside their fields.
import { t } from './messages.js'
import { $, $$, on } from './dom.js'
import { fieldsOf, mistakesOf } from './http.js'
import { keptAs } from './kept.js'
import { onOutbox, put } from './outbox.js'
import { viewer } from './viewer.js'
import { live } from './live.js'
import { countNow } from './counts.js'
import { toast, toastError } from './toast.js'

/**
 * Goes to what the bot asks, wherever the packet is: its first field, or the card itself where the first thing is a
 * button, because Enter must not approve what nobody has read.
 */
export function toAsk() {
  const ask = $('.packet .ask[data-keep]')
  const pane = ask?.closest('[popover]')
  if (pane && !ask.checkVisibility()) pane.showPopover()
  const first = ask && $$('button, input:not([type="hidden"]), textarea, select', ask).find(control => control.checkVisibility())
  ask?.scrollIntoView({ block: 'nearest' })
  if (first?.type !== 'submit') { first?.focus({ focusVisible: true }); return }
  ask.tabIndex = -1
  ask.focus({ focusVisible: true })
}
on('click', '[data-to-ask]', (event) => { event.preventDefault(); toAsk() })

function show(place, text) {
  const error = $('[data-error]', place)
  place.classList.toggle('is-wrong', Boolean(text))
  error.hidden = !text
  error.textContent = text
  for (const input of $$('input, textarea, select', place)) input.toggleAttribute('aria-invalid', Boolean(text))
}

/** Each mistake beside its field, what belongs to none below; the first field that is wrong is focused. */
function showMistakes(form, errors) {
  const ask = form.closest('.ask')
  const places = $$('[data-field]', form)
  for (const place of places) show(place, errors.find(({ pointer }) => pointer === place.dataset.field)?.detail ?? '')
  const whole = $('[data-error-whole]', ask)
  const rest = errors.filter(({ pointer }) => !places.some(place => place.dataset.field === pointer))
  whole.hidden = rest.length === 0
  whole.textContent = rest.map(({ detail }) => detail).join('; ').replaceAll('.; ', '. ')
  $('.is-wrong :is(input, textarea, select)', form)?.focus()
}

// What is being corrected is not called wrong meanwhile.
on('input', 'form[data-answer] .is-wrong', (_, place) => show(place, ''))

const given = new Map()
// No answer yet: the page says so, and the form is free again.
onOutbox(({ id }, change) => { if (change === 'waiting') delete given.get(id)?.dataset.busy })

on('submit', 'form[data-answer]', async (event, form) => {
  event.preventDefault()
  if (form.dataset.busy) return
  form.dataset.busy = 'true'
  const { ticket } = viewer
  event.submitter?.classList.add('is-busy')
  try {
    const fields = fieldsOf(new FormData(form, event.submitter))
    const { id, answer } = put({ path: new URL(form.action).pathname, fields, ticket: viewer.ticket, what: t('command', { command: 'answer', number: viewer.ticket }), command: 'answer', form: keptAs(form) })
    given.set(id, form)
    await answer.finally(() => given.delete(id))
    await live.catchUp().catch(() => {})
    countNow()
    toast({ title: t('answered') })
    if (ticket === viewer.ticket) $('.answers__return')?.focus()
  } catch (error) {
    if (error.status === 422 && error.body?.errors) return showMistakes(form, mistakesOf(error.body))
    if (error.code !== 'discarded') toastError(error, { command: 'answer', ticket })
    live.catchUp().catch(() => {})
  } finally {
    delete form.dataset.busy
    event.submitter?.classList.remove('is-busy')
  }
})
