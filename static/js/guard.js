// The send guard: somebody spoke since the text was begun, so it asks before it sends.
import { t } from './messages.js'
import { $, on } from './dom.js'
import { caughtUpTo, hasReply, kind, startedAt } from './composer.js'
import { send } from './sending.js'
import { lastSeq, newSince, toEnd } from './thread.js'

// A warning that appears under a click already on its way must not be clicked by it.
const READY_AFTER_MS = 600
const bar = () => $('[data-guard]')

function show(count) {
  const anyway = $('[data-force]')
  if (bar().hidden && count) {
    anyway.setAttribute('aria-disabled', 'true')
    setTimeout(() => anyway.removeAttribute('aria-disabled'), READY_AFTER_MS)
  }
  bar().hidden = !count
  $('[data-guard-text]').textContent = t('since', { count })
}

document.addEventListener('baton:news', () => { if (bar()) show(kind() === 'reply' && hasReply() ? newSince(startedAt()) : 0) })
document.addEventListener('baton:guard', ({ detail }) => {
  show(Math.max(1, newSince(startedAt()), detail.new_messages ?? 0))
  toEnd('smooth')
  $('[data-force]').focus()
})
on('click', '[data-review]', event => {
  event.preventDefault()
  toEnd('smooth')
  caughtUpTo(lastSeq())
  show(0)
  $('.composer__text').focus()
})
on('click', '[data-force]', (event, anyway) => {
  event.preventDefault()
  if (anyway.hasAttribute('aria-disabled')) return
  show(0)
  send(true)
})
