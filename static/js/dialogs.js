// Dialogs open by command/commandfor without script; this adds what that lacks.
import { now, when } from './clock.js'
import { $, $$, on } from './dom.js'
import { hasReply } from './composer.js'

const hasCommands = 'commandForElement' in HTMLButtonElement.prototype

export function openDialog(id) {
  const dialog = document.getElementById(id)
  if (dialog && !dialog.open) dialog.showModal()
}

if (!hasCommands) {
  on('click', '[commandfor]', (_, button) => {
    const id = button.getAttribute('commandfor')
    if (button.getAttribute('command') === 'close') document.getElementById(id)?.close()
    else openDialog(id)
  })
}
on('click', '[commandfor]', () => $('#me-menu:popover-open')?.hidePopover())
on('click', 'dialog', (event, dialog) => { if (event.target === dialog) dialog.close() })

// `toggle` does not bubble, but it can be captured on the way down.
document.addEventListener('toggle', ({ target, newState }) => {
  if (target.tagName !== 'DIALOG' || newState !== 'open') return
  for (const warning of $$('[data-unsent]', target)) warning.hidden = !hasReply()
  // The choice that Enter takes.
  const { activeElement: at } = document
  if (at.type === 'radio' && !at.checked) $(`[name="${at.name}"]:checked`, at.form)?.focus()
}, { capture: true })

// A choice of how long says until when.
document.addEventListener('beforetoggle', ({ target, newState }) => {
  if (newState === 'open') for (const at of $$('[data-after]', target)) at.textContent = when(now() + at.dataset.after * 60_000)
}, { capture: true })

// A closed dialog would keep the focus until the next frame, and take the next key with it: a letter, Enter, Ctrl+Enter.
document.addEventListener('beforetoggle', ({ target, newState }) => {
  if (target.tagName === 'DIALOG' && newState === 'closed' && target.contains(document.activeElement)) document.activeElement.blur()
}, { capture: true })

// A bot, or the queue of the ticket's own team, has it as soon as it is given: only cold, until another is chosen.
on('change', '#transfer [name="to"]', (_, select) => {
  const isCold = select.value.startsWith('bot:') || select.value === `team-id:${$('.control').dataset.team}`
  const warm = $('[name="mode"][value="warm"]', select.form)
  warm.disabled = isCold
  if (isCold) select.form.dataset.mode ??= $('[name="mode"]:checked', select.form)?.value ?? 'warm'
  const mode = isCold ? 'cold' : select.form.dataset.mode
  if (mode) $(`[name="mode"][value="${mode}"]`, select.form).checked = true
  if (!isCold) delete select.form.dataset.mode
})
// Who is not there may never answer: that is said before they are asked.
on('change', '#transfer :is([name="to"], [name="mode"])', (_, { form }) => {
  $('[data-away-hint]', form).hidden = !$('option:checked[data-away]', form) || $('[name="mode"]:checked', form).value !== 'warm'
})
on('reset', '#transfer form', (_, form) => {
  $('[data-away-hint]', form).hidden = true
  $('[name="mode"][value="warm"]', form).disabled = false
  delete form.dataset.mode
})
