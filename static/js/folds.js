// What was folded open stays open while the tab lives, ticket by ticket.
import { onArrive } from './dom.js'

onArrive('.transcript__earlier, .rest', fold => {
  const key = `fold:${fold.id}`
  if (sessionStorage.getItem(key) === 'open') fold.open = true
  fold.addEventListener('toggle', () => {
    if (fold.open) sessionStorage.setItem(key, 'open')
    else sessionStorage.removeItem(key)
  })
})
