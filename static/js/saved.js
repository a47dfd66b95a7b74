// Saved replies: a word that begins with `/` finds them, and so does the button beside the files.
import { $, $$, on, onPage } from './dom.js'
import { insert, textBox } from './composer.js'
import { getJson } from './http.js'
import { endpoint } from './outgoing.js'

const MOST = 50
const WORD = /(?:^|\s)\/(\S*)$/
let replies = null
let found = []
let selected = 0
let range = null

const list = () => $('#replies')

function close() {
  range = null
  if (!list()) return
  $('[data-replies]').hidden = true
  textBox().removeAttribute('aria-activedescendant')
}

function draw() {
  list().replaceChildren(...found.map(({ name, text }, index) => {
    const item = Object.assign(document.createElement('li'), { id: `reply-${index}`, role: 'option', dir: 'auto' })
    item.ariaSelected = String(index === selected)
    item.append(...[['b', name], ['span', text]].map(([tag, textContent]) => Object.assign(document.createElement(tag), { textContent })))
    return item
  }))
  $('[data-replies]').hidden = false
  if (found.length) textBox().setAttribute('aria-activedescendant', `reply-${selected}`)
  list().children[selected]?.scrollIntoView({ block: 'nearest' })
}

/** Shows what fits the word; without one, everything. They are fetched once for each ticket. */
async function show(word, from) {
  const place = range = [from, textBox().selectionEnd]
  const asked = replies ??= getJson(endpoint('replies')).then(answer => answer.replies)
  let all = []
  try { all = await asked } catch { if (replies === asked) replies = null }
  // Something else was typed meanwhile, or another ticket has come.
  if (replies !== asked || range !== place) return
  found = all.filter(({ name, text }) => `${name} ${text}`.toLocaleLowerCase().includes(word)).slice(0, MOST)
  selected = 0
  if (found.length || !word) draw()
  else close()
}

function look() {
  const { value, selectionStart } = textBox()
  const word = WORD.exec(value.slice(0, selectionStart))?.[1]
  if (word === undefined) close()
  else show(word.toLocaleLowerCase(), selectionStart - word.length - 1)
}

function take(reply) {
  insert(reply, ...range)
  close()
}

onPage(() => { replies = null; close() })
on('input', '.composer__text', look)
on('focusout', '.composer__text', close)
// Before the box and the page hear of the key: here it moves in the list.
on('keydown', '.composer__text', event => {
  if (!list()?.checkVisibility() || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  const takes = ['Enter', 'Tab'].includes(event.key) && found.length
  if (!step && !takes && event.key !== 'Escape') return
  event.preventDefault()
  event.stopPropagation()
  if (takes) take(found[selected])
  else if (!step) close()
  else if (found.length) { selected = (selected + step + found.length) % found.length; draw() }
}, true)
// The box keeps the focus.
on('mousedown', '[data-replies], [data-replies-open]', event => event.preventDefault())
on('click', '#replies li', (_, item) => take(found[$$('li', list()).indexOf(item)]))
on('click', '[data-replies-open]', () => {
  textBox().focus()
  if (list().checkVisibility()) close()
  else show('', textBox().selectionStart)
})
