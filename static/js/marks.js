// What people think of an escalation: one key, 1 to 4.
import { t } from './messages.js'
import { $, $$ } from './dom.js'
import { toast } from './toast.js'

export const markByKey = key => $(`[data-mark-key="${key}"]`)?.click()

/** Shows which mark counts now. */
export function showMark(form, mark) {
  for (const button of $$('[data-mark-key]', form)) {
    const isChosen = button.value === mark
    button.setAttribute('aria-pressed', String(isChosen))
    if (isChosen) toast({ title: t('marked', { mark: button.firstChild.textContent.toLowerCase() }) })
  }
}
