// The second guard: the draft asks for something that is known. Sent anyway, it counts as asking again.
// Or a place of a saved reply is not filled in, or a word that was to find one still stands there.
import { t } from './messages.js'
import { $, on, onPage } from './dom.js'
import { focusBox } from './composer.js'
import { send } from './sending.js'

// A warning that appears under a click already on its way must not be clicked by it.
const READY_AFTER_MS = 600
const bar = () => $('[data-known]')
let isUnfilled = false
const hide = () => { if (bar()) bar().hidden = true }

// Without script there is nothing to jump to.
onPage(() => { if (bar()) $('[data-known-show]').hidden = !bar().hidden })

function warn(text, anchor) {
  const show = $('[data-known-show]')
  const anyway = $('[data-known-force]')
  // A telephone has the button, and no Ctrl.
  $('[data-known-text]').textContent = matchMedia('(hover: none)').matches ? `${text}.` : `${text}. ${t('once-more')}`
  show.hidden = !anchor || !document.getElementById(anchor)
  show.href = `#${anchor || 'composer'}`
  bar().hidden = false
  anyway.dataset.asked = 'true'
  anyway.setAttribute('aria-disabled', 'true')
  setTimeout(() => anyway.removeAttribute('aria-disabled'), READY_AFTER_MS)
  focusBox()
}

document.addEventListener('baton:known', ({ detail }) => { isUnfilled = false; warn(t('known', detail), detail.anchor) })
document.addEventListener('baton:unfilled', ({ detail }) => { isUnfilled = true; warn(detail.place === '//' ? t('unsuggested') : detail.place.startsWith('/') ? t('unfound', detail) : t('unfilled', detail)) })
// The question is about other words now: an agent typed, a list put a reply there, or another tab changed the draft.
for (const event of ['baton:draft', 'baton:kind']) document.addEventListener(event, hide)
on('click', '[data-known-force]', (event, anyway) => {
  event.preventDefault()
  if (anyway.hasAttribute('aria-disabled')) return
  hide()
  send(!isUnfilled, true)
})
