// "Say that you are still on it": puts the sentence into the reply, in the customer's language. It is sent like any reply.
import { on } from './dom.js'
import { add } from './composer.js'

on('click', '[data-says]', (_, button) => {
  button.closest('[popover]')?.hidePopover()
  add(button.dataset.says)
})
