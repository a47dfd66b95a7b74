// Menus and the packet's sheet: what opens takes the focus, and the arrows move within a menu.
import { $, $$, on } from './dom.js'

const items = menu => $$('button, a', menu).filter(item => item.checkVisibility())

// `toggle` does not bubble, but it can be captured on the way down.
document.addEventListener('toggle', ({ target, newState }) => {
  if (newState !== 'open') return
  if (target.matches('.menu')) items(target)[0]?.focus()
  if (target.matches('.packet-pane') && !target.contains(document.activeElement)) $('.packet-pane__close', target).focus()
}, { capture: true })

on('keydown', '.menu', (event, menu) => {
  const all = items(menu)
  const here = all.indexOf(document.activeElement)
  const to = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: -1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  all.at(to % all.length)?.focus()
})
