// An offer, or several at once, is accepted or declined where it is told, whatever page is open.
import { t } from './messages.js'
import { $, on, toHeading } from './dom.js'
import { post } from './http.js'
import { hasReply } from './composer.js'
import { forEach } from './bulk.js'
import { toast, toastError } from './toast.js'
import { viewer } from './viewer.js'
import { goTo } from './visit.js'

async function answerOne(number, answer) {
  await post(`/tickets/${number}/${answer}`)
  if (answer === 'accept') goTo(`/tickets/${number}?view=mine`)
  else toast({ title: t('declined', { number }) })
}

async function answerAll(numbers, answer) {
  await forEach(answer, numbers)
  // Whoever reads a ticket goes on reading it.
  if (answer === 'accept' && !viewer.ticket) await goTo('/queue?view=mine')
}

/** Whoever was writing goes on; else the first ticket has the keys. */
function toTicket(number) {
  const place = hasReply() ? $('.composer__text') : $(`#row-${number} > a`)
  if (place?.checkVisibility()) place.focus()
  else toHeading()
}

on('click', '[data-offer]', async (_, button) => {
  const card = button.closest('.toast')
  const numbers = card.dataset.about.split(' ')
  const answer = button.dataset.offer
  const buttons = [...card.querySelectorAll('[data-offer]')]
  for (const each of buttons) each.disabled = true
  try {
    if (numbers.length > 1) await answerAll(numbers, answer)
    else await answerOne(numbers[0], answer)
    card.remove()
    // Its buttons had the focus.
    if (document.activeElement === document.body) toTicket(numbers[0])
  } catch (error) {
    for (const each of buttons) each.disabled = false
    toastError(error)
  }
})
