// What is wrong with a field stands beside it, and what was typed stays.
import { $$, on } from './dom.js'
import { mistakesOf } from './http.js'

const lines = new WeakMap()
let made = 0

function unmark(field) {
  if (!lines.has(field)) return
  lines.get(field).remove()
  lines.delete(field)
  for (const name of ['aria-invalid', 'aria-describedby']) field.removeAttribute(name)
}

/** Says beside the field what is wrong with it, until it is changed. */
export function mark(field, words) {
  unmark(field)
  const line = Object.assign(document.createElement('p'), { id: `wrong-${made += 1}`, className: 'wrong', role: 'alert', textContent: words.replace(/^./u, first => first.toUpperCase()) })
  field.setAttribute('aria-invalid', 'true')
  field.setAttribute('aria-describedby', line.id)
  field.closest('.bulk__box, .choices__moment, .field').append(line)
  lines.set(field, line)
  field.focus()
}

/** The field of a form that a mistake is about: the moment of a snooze is typed as a date and time. */
const fieldOf = ({ elements }, pointer) => elements[pointer === '/until' ? 'at' : pointer.slice(1)]

/** True if everything that was refused is told beside a field that can be seen. */
export function tells(form, { body = {} }) {
  const wrong = (mistakesOf(body) ?? []).map(({ pointer, detail }) => [fieldOf(form, pointer), detail])
  const isSeen = field => field instanceof HTMLElement && field.type !== 'hidden' && field.checkVisibility() && field.closest('.bulk__box, .choices__moment, .field')
  if (!wrong.length || !wrong.every(([field]) => isSeen(field))) return false
  for (const [field, words] of wrong.toReversed()) mark(field, words)
  return true
}

on('input', 'input, textarea, select', (_, field) => unmark(field))
on('reset', 'form', (_, form) => { for (const field of $$('[aria-describedby]', form)) unmark(field) })
