// Completes a colleague's name after @ in a note, in the composer and where a note is edited. Whoever writes on is not stopped; the list is only an offer.
import { $, $$, on, onPage } from './dom.js'
import { kind } from './composer.js'
import { getJson } from './http.js'

const SHOWN = 6
const BEGUN = /(?:^|[^\p{L}\p{N}])@"?([^@"\n]{0,40})$/u
let names = null
let from = 0

const BOXES = '.composer__text, [data-mentions]'
let box = null

const list = () => document.getElementById(box?.dataset.mentions ?? 'mentions')
const options = () => list()?.hidden === false ? $$('[role="option"]', list()) : []
const chosen = () => options().find(option => option.ariaSelected === 'true')

function close() {
  if (!box || !list()) return
  list().hidden = true
  box.removeAttribute('aria-activedescendant')
}

function choose(option) {
  for (const other of options()) other.ariaSelected = String(other === option)
  box.setAttribute('aria-activedescendant', option.id)
}

function take({ textContent: name }) {
  const input = box
  close()
  input.setRangeText(`@${/\s/.test(name) ? `"${name}"` : name} `, from, input.selectionStart, 'end')
  input.focus()
  input.dispatchEvent(new Event('input', { bubbles: true }))
}

async function offer(_, input) {
  box = input
  const before = input.value.slice(0, input.selectionStart)
  const begun = ('mentions' in input.dataset || kind() === 'note') && BEGUN.exec(before)
  if (!begun) return close()
  names ??= getJson('/me/colleagues').catch(() => (names = null, { names: [] }))
  const all = (await names).names
  if (input !== box || input.value.slice(0, input.selectionStart) !== before) return
  const typed = ` ${begun[1].toLowerCase()}`
  const fits = all.filter(name => ` ${name.toLowerCase()}`.includes(typed)).slice(0, SHOWN)
  if (!fits.length || fits.some(name => typed.startsWith(` ${name.toLowerCase()} `))) return close()
  from = before.lastIndexOf('@')
  list().replaceChildren(...fits.map((name, at) => Object.assign(document.createElement('li'), { id: `${list().id}-${at}`, role: 'option', dir: 'auto', textContent: name })))
  list().hidden = false
  choose(options()[0])
}

function key(event) {
  const all = options()
  if (!all.length || event.target !== box || event.isComposing || event.ctrlKey || event.metaKey) return
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step) choose(all.at((all.indexOf(chosen()) + step) % all.length))
  else if (['Enter', 'Tab'].includes(event.key)) take(chosen())
  else if (event.key === 'Escape') close()
  else return
  event.preventDefault()
  event.stopPropagation()
}

// Before the box itself hears the key.
document.addEventListener('keydown', key, true)
on('input', BOXES, offer)
on('focusout', BOXES, close)
on('click', '[data-replies-open]', close)
on('mousedown', '.mentions [role="option"]', (event, option) => { event.preventDefault(); take(option) })
onPage(close)
