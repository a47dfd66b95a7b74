// Where filters are typed, on the search page and for lists and views: they and their values are offered meanwhile.
import { $, on } from './dom.js'
import { getJson } from './http.js'
import { optionOf, point } from './option.js'

/** The word before the caret, perhaps of a filter's value: `sta`, `status:cl`, `agent:"Ada L`. */
const WORD = /(?:^|\s)(?:(\w+):)?("[^"]*|[^\s"]*)$/
const BOX = '[data-completes]'
let box = null
let list = null
let asked = null
let [key, begun] = []
let offers = []
let selected = -1

function draw() {
  list.replaceChildren(...offers.map(({ value, label }, index) => {
    const option = optionOf({ name: value, hint: label }, `value-${index}`, index === selected)
    option.onclick = () => take(value)
    return option
  }))
  list.hidden = !offers.length
  box.ariaExpanded = !list.hidden
  point(box, list.children[selected])
}
const close = () => { offers = []; draw() }

async function offer() {
  asked ??= getJson('/search/values').catch(() => { asked = null; return {} })
  const known = await asked
  if (document.activeElement !== box) return
  const { value, selectionStart: caret } = box;
  [, key, begun = ''] = /\S/.test(value[caret] ?? '') ? [] : WORD.exec(value.slice(0, caret)) ?? []
  const typed = begun.replace('"', '').toLowerCase()
  const begins = ({ value }) => value.toLowerCase().startsWith(typed)
  const all = key ? known[key] ?? [] : begun && Object.keys(known).map(name => ({ value: `${name}:`, label: '' })) || []
  offers = all.filter(({ value, label }) => ` ${value} ${label}`.toLowerCase().includes(` ${typed}`) && value.toLowerCase() !== typed)
    .sort((one, other) => begins(other) - begins(one))
  // A word may be meant as it is. The beginning of a value is not.
  selected = key && !all.some(({ value }) => value.toLowerCase() === typed) ? 0 : -1
  draw()
}

function take(value) {
  const caret = box.selectionStart
  const text = key ? `${/\s/.test(value) ? `"${value}"` : value} ` : value
  box.setRangeText(text, caret - begun.length, caret, 'end')
  offer()
}

/** What is typed into one of the boxes is about that one. */
const within = handler => (event, element) => {
  box = element
  list = document.getElementById(box.getAttribute('aria-controls'))
  handler(event)
}

// The page of a search has the cursor behind the words, so that typing goes on there.
const searched = $('[data-search]')
if (searched && searched === document.activeElement) searched.setSelectionRange(searched.value.length, searched.value.length)

on('input', BOX, within(offer))
on('focusout', BOX, within(close))
on('pointerdown', BOX, within(close))
on('mousedown', '.search__values', event => event.preventDefault())
on('keydown', BOX, within(event => {
  const at = event.key
  if (event.isComposing) return
  const step = offers.length && { ArrowDown: 1, ArrowUp: -1 }[at]
  if (step) { selected = Math.min(offers.length - 1, Math.max(0, selected + step)); draw() }
  else if (['Enter', 'Tab'].includes(at) && offers[selected]) take(offers[selected].value)
  else if (at === 'Escape' && offers.length) close()
  // Elsewhere it closes what the box stands in.
  else if (at === 'Escape' && box.type === 'search') box.blur()
  else { if (/^(Arrow|Home|End)/.test(at)) close(); return }
  event.preventDefault()
}))
// Before the link itself is followed.
on('click', '[data-search-add]', (event, { dataset }) => {
  event.preventDefault()
  const typed = $('[data-search]')
  typed.value = `${typed.value} ${dataset.searchAdd}`.trimStart()
  typed.focus()
  within(offer)(event, typed)
}, true)
