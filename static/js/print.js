// Prints the open ticket: see css/print.css.
import { on } from './dom.js'

on('click', '[data-print]', (_, button) => {
  button.closest('[popover]')?.hidePopover()
  print()
})
