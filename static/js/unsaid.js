// A reply that was begun and cannot be sent any more, because somebody else has the ticket or it is closed: to read, and to copy.
import { $, onPage } from './dom.js'
import { replyText } from './composer.js'

function show() {
  const place = $('[data-unsaid]')
  if (!place) return
  const text = replyText()
  $('[data-unsaid-text]', place).textContent = text
  place.hidden = !text.trim()
}

for (const event of ['baton:news', 'baton:draft', 'baton:stance']) document.addEventListener(event, show)
onPage(show)
