// Suggested replies: `//` opens them, and so does the button beside the saved replies. They go into the box and no further.
import { $, $$, on, onPage, parse } from './dom.js'
import { choose, choosesFrom, unchoose } from './choosing.js'
import { insert, textBox } from './composer.js'
import { getHtml } from './http.js'
import { endpoint } from './outgoing.js'
import { toastError } from './toast.js'

const TYPED = /(?:^|\s)\/\/$/
/** Where the chosen one goes; nothing while the list is closed. */
let range = null

const list = () => $('[data-suggestions]')
const options = () => list()?.checkVisibility() ? $$('[role="option"]', list()) : null

function close() {
  range = null
  if (!list() || list().hidden) return
  list().hidden = true
  unchoose()
}

/** They are made anew each time: the customer may have asked something else. */
async function show(from, to) {
  const place = range = [from, to]
  let html = ''
  try { html = await getHtml(endpoint('suggestions')) } catch (error) { if (range === place) { close(); toastError(error) } }
  if (!html || range !== place) return
  list().replaceChildren(parse(html))
  list().hidden = false
  const [first] = options()
  if (first) choose(options(), first)
}

function look() {
  const { value, selectionStart } = textBox()
  if (TYPED.test(value.slice(0, selectionStart))) show(selectionStart - 2, selectionStart)
  else close()
}

function take({ dataset: { reply, text } }) {
  insert({ id: reply, text }, ...range)
  close()
}

choosesFrom({ options, take, close })
onPage(close)
on('input', '.composer__text', look)
on('focusout', '.composer__text', close)
// The box keeps the focus.
on('mousedown', '[data-suggestions], [data-suggestions-open]', event => event.preventDefault())
on('click', '[data-suggestions] [role="option"]', (_, option) => take(option))
on('click', '[data-replies-open]', close)
on('click', '[data-suggestions-open]', () => {
  const box = textBox()
  box.focus()
  if (options()) close()
  else show(box.selectionStart, box.selectionEnd)
})
