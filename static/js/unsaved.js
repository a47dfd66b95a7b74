// A page with forms of its own, such as one of the settings or of a customer, is left with something typed and not saved:
// the browser asks first.
import { $$ } from './dom.js'
import { isTouched } from './kept.js'

// Passwords are filled in by browsers, and nobody misses them.
const FORMS = ':is(.settings, .customer) form[method="post"]:not(:has([type="password"]))'
let sent = null

// A reset takes nothing else along.
document.addEventListener('submit', ({ target, submitter }) => { sent = submitter?.name === 'reset' ? null : target })
addEventListener('pageshow', () => { sent = null })
addEventListener('beforeunload', event => {
  // `data-unsaved`: what was typed came back with an error, a test or a preview.
  if ($$(FORMS).some(form => form !== sent && (form.dataset.unsaved != null || isTouched(form)))) event.preventDefault()
  sent = null
})
