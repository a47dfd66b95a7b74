// The emoji that the box offers: fetched with the first look, found by their names, chosen by keys or by a click.
import { $, $$, on, onPage } from './dom.js'
import { textBox } from './composer.js'
import { getJson } from './http.js'
import { storedList } from './stored.js'
import { viewer } from './viewer.js'

const MOST = 96
const RECENT_MOST = 16
const KEY = `emoji:${viewer.account}`
let all = null
let chosen = 0

const pane = () => $('[data-emoji]')
const search = () => $('input', pane())
const options = () => $$('[role="option"]', pane())
const button = () => $('[data-emoji-open]')

const recent = () => storedList(KEY)

function close(toBox = true) {
  if (!pane() || pane().hidden) return
  pane().hidden = true
  button().ariaExpanded = 'false'
  if (toBox) textBox().focus()
}

function choose(at) {
  const every = options()
  chosen = Math.max(0, Math.min(every.length - 1, at))
  for (const [index, option] of every.entries()) option.ariaSelected = String(index === chosen)
  every[chosen]?.scrollIntoView({ block: 'nearest' })
  search().setAttribute('aria-activedescendant', `emoji-${chosen}`)
}

function draw() {
  const typed = search().value.trim().toLowerCase()
  const words = typed.split(/\s+/)
  const fits = ([, name, codes]) => words.every(word => name.includes(word) || codes.includes(word))
  const used = typed ? [] : recent()
  const found = typed ? all.filter(fits) : [...all.filter(([emoji]) => used.includes(emoji)).sort(([a], [b]) => used.indexOf(a) - used.indexOf(b)), ...all.filter(([emoji]) => !used.includes(emoji))]
  $('#emoji').replaceChildren(...found.slice(0, MOST).map(([emoji, name], at) => Object.assign(document.createElement('span'), { id: `emoji-${at}`, role: 'option', title: name, ariaLabel: name, textContent: emoji })))
  $('p', pane()).hidden = found.length > 0
  choose(0)
}

function take(option) {
  const emoji = option.textContent
  localStorage.setItem(KEY, JSON.stringify([emoji, ...recent().filter(other => other !== emoji)].slice(0, RECENT_MOST)))
  const box = textBox()
  close()
  box.setRangeText(emoji, box.selectionStart, box.selectionEnd, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
}

async function open() {
  pane().hidden = false
  button().ariaExpanded = 'true'
  search().value = ''
  search().focus()
  try { all ??= (await getJson('/me/emoji')).emoji } catch { return close() }
  if (!pane().hidden) draw()
}

/** How many stand in a row, as they are laid out now. */
function columns() {
  const every = options()
  const below = every.findIndex(option => option.offsetTop > every[0].offsetTop)
  return below < 0 ? every.length : below
}

on('keydown', '[data-emoji] input', event => {
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns() }[event.key]
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
  if (step) choose(chosen + step)
  else if (event.key === 'Enter') { const option = options()[chosen]; if (option) take(option) }
  else if (event.key === 'Escape') close()
  else return
  event.preventDefault()
  event.stopPropagation()
}, true)
on('input', '[data-emoji] input', () => { if (all) draw() })
on('mousedown', '#emoji, [data-emoji-open]', event => event.preventDefault())
on('click', '#emoji [role="option"]', (_, option) => take(option))
on('click', '[data-emoji-open]', () => { if (pane().hidden) open(); else close() })
on('focusout', '[data-emoji] input', ({ relatedTarget }) => { if (relatedTarget && !pane()?.contains(relatedTarget)) close(false) })
onPage(() => close(false))
