// A page that follows a form begins where one was: at what it says of that, at the first hit, at the same button.
import { $, $$, toHeading } from './dom.js'

const KEY = 'sent-from'
const SAID = '.notice-line[role="status"], .settings__flash, .toasts--page .toast'
const pathOf = form => new URL(form.getAttribute('action') ?? '', location.href).pathname

function land(path) {
  const said = $(SAID)
  const buttons = $$('form').filter(form => pathOf(form) === path).map(form => $('[type="submit"]', form)).filter(button => button?.checkVisibility())
  const place = said ?? $$('.hits a, .hits summary').find(hit => hit.checkVisibility()) ?? (buttons.length === 1 ? buttons[0] : null)
  if (!place) { toHeading(); return }
  if (said) said.tabIndex = -1
  place.focus({ preventScroll: Boolean(said), focusVisible: !said })
}

const from = sessionStorage.getItem(KEY)
sessionStorage.removeItem(KEY)
// Whoever has begun to go on by keys is where they went.
if (from && document.activeElement === document.body) land(from)

// Commands without a page of their own have prevented it by now, and a dialog that is closed leads to none.
document.addEventListener('submit', event => {
  if (!event.defaultPrevented && event.target.getAttribute('method') !== 'dialog') sessionStorage.setItem(KEY, pathOf(event.target))
})
