// An offer is accepted or declined where it is told, whatever page is open.
import { t } from './messages.js'
import { on } from './dom.js'
import { post } from './http.js'
import { toast, toastError } from './toast.js'
import { goTo } from './visit.js'

on('click', '[data-offer]', async (_, button) => {
  const card = button.closest('.toast')
  const { about } = card.dataset
  const buttons = [...card.querySelectorAll('[data-offer]')]
  for (const each of buttons) each.disabled = true
  try {
    await post(`/tickets/${about}/${button.dataset.offer}`)
    card.remove()
    if (button.dataset.offer === 'accept') goTo(`/tickets/${about}?view=mine`)
    else toast({ title: t('declined', { number: about }) })
  } catch (error) {
    for (const each of buttons) each.disabled = false
    toastError(error)
  }
})
