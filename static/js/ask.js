// Answers to what the bot asks: sent without leaving the page, mistakes shown beside their fields.
import { $, $$, on } from './dom.js'
import { post } from './http.js'
import { live } from './live.js'
import { countNow } from './counts.js'
import { toast, toastError } from './toast.js'

/** Goes to what the bot asks, wherever the packet is: its first button or field, so that Enter answers. */
export function toAsk() {
  const ask = $('.packet .ask[data-keep]')
  const pane = ask?.closest('[popover]')
  if (pane && !ask.checkVisibility()) pane.showPopover()
  const first = ask && $$('button, input:not([type="hidden"]), textarea, select', ask).find(control => control.checkVisibility())
  ask?.scrollIntoView({ block: 'nearest' })
  first?.focus({ focusVisible: true })
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
  whole.textContent = rest.map(({ detail }) => detail).join('; ')
  $('.is-wrong :is(input, textarea, select)', form)?.focus()
}

on('submit', 'form[data-answer]', async (event, form) => {
  event.preventDefault()
  if (form.dataset.busy) return
  form.dataset.busy = 'true'
  event.submitter?.classList.add('is-busy')
  try {
    await post(new URL(form.action).pathname, new FormData(form, event.submitter))
    await live.catchUp()
    countNow()
    toast({ title: 'The bot has its answer' })
    $('.answers__return')?.focus()
  } catch (error) {
    if (error.status === 422 && error.body?.errors) return showMistakes(form, error.body.errors)
    toastError(error)
    live.catchUp()
  } finally {
    delete form.dataset.busy
    event.submitter?.classList.remove('is-busy')
  }
})
