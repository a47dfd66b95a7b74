// Facts found in the conversation: confirmed with one click.
import { on } from './dom.js'
import { post } from './http.js'
import { live } from './live.js'
import { toastError } from './toast.js'
import { endpoint } from './outgoing.js'

on('click', '[data-learn]', async (_, button) => {
  if (button.disabled) return
  button.disabled = true
  try {
    await post(endpoint('facts'), { name: button.dataset.learn, value: button.dataset.value, source: button.dataset.source })
    await live.catchUp()
  } catch (error) {
    button.disabled = false
    toastError(error)
  }
})
