// Ctrl+K or /: everything that can be done here, what was looked at lately, every ticket in the queue by name, and the
// tickets that the search finds.
import { t } from './messages.js'
import { $, $$, debounce } from './dom.js'
import { getJson } from './http.js'
import { act } from './keys.js'
import { make, optionOf, point } from './option.js'
import { isOffered } from './stance.js'
import { recent } from './recent.js'
import { viewer } from './viewer.js'
import { goTo } from './visit.js'

const MOST = 24
const MOST_FOUND = 6
const ASKS_AFTER_MS = 150
const dialog = $('#palette')
const input = $('.palette__input')
const list = $('#palette-list')
let items = []
/** What the server found. */
let found = []
let shown = []
let selected = 0
let asking = new AbortController()

const icon = name => {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  use.setAttribute('href', `#i-${name}`)
  svg.append(use)
  return svg
}

/** The picture a thing has where it stands on the page. */
const pictureOf = (element, other) => $('use', element)?.getAttribute('href').slice(3) ?? other
const nameOf = button => [...button.childNodes].filter(({ nodeName }) => nodeName !== 'KBD').map(node => node.textContent).join('').trim()

/** What can be done with the ticket, folded away or not. */
function ofTicket() {
  const isFirst = button => button.matches('.button--primary')
  const actions = $$('.actions :is(.button, [data-key])').filter(isOffered).sort((one, other) => isFirst(other) - isFirst(one)).map(button => ({ name: nameOf(button), hint: button.dataset.key?.toUpperCase(), icon: pictureOf(button, { d: 'cross' }[button.dataset.key] ?? 'check'), run: () => button.click() }))
  const packet = [['.packet .ask[data-keep]', t('answer'), 'P'], ['[data-key="c"]', t('enough'), 'C'], ['[data-ask-missing]', t('missing'), 'M']]
    .filter(([where]) => $(where) && getComputedStyle($(where)).display !== 'none').map(([, name, hint]) => ({ name, hint, icon: 'packet', run: () => act(hint.toLowerCase()) }))
  const write = $('.composer__text')?.checkVisibility() ? ['reply', 'note'].map(kind => ({ name: kind === 'reply' ? t('write-reply') : t('write-note'), hint: kind[0].toUpperCase(), icon: kind === 'reply' ? 'edit' : 'note', run: () => act(kind[0]) })) : []
  const menu = $$('#ticket-menu :is(a, [data-print], [data-says], [commandfor="tags"], form button)').filter(isOffered).map(item => ({ name: nameOf(item), hint: $('kbd', item)?.textContent, icon: pictureOf(item), run: () => item.click() }))
  const priorities = $$('#priority-menu button').map(item => ({ name: `${item.form.getAttribute('aria-label')}: ${nameOf(item)}`, icon: 'check', run: () => item.click() }))
  const assist = $$('[data-assist]').filter(isOffered).map(button => ({ name: nameOf(button), icon: pictureOf(button), run: () => button.click() }))
  return [...actions, ...packet, ...write, ...assist, ...menu, ...priorities]
}

function places() {
  const views = $$('[data-view-link]').map(link => ({ name: $('.nav__label', link).textContent, hint: { mine: 'G M', team: 'G Q', overview: 'G O', search: 'G S' }[link.dataset.viewLink], icon: pictureOf(link), run: () => link.click() }))
  const pages = [...($('#palette-pages')?.content.children ?? [])].map(link => ({ name: link.textContent, icon: link.dataset.icon, run: () => location.assign(link.getAttribute('href')) }))
  return [...views, ...pages]
}

function settings() {
  const away = $('[data-command="away"] button')
  return [
    { name: away?.getAttribute('aria-checked') === 'true' ? t('set-away') : t('set-here'), icon: 'mine', run: () => away?.click() },
    ...$$('[data-theme-choice]').map(choice => ({ name: t('theme', { theme: choice.textContent.toLowerCase() }), icon: 'sun', run: () => choice.click() })),
    { name: t('sound'), icon: 'sound', run: () => $('[data-sound]')?.click() },
    { name: t('keys'), hint: '?', icon: 'keys', run: () => $('#help').showModal() },
  ]
}

