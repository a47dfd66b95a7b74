// The packet's own buttons: confirm what was found, and say that the context was enough.
import { t } from './messages.js'
import { on } from './dom.js'
import { live } from './live.js'
import { endpoint } from './outgoing.js'
import { put } from './outbox.js'
import { viewer } from './viewer.js'
import { toastError } from './toast.js'

/** What follows is pushed: the packet comes anew. */
async function tell(button, command, fields) {
  button.disabled = true
  const { ticket } = viewer
  try {
    const what = t('command', { command, number: ticket })
    await put({ path: endpoint(command), fields: Object.entries(fields), ticket, what, command }).answer
    await live.catchUp().catch(() => {})
  } catch (error) {
    button.disabled = false
    if (error.code !== 'discarded') toastError(error, { command, ticket })
  }
}

on('click', '[data-learn]', (event, button) => {
  event.preventDefault() // without script it sends its form
  tell(button, 'facts', { name: button.dataset.learn, value: button.dataset.value, source: button.dataset.source })
})
on('click', '[data-enough]', (_, button) => tell(button, 'context', { verdict: 'enough' }))
