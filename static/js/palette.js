// Ctrl+K: everything that can be done here, what was looked at lately, and every ticket in the queue, by name.
import { t } from './messages.js'
import { $, $$ } from './dom.js'
import { act } from './keys.js'
import { isOffered } from './stance.js'
import { recent } from './recent.js'
import { goTo } from './visit.js'

const MOST = 24
const dialog = $('#palette')
const input = $('.palette__input')
const list = $('#palette-list')
let items = []
let selected = 0

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
const nameOf = button => button.firstChild.textContent.trim() || button.textContent.trim()

/** What can be done with the ticket, folded away or not. */
function ofTicket() {
  const isFirst = button => button.matches('.button--primary')
  const actions = $$('.actions :is(.button, [data-key])').filter(isOffered).sort((one, other) => isFirst(other) - isFirst(one)).map(button => ({ name: nameOf(button), hint: button.dataset.key?.toUpperCase(), icon: pictureOf(button, { d: 'cross' }[button.dataset.key] ?? 'check'), run: () => button.click() }))
  const packet = [['.packet .ask[data-keep]', t('answer'), 'P'], ['[data-key="c"]', t('enough'), 'C'], ['[data-ask-missing]', t('missing'), 'M']]
    .filter(([where]) => $(where) && getComputedStyle($(where)).display !== 'none').map(([, name, hint]) => ({ name, hint, icon: 'packet', run: () => act(hint.toLowerCase()) }))
  const write = $('.composer__text')?.checkVisibility() ? ['reply', 'note'].map(kind => ({ name: kind === 'reply' ? t('write-reply') : t('write-note'), hint: kind[0].toUpperCase(), icon: kind === 'reply' ? 'edit' : 'note', run: () => act(kind[0]) })) : []
  const menu = $$('.ticket-menu :is(a, [data-print])').map(item => ({ name: nameOf(item), icon: pictureOf(item), run: () => item.click() }))
  return [...actions, ...packet, ...write, ...menu]
}

function places() {
  const views = $$('[data-view-link]').map(link => ({ name: $('.nav__label', link).textContent, hint: { mine: 'G M', team: 'G Q', overview: 'G O' }[link.dataset.viewLink], icon: link.dataset.viewLink, run: () => link.click() }))
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

const heading = textContent => Object.assign(document.createElement('li'), { className: 'palette__group', role: 'presentation', textContent })
const options = () => $$('[role="option"]', list)

function draw() {
  const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const found = items.filter(({ name, hint, group }) => words.every(word => `${name} ${hint} ${group}`.toLocaleLowerCase().includes(word))).slice(0, MOST)
  selected = Math.min(selected, Math.max(0, found.length - 1))
  list.replaceChildren(...found.flatMap((item, index) => {
    const element = document.createElement('li')
    element.className = 'palette__item'
    element.id = `palette-${index}`
    element.role = 'option'
    element.setAttribute('aria-selected', String(index === selected))
    const name = Object.assign(document.createElement('span'), { className: 'palette__name', dir: 'auto', textContent: item.name })
    const hint = Object.assign(document.createElement('span'), { className: 'palette__hint', textContent: item.hint })
    element.append(icon(item.icon), name, hint)
    element.onclick = () => { dialog.close(); item.run() }
    return item.group === found[index - 1]?.group ? [element] : [heading(item.group), element]
  }))
  $('.palette__none').hidden = found.length > 0
  input.setAttribute('aria-activedescendant', found.length ? `palette-${selected}` : '')
  options()[selected]?.scrollIntoView({ block: 'nearest' })
}

// Before it opens, not after: `toggle` comes late, and would wipe out what a quick hand has typed.
dialog?.addEventListener('beforetoggle', ({ newState }) => {
  if (newState !== 'open') return
  items = collect()
  input.value = ''
  selected = 0
  draw()
})
input?.addEventListener('input', () => { selected = 0; draw() })
input?.addEventListener('keydown', event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step) { event.preventDefault(); selected = Math.max(0, selected + step); draw() }
  if (event.key === 'Enter') { event.preventDefault(); options()[selected]?.click() }
})
