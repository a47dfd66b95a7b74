// Marks of Markdown in the box and in a note that is changed: what is selected is marked, or unmarked if it was.
import { $, on } from './dom.js'

const KEYS = { b: '**', i: '_' }
const FIELD = '.composer__text, [data-note-form] textarea'
const field = button => $('.composer__text', button.closest('form'))

function put(box, text, from, to, select) {
  box.focus()
  box.setSelectionRange(from, to)
  // Like typing, so that it can be undone; where a browser cannot, it is put there all the same.
  if (!document.execCommand('insertText', false, text)) {
    box.setRangeText(text, from, to, 'end')
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }
  box.setSelectionRange(...select)
}

function wrap(box, mark) {
  const { value, selectionStart: from, selectionEnd: to } = box
  const words = value.slice(from, to)
  const { length } = mark
  const isOutside = value.slice(from - length, from) === mark && value.slice(to, to + length) === mark
  // The same key again leads out of the marks that it began.
  const isAtEnd = !words && value.slice(to, to + length) === mark && value.slice(value.lastIndexOf('\n', from - 1) + 1, from).split(mark).length % 2 === 0
  if (isAtEnd && !isOutside) box.setSelectionRange(to + length, to + length)
  else if (isOutside) put(box, words, from - length, to + length, [from - length, to - length])
  else if (words.length > 2 * length && words.startsWith(mark) && words.endsWith(mark)) put(box, words.slice(length, -length), from, to, [from, to - 2 * length])
  else put(box, mark + words + mark, from, to, [from + length, to + length])
}

/** Every line of the selection becomes an entry, or none is one any longer. */
function list(box, mark) {
  const { value, selectionStart, selectionEnd } = box
  const from = value.lastIndexOf('\n', selectionStart - 1) + 1
  const end = value.indexOf('\n', selectionEnd)
  const to = end < 0 ? value.length : end
  const lines = value.slice(from, to).split('\n')
  const isList = lines.every(line => line.startsWith(mark))
  const text = lines.map(line => isList ? line.slice(mark.length) : mark + line).join('\n')
  put(box, text, from, to, [from + text.length, from + text.length])
}

function link(box) {
  const { value, selectionStart: from, selectionEnd: to } = box
  const words = value.slice(from, to)
  const isAddress = /^https?:\/\/\S+$/.test(words)
  const text = isAddress ? `[](${words})` : `[${words}](https://)`
  const at = isAddress || !words ? from + 1 : from + text.length - 1
  put(box, text, from, to, [at, at])
}

function mark(box, how) {
  if (how === '[]') link(box)
  else if (how === '- ') list(box, how)
  else wrap(box, how === '`' && box.value.slice(box.selectionStart, box.selectionEnd).includes('\n') ? '\n```\n' : how)
}

on('keydown', FIELD, (event, box) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing) return
  const key = event.key.toLowerCase()
  const how = event.shiftKey ? key === 'k' && '[]' : KEYS[key]
  if (!how) return
  event.preventDefault()
  event.stopPropagation()
  mark(box, how)
}, true)
// The box keeps the focus and what is selected in it.
on('mousedown', '[data-mark-up]', event => event.preventDefault())
on('click', '[data-mark-up]', (_, button) => mark(field(button), button.dataset.markUp))
