// Whether this person takes offers: the switch, the card about a missed offer, the same in every tab.
import { t } from './messages.js'
import { $ } from './dom.js'

/** `says`: why, where it is known. */
export function showAway(isAway, missed = '', says = '') {
  const form = $('.nav__away')
  if (!form) return
  const button = $('[role="switch"]', form)
  form.elements.away.value = isAway ? 'off' : 'on'
  button.setAttribute('aria-checked', String(!isAway))
  button.setAttribute('aria-label', isAway ? t('away-label') : t('here-label'))
  $('[data-away-label]', form).textContent = says || (isAway ? t('away') : t('here'))
  $('#missed').hidden = !missed
  const link = $('[data-missed-ticket]')
  link.hidden = !missed
  link.href = `/tickets/${missed}`
  $('span', link).textContent = `#${missed}`
}
