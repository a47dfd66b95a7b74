// What is not sent yet and has no bubble on this page: commands, and words for other tickets. And a warning before all of it is left.
import { t } from './messages.js'
import { $, on, onPage } from './dom.js'
import { again, discard, entries, onOutbox } from './outbox.js'
import { viewer } from './viewer.js'

const LONG_MS = 1_500
const LEAVES_WITHIN_MS = 500
const region = $('#unsent')
let isGoingOn = false

const address = ticket => `/tickets/${encodeURIComponent(ticket)}?view=${viewer.queue}`
const isElsewhere = ({ message, ticket }) => !message || ticket !== viewer.ticket
/** An answer that takes a moment is nothing to be told of. */
const isLate = ({ state }) => state !== 'new'

function why({ state, problem }) {
  if (state !== 'refused') return t('late')
  return [problem.title, problem.detail].filter(Boolean).join('. ').replace('..', '.')
}

function item(entry) {
  const element = $('#unsent-template').content.firstElementChild.cloneNode(true)
  element.dataset.id = entry.id
  element.classList.toggle('is-failed', entry.state === 'refused')
  $('.unsent__what', element).textContent = entry.what
  $('.unsent__why', element).textContent = why(entry)
  const link = $('a', element)
  if (entry.ticket && entry.ticket !== viewer.ticket) link.href = address(entry.ticket)
  else link.remove()
  return element
}

function show() {
  const late = entries().filter(isLate).filter(isElsewhere)
  $('ul', region).replaceChildren(...late.map(item))
  region.hidden = late.length === 0
}

if (region) {
  onOutbox(show)
  onPage(show)
  on('click', '[data-unsent-again]', (_, { parentElement }) => again(parentElement.dataset.id))
  on('click', '[data-unsent-discard]', (_, { parentElement }) => discard(parentElement.dataset.id))
}

// Another page of the console goes on sending; a closed tab does not.
function goesOn() {
  isGoingOn = true
  setTimeout(() => { isGoingOn = false }, LEAVES_WITHIN_MS)
}
addEventListener('click', ({ target }) => { if (target.closest?.('a[href]')?.origin === location.origin) goesOn() })
document.addEventListener('baton:going-on', goesOn)
addEventListener('beforeunload', event => {
  const isUnsent = entries().some(entry => entry.state !== 'new' || Date.now() - entry.at > LONG_MS)
  if (isUnsent && !isGoingOn) event.preventDefault()
})
