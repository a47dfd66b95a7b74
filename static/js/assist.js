// Words of a language model: they are marked as such, stay on the page, and go into the box only if the agent says so.
import { t } from './messages.js'
import { $, $$, on, onArrive } from './dom.js'
import { kind, textBox, textOf, write } from './composer.js'
import { Unreachable, request } from './http.js'
import { endpoint } from './outgoing.js'
import { stayAtEnd } from './thread.js'
import { toast, toastError } from './toast.js'

/** More than the server gives itself: its word about it is better than ours. */
const GRACE_MS = 3_000
const ends = new WeakMap()
/** What was translated: the words it may take the place of. */
const originals = new WeakMap()
/** The card that another one would take the place of: out of sight until that one has words, and back if it never has. */
const earlier = new WeakMap()

let newest = null

const menu = () => $('#assist-menu')

function cardOf(title) {
  const card = newest = $('[data-assist-card]').content.firstElementChild.cloneNode(true)
  $('b', card).textContent = card.ariaLabel = title
  return card
}

/** Shows an answer in its card. If the card has left with its ticket, or was closed, nobody hears of it. */
async function fill(card, fields, actions = []) {
  const end = new AbortController()
  ends.set(card, end)
  card.ariaBusy = 'true'
  try {
    const within_ms = menu().dataset.seconds * 1_000 + GRACE_MS
    const { text } = await request('POST', endpoint('assist'), Object.entries(fields), { signal: end.signal, within_ms })
    $('.assist__text', card).textContent = text
    for (const action of actions) $(action, card).hidden = false
    earlier.get(card)?.remove()
    stayAtEnd()
  } catch (error) {
    if (!card.isConnected) return
    close(card)
    if (error instanceof Unreachable) toast({ tone: 'error', title: t('no-answer') })
    else toastError(error)
  } finally {
    card.ariaBusy = 'false'
  }
}

function close(card) {
  card.remove()
  const before = earlier.get(card)
  if (before) before.hidden = false
  stayAtEnd()
  ends.get(card)?.abort()
}

/** Takes the place of the card of the same kind, once it has words. */
function place(card, name, put) {
  const waits = $(`[data-assist-words="${name}"][aria-busy=true]`)
  if (waits) close(waits)
  const before = $(`[data-assist-words="${name}"]:not([hidden])`)
  if (before) { before.hidden = true; earlier.set(card, before) }
  card.dataset.assistWords = name
  put(card)
}

const aboveThread = card => $('[data-above]').append(card)
const aboveBox = card => textBox().before(card)

const asks = {
  summary: title => {
    const card = cardOf(title)
    place(card, 'summary', aboveThread)
    fill(card, { what: 'summary' })
  },
  suggest_reply: title => {
    const card = cardOf(title)
    if (kind() !== 'reply') write('reply')
    place(card, 'reply', aboveBox)
    fill(card, { what: 'suggest_reply' }, ['[data-assist-insert]'])
  },
  translate_reply: title => {
    const text = textOf('reply')
    if (kind() !== 'reply') write('reply')
    if (!text.trim()) { toast({ tone: 'told', title: menu().dataset.empty }); return }
    const card = cardOf(title)
    originals.set(card, text)
    place(card, 'reply', aboveBox)
    fill(card, { what: 'translate_reply', text }, ['[data-assist-replace]', '[data-assist-insert]'])
  },
}

/** Types it, so that the browser's own undo takes it back. What is selected stays. */
function type(text, isWhole = false) {
  if (kind() !== 'reply') write('reply')
  const box = textBox()
  box.focus()
  if (isWhole) box.select()
  else box.setSelectionRange(box.selectionEnd, box.selectionEnd)
  const before = isWhole ? '' : box.value.slice(0, box.selectionEnd)
  const words = /\S$/.test(before) ? `\n\n${text}` : text
  if (document.execCommand('insertText', false, words)) return
  box.setRangeText(words, box.selectionStart, box.selectionEnd, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

const wordsOf = card => $('.assist__text', card).textContent

on('click', '[data-assist]', (event, { value, dataset }) => {
  event.preventDefault()
  menu().hidePopover()
  asks[value](dataset.title)
})
/** Whoever puts it away goes on where they asked for it. */
function discard(card) {
  const asked = $('[data-assist-translate]', card.closest('.message') ?? document.createElement('p')) ?? $('[data-assist-open]')
  close(card)
  asked?.focus()
}
on('click', '[data-assist-discard]', (_, button) => discard(button.closest('.assist')))
// Esc puts away the card that has the focus, else the newest; a box or a dialog goes first.
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || $('dialog[open], [popover]:popover-open, .bulk.is-open')) return
  if (event.target.closest?.('textarea, input, select')) return
  const card = document.activeElement?.closest('.assist') ?? [newest, ...$$('.assist')].find(one => one?.isConnected)
  if (!card) return
  event.preventDefault()
  discard(card)
})
on('click', '[data-assist-insert]', (_, button) => {
  const card = button.closest('.assist')
  close(card)
  type(wordsOf(card))
})
on('click', '[data-assist-replace]', (_, button) => {
  const card = button.closest('.assist')
  close(card)
  // What was changed since it was asked for stays.
  type(wordsOf(card), textOf('reply') === originals.get(card))
})
on('click', '[data-assist-translate]', (_, button) => {
  const message = button.closest('.message')
  const card = cardOf(menu().dataset.translation)
  const item = /^message-told-(\d+)$/.exec(message.id)
  $('.assist', message)?.remove()
  $('.message__body', message).after(card)
  stayAtEnd()
  fill(card, { what: 'translate_message', ...(item ? { item: item[1] } : { message: message.dataset.seq }) })
})

const primary = tag => tag.toLowerCase().split('-')[0]
/** What is said in another language than the reader's, or in one that nobody has named. */
onArrive('.message:is(.message--customer, .message--bot, .message--agent):not(.is-outgoing)', message => {
  if (!menu() || primary(menu().dataset.language) === primary(document.documentElement.lang)) return
  if ($('[data-assist-translate]', message)) return
  const button = Object.assign(document.createElement('button'), { type: 'button', className: 'message__translate', textContent: menu().dataset.translate })
  button.dataset.assistTranslate = ''
  $('.message__body', message).after(button)
})
