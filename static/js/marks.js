// What people think of an escalation. 1 to 4 go to a mark, and Enter or the key once more gives it: none is taken back.
import { t } from './messages.js'
import { $, $$ } from './dom.js'
import { toast } from './toast.js'

export function markByKey(key) {
  const button = $(`[data-mark-key="${key}"]`)
  if (!button || button === document.activeElement) { button?.click(); return }
  if (!button.checkVisibility()) button.closest('[popover]')?.showPopover()
  button.scrollIntoView({ block: 'nearest' })
  button.focus({ focusVisible: true })
}

/** Shows which mark counts now. */
export function showMark(form, mark) {
  for (const button of $$('[data-mark-key]', form)) {
    const isChosen = button.value === mark
    button.setAttribute('aria-pressed', String(isChosen))
    if (isChosen) toast({ title: t('marked', { mark: button.firstChild.textContent.toLowerCase() }) })
  }
}
