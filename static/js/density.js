// Compact rows: two lines instead of three, remembered in this browser.
import { $, on, onPage } from './dom.js'

const DENSITY = 'density'

function showDensity() {
  const isCompact = localStorage.getItem(DENSITY) === 'compact'
  document.body.classList.toggle('is-compact', isCompact)
  $('[data-density]')?.setAttribute('aria-pressed', isCompact)
}

on('click', '[data-density]', () => {
  if (localStorage.getItem(DENSITY) === 'compact') localStorage.removeItem(DENSITY)
  else localStorage.setItem(DENSITY, 'compact')
  showDensity()
})
onPage(showDensity)
