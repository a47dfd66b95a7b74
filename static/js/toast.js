// Short messages in the corner. An error stays until it is dismissed.
import { $, on } from './dom.js'
import { Problem, Unreachable } from './http.js'

const STAYS_MS = 5_000
// Long enough to come back to the desk: there is something to open.
const LINK_STAYS_MS = 20_000
const MOST = 4

export function toast({ tone = 'done', title, detail = '', request_id = '', href = '' }) {
  const region = $('#toasts')
  const element = $('#toast-template').content.firstElementChild.cloneNode(true)
  element.classList.add(`toast--${tone}`)
  $('.toast__title', element).textContent = title
  $('.toast__detail', element).textContent = detail
  $('.toast__id', element).textContent = request_id && `Quote ${request_id}`
  const link = $('.toast__open', element)
  if (href) link.href = href
  else link.remove()
  region.append(element)
  while (region.children.length > MOST) region.firstElementChild.remove()
  if (tone !== 'error') setTimeout(() => element.remove(), href ? LINK_STAYS_MS : STAYS_MS)
}

/** Says what went wrong and what to do. */
export function toastError(error) {
  if (error instanceof Unreachable) toast({ tone: 'error', title: 'No connection', detail: 'Nothing was changed. Try again when the connection is back.' })
  else if (error instanceof Problem) toast({ tone: 'error', title: error.message, detail: error.detail, request_id: error.request_id })
  else throw error
}

on('click', '[data-dismiss]', (_, button) => button.closest('.toast').remove())