const lately = () => recent().map(({ number, name, href }) => ({ name, hint: `#${number}`, icon: 'next', run: () => goTo(href) }))
const queued = () => $$('.row > a').map(link => ({ name: `${$('.row__name', link).textContent}: ${$('.row__said', link).textContent}`, hint: `#${link.parentElement.dataset.number}`, icon: 'next', run: () => link.click() }))

const collect = () => [[t('this-ticket'), ofTicket()], [t('recent'), lately()], [t('go-to'), places()], [t('preferences'), settings()], [t('queue'), queued()]]
  .flatMap(([group, items]) => items.map(item => ({ hint: '', ...item, group })))

const heading = group => Object.assign(make('li', 'palette__group', group), { role: 'presentation' })
const options = () => $$('[role="option"]', list)
const typed = () => input.value.trim()
/** Whether the server is asked: one letter finds nothing, one digit a ticket. */
const isSearched = () => /..|\d/.test(typed())

const ofFound = ({ number, name, subject, status_label, place }) => ({ name, number, pieces: place?.pieces ?? [{ text: subject }], hint: `${status_label} · #${number}`, icon: 'next', group: t('found'), run: () => goTo(`/tickets/${number}?view=${viewer.queue}`) })
const toAll = () => ({ name: t('search-all', { words: typed() }), number: 'all', hint: '', icon: 'search', run: () => goTo(`/search?q=${encodeURIComponent(typed())}`) })

function collectShown() {
  const words = typed().toLocaleLowerCase().split(/\s+/)
  const here = items.filter(({ name, hint, group }) => words.every(word => `${name} ${hint} ${group}`.toLocaleLowerCase().includes(word))).slice(0, MOST)
  const others = found.filter(({ number }) => !here.some(({ hint }) => hint === `#${number}`))
  return [...here, ...others, ...(isSearched() ? [toAll()] : [])]
}

/** The words around what was found, which are marked. */
function placeOf(pieces) {
  const place = make('span', 'palette__place', '')
  place.dir = 'auto'
  place.append(...pieces.map(({ text, found }) => found ? make('mark', '', text) : text))
  return place
}

function draw() {
  const old = shown[selected]
  shown = collectShown()
  // What is chosen stays so when something comes to stand before it. What may be of older words is chosen by hand.
  selected = Math.max(0, shown.findIndex(item => old ? item === old || item.number && item.number === old.number : !item.pieces))
  list.replaceChildren(...shown.flatMap((item, index) => {
    const element = optionOf(item, `palette-${index}`, index === selected)
    element.prepend(icon(item.icon))
    if (item.pieces) element.append(placeOf(item.pieces))
    element.onclick = () => { dialog.close(); item.run() }
    return !item.group || item.group === shown[index - 1]?.group ? [element] : [heading(item.group), element]
  }))
  $('.palette__none').hidden = shown.length > 0
  point(input, options()[selected])
}
const drawAnew = () => { shown = []; draw() }

const ask = debounce(async signal => {
  if (signal.aborted) return
  const { tickets } = await getJson(`/search?limit=${MOST_FOUND}&q=${encodeURIComponent(typed())}`, { signal }).catch(() => ({ tickets: [] }))
  if (signal.aborted) return
  found = tickets.map(ofFound)
  draw()
  $('[data-told]', dialog).textContent = t('results', { n: shown.length - 1 })
}, ASKS_AFTER_MS)

/** Other words: what was found stays until the answer comes. */
function search() {
  asking.abort()
  asking = new AbortController()
  if (isSearched()) ask(asking.signal)
  else found = []
  drawAnew()
}

function begin() {
  items = collect()
  search()
}

// Before it opens, not after: `toggle` comes late, and would wipe out what a quick hand has typed.
dialog?.addEventListener('beforetoggle', ({ newState }) => {
  asking.abort()
  if (newState !== 'open') return
  input.value = ''
  begin()
})
// It was opened before this was here, and something may have been typed.
if (dialog?.open) begin()
input?.addEventListener('input', search)
input?.addEventListener('keydown', event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step) { event.preventDefault(); selected = Math.min(shown.length - 1, Math.max(0, selected + step)); draw() }
  if (event.key === 'Enter') { event.preventDefault(); options()[selected]?.click() }
})
