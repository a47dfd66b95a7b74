// The packet's own buttons: confirm what was found, and say that the context was enough.
import { on } from './dom.js'
import { post } from './http.js'
import { live } from './live.js'
import { endpoint } from './outgoing.js'
import { toastError } from './toast.js'

/** What follows is pushed: the packet comes anew. */
async function tell(button, command, fields) {
  button.disabled = true
  try {
    await post(endpoint(command), fields)
    await live.catchUp()
  } catch (error) {
    button.disabled = false
    toastError(error)
  }
}

on('click', '[data-learn]', (_, button) => tell(button, 'facts', { name: button.dataset.learn, value: button.dataset.value, source: button.dataset.source }))
on('click', '[data-enough]', (_, button) => tell(button, 'context', { verdict: 'enough' }))
