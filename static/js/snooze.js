// Until when a ticket is put off: the next working morning here, and a date and time of one's own. The server reads both
// in the zone that the form names (localtime.js).
import { t } from './messages.js'
import { $, on } from './dom.js'
import { now, when } from './clock.js'
import { mark } from './mistakes.js'

const MORNING_HOUR = 9

/** Nine in the morning of the next day from Monday to Friday. */
function nextMorning() {
  const morning = new Date(now())
  do morning.setDate(morning.getDate() + 1)
  while (morning.getDay() % 6 === 0)
  morning.setHours(MORNING_HOUR, 0, 0, 0)
  return morning
}

/** As a `datetime-local` field writes it: the clock on the wall, without a zone. */
const onWall = date => new Date(date - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)

document.addEventListener('beforetoggle', ({ target }) => {
  if (target.id === 'snooze') $('[data-next-morning]', target).textContent = when(nextMorning())
}, true)

// Whoever chooses a date begins with one. Where none is chosen, none can be wrong.
on('change', '[name="minutes"]', (_, { form: { elements } }) => {
  const { at, minutes } = elements
  at.disabled = minutes.value !== 'at'
  if (at.disabled) return
  at.min = onWall(new Date(now()))
  at.value ||= onWall(nextMorning())
})
// The browser's own words would be gone a moment later.
document.addEventListener('invalid', event => {
  const { target } = event
  if (target.name !== 'at') return
  event.preventDefault()
  mark(target, target.validity.rangeUnderflow ? t('past') : target.validationMessage)
}, true)
