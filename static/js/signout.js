// Signing out clears what this browser keeps. What has not reached the server goes with it, so it asks before.
import { $, on } from './dom.js'
import { openDialog } from './dialogs.js'

/** Words on their way, drafts that were not saved yet, and filled-in forms: of everybody who writes in this browser. */
const UNSENT = /^(outbox|draft|form):/
const isKept = () => Object.keys(localStorage).some(key => UNSENT.test(key))

on('submit', '[data-sign-out]', event => {
  if (!isKept()) return
  event.preventDefault()
  $('#me-menu:popover-open')?.hidePopover()
  openDialog('sign-out')
})
