// Short messages in the corner. An error stays until it is dismissed.
import { t } from './messages.js'
import { $, on } from './dom.js'
import { Problem, SignedOut, Unreachable } from './http.js'
import { skew_ms } from './viewer.js'

const STAYS_MS = 5_000
// Long enough to come back to the desk: there is something to read or to open.
const LINK_STAYS_MS = 20_000
const MOST = 4

export function toast({ tone = 'done', title, detail = '', request_id = '', href = '', link = '', open = null, undoes = '', of = null, until = '', about = '' }) {
  const region = $('#toasts')
  const element = $('#toast-template').content.firstElementChild.cloneNode(true)
  element.classList.add(`toast--${tone}`)
  $('.toast__title', element).textContent = title
  $('.toast__detail', element).textContent = detail
  $('.toast__id', element).textContent = request_id && t('quote', { id: request_id })
  const anchor = $('.toast__open', element)
  if (href) anchor.href = href
  else anchor.remove()
  if (link) anchor.textContent = link
  if (open) anchor.addEventListener('click', open)
  if (undoes) {
    element.dataset.undoes = undoes
    anchor.title = `${link} · Z`
    anchor.ariaKeyShortcuts = 'Z'
  }
  // What is said of a command goes once it is done.
  if (of) element.dataset.of = `${of.command}:${of.ticket}`
  if (!until) $('.toast__offer', element).remove()
  if (until) {
    // It counts down, and leaves when it has lapsed.
    const left = document.createElement('time')
    Object.assign(left, { dateTime: until, className: 'toast__left' })
    Object.assign(left.dataset, { clock: 'due', words: t('within') })
    $('.toast__detail', element).after(left)
    element.dataset.about = about
    element.classList.add('toast--offer')
    setTimeout(() => element.remove(), Math.max(0, Date.parse(until) - Date.now() - skew_ms))
  }
  region.append(element)
  while (region.children.length > MOST) region.firstElementChild.remove()
  if (tone !== 'error' && !until) setTimeout(() => element.remove(), href || tone === 'told' ? LINK_STAYS_MS : STAYS_MS)
  return element
}

/** Says what happened and what to do; `of` is the command that was refused. */
export function toastError(error, of = null) {
  if (error instanceof SignedOut) return // the page says so
  if (error instanceof Unreachable) toast({ tone: 'error', title: t('no-answer'), detail: t('unknown'), of })
  // Somebody else was faster, or it is theirs to do: ordinary, and nothing to report.
  else if (error instanceof Problem && error.status === 409) toast({ tone: 'told', title: error.message, detail: error.detail, of })
  else if (error instanceof Problem && error.code === 'forbidden') toast({ tone: 'told', title: t('not-done'), detail: error.detail, of })
  else if (error instanceof Problem) toast({ tone: 'error', title: error.message, detail: error.detail, request_id: error.request_id, of })
  else throw error
}

on('click', '[data-dismiss]', (_, button) => button.closest('.toast').remove())
