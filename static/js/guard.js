// The send guard: somebody spoke since the text was begun, so it asks before it sends.
import { t } from './messages.js'
import { $, on } from './dom.js'
import { caughtUpTo, focusBox, hasReply, kind, startedAt } from './composer.js'
import { send } from './sending.js'
import { lastSeq, newSince, toEnd } from './thread.js'

// A warning that appears under a click already on its way must not be clicked by it.
const READY_AFTER_MS = 600
const bar = () => $('[data-guard]')

function show(count, isAsked = false) {
  const anyway = $('[data-force]')
  if (count && (bar().hidden || isAsked && !anyway.dataset.asked)) {
    anyway.setAttribute('aria-disabled', 'true')
    setTimeout(() => anyway.removeAttribute('aria-disabled'), READY_AFTER_MS)
  }
  // Whoever speaks after the question was not asked about.
  if (isAsked) anyway.dataset.asked = count
  else if (anyway.dataset.asked !== `${count}`) delete anyway.dataset.asked
  bar().hidden = !count
  $('[data-guard-text]').textContent = anyway.dataset.asked ? `${t('since', { count })}. ${t('once-more')}` : t('since', { count })
}

document.addEventListener('baton:news', () => { if (bar()) show(kind() === 'reply' && hasReply() ? newSince(startedAt()) : 0) })
document.addEventListener('baton:guard', ({ detail }) => {
  show(Math.max(1, newSince(startedAt()), detail.new_messages ?? 0), true)
  toEnd('smooth')
  // Whoever writes on writes, and sends nothing by a space.
  focusBox()
})
on('click', '[data-review]', event => {
  event.preventDefault()
  toEnd('smooth')
  caughtUpTo(lastSeq())
  show(0)
  focusBox()
})
on('click', '[data-force]', (event, anyway) => {
  event.preventDefault()
  if (anyway.hasAttribute('aria-disabled')) return
  show(0)
  send(true)
})
