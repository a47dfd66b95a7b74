// Ctrl+K: everything that can be done here, and every ticket in the queue, by name.
import { t } from './messages.js'
import { $, $$ } from './dom.js'
import { act } from './keys.js'
import { isOffered } from './stance.js'

const MOST = 12
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

/** What can be done: the ticket's actions, folded away or not, views, rows. */
function collect() {
  const actions = $$('.actions :is(.button, [data-key])').filter(isOffered).map(button => ({ name: button.firstChild.textContent.trim() || button.textContent.trim(), hint: button.dataset.key?.toUpperCase() ?? '', icon: 'check', run: () => button.click() }))
  const write = $('#composer') ? ['reply', 'note'].map(kind => ({ name: kind === 'reply' ? t('write-reply') : t('write-note'), hint: kind[0].toUpperCase(), icon: 'note', run: () => act(kind[0]) })) : []
  const packet = [['.packet .ask[data-keep]', t('answer'), 'P'], ['[data-key="c"]', t('enough'), 'C'], ['[data-ask-missing]', t('missing'), 'M']]
    .filter(([where]) => $(where) && getComputedStyle($(where)).display !== 'none').map(([, name, hint]) => ({ name, hint, icon: 'packet', run: () => act(hint.toLowerCase()) }))
  const pages = [...($('#palette-pages')?.content.children ?? [])].map(link => ({ name: t('go', { page: link.textContent }), icon: link.dataset.icon, run: () => location.assign(link.getAttribute('href')) }))
  const views = $$('[data-view-link]').map(link => ({ name: t('go', { page: $('.nav__label', link).textContent }), hint: { mine: 'G M', team: 'G Q', overview: 'G O' }[link.dataset.viewLink] ?? '', icon: link.dataset.viewLink, run: () => link.click() }))
  const away = $('[data-command="away"] button')
  const other = [
    { name: away?.getAttribute('aria-checked') === 'true' ? t('set-away') : t('set-here'), icon: 'mine', run: () => away?.click() },
    ...$$('[data-theme-choice]').map(choice => ({ name: t('theme', { theme: choice.textContent.toLowerCase() }), icon: 'sun', run: () => choice.click() })),
    { name: t('sound'), icon: 'sound', run: () => $('[data-sound]')?.click() },
    { name: t('keys'), hint: '?', icon: 'keys', run: () => $('#help').showModal() },
  ]
  const rows = $$('.row > a').map(link => ({ name: `${$('.row__name', link).textContent}: ${$('.row__said', link).textContent}`, hint: `#${link.parentElement.dataset.number}`, icon: 'packet', run: () => link.click() }))
  return [...actions, ...packet, ...write, ...views, ...pages, ...other, ...rows]
}

function draw() {
  const words = input.value.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const found = items.filter(({ name, hint = '' }) => words.every(word => `${name} ${hint}`.toLocaleLowerCase().includes(word))).slice(0, MOST)
  selected = Math.min(selected, Math.max(0, found.length - 1))
  list.replaceChildren(...found.map((item, index) => {
    const element = document.createElement('li')
    element.className = 'palette__item'
    element.id = `palette-${index}`
    element.role = 'option'
    element.setAttribute('aria-selected', String(index === selected))
    const name = Object.assign(document.createElement('span'), { className: 'palette__name', dir: 'auto', textContent: item.name })
    const hint = Object.assign(document.createElement('span'), { className: 'palette__hint', textContent: item.hint ?? '' })
    element.append(icon(item.icon), name, hint)
    element.onclick = () => { dialog.close(); item.run() }
    return element
  }))
  $('.palette__none').hidden = found.length > 0
  input.setAttribute('aria-activedescendant', found.length ? `palette-${selected}` : '')
  list.children[selected]?.scrollIntoView({ block: 'nearest' })
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
  if (event.key === 'Enter') { event.preventDefault(); list.children[selected]?.click() }
})
