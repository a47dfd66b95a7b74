// Saved replies: a word that begins with `/` finds them, and so does the button beside the files.
import { $, $$, on, onPage } from './dom.js'
import { choose, choosesFrom, unchoose } from './choosing.js'
import { insert, textBox } from './composer.js'
import { getJson } from './http.js'
import { endpoint } from './outgoing.js'

const MOST = 50
const WORD = /(?:^|\s)\/(\S*)$/
let replies = null
let found = []
let range = null

const list = () => $('#replies')
const options = () => list()?.checkVisibility() ? $$('li', list()) : null

function close() {
  range = null
  if (!list() || $('[data-replies]').hidden) return
  $('[data-replies]').hidden = true
  unchoose()
}

function draw() {
  list().replaceChildren(...found.map(({ name, text, does }, index) => {
    const item = Object.assign(document.createElement('li'), { id: `reply-${index}`, role: 'option', dir: 'auto' })
    item.append(...[['b', name], ['span', text], ...(does.length ? [['small', does.join(' · ')]] : [])].map(([tag, textContent]) => Object.assign(document.createElement(tag), { textContent })))
    return item
  }))
  $('[data-replies]').hidden = false
  if (found.length) choose(options(), list().firstElementChild)
}

/** What holds the word: first where a word of the name begins with it, then anywhere in the name, then in the text. */
function ranked(all, word) {
  const rank = ({ name, text, does }) => {
    const called = name.toLocaleLowerCase()
    if (called.split(/\s+/).some(part => part.startsWith(word))) return 0
    if (called.includes(word)) return 1
    return `${text} ${does.join(' ')}`.toLocaleLowerCase().includes(word) ? 2 : 3
  }
  return all.map(reply => [rank(reply), reply]).filter(([at]) => at < 3).sort(([a], [b]) => a - b).map(([, reply]) => reply)
}

/** Shows what fits the word; without one, everything. They are fetched once for each ticket. `isAsked`: by the button, which
 *  shows everything where nothing fits. */
async function show(word, from, isAsked = false) {
  const place = range = [from, textBox().selectionEnd]
  const asked = replies ??= getJson(endpoint('replies')).then(answer => answer.replies)
  let all = []
  try { all = await asked } catch { if (replies === asked) replies = null }
  // Something else was typed meanwhile, or another ticket has come.
  if (replies !== asked || range !== place) return
  const fit = ranked(all, word)
  // A word that finds no reply may be part of the text: it stays, and the chosen reply goes behind it.
  if (isAsked && !fit.length) range = [place[1], place[1]]
  found = (fit.length || !isAsked ? fit : all).slice(0, MOST)
  if (found.length || !word) draw()
  else close()
}

/** The word before the cursor that is to find a reply; null if there is none. */
function wordThere() {
  const { value, selectionStart } = textBox()
  const word = WORD.exec(value.slice(0, selectionStart))?.[1]
  // Two of them ask for suggestions.
  return word === undefined || word.startsWith('/') ? null : word
}

function look() {
  const word = wordThere()
  if (word === null) close()
  else show(word.toLocaleLowerCase(), textBox().selectionStart - word.length - 1)
}

function take(item) {
  insert(found[options().indexOf(item)], ...range)
  close()
}

choosesFrom({ options, take, close })
onPage(() => { replies = null; close() })
on('input', '.composer__text', look)
on('focusout', '.composer__text', close)
// The box keeps the focus.
on('mousedown', '[data-replies], [data-replies-open]', event => event.preventDefault())
on('click', '#replies li', (_, item) => take(item))
on('click', '[data-suggestions-open]', close)
on('click', '[data-replies-open]', () => {
  textBox().focus()
  const word = wordThere()
  if (options()) close()
  else if (word === null) show('', textBox().selectionStart)
  else show(word.toLocaleLowerCase(), textBox().selectionStart - word.length - 1, true)
})
