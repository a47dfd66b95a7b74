// Compact rows: two lines instead of three.
import { $, on, onPage } from './dom.js'
import { prefer, preferred } from './preference.js'

const DENSITY = 'density'
const isCompact = () => preferred('rows', localStorage.getItem(DENSITY)) === 'compact'

function showDensity() {
  document.body.classList.toggle('is-compact', isCompact())
  $('[data-density]')?.setAttribute('aria-pressed', isCompact())
}

on('click', '[data-density]', () => {
  prefer('rows', isCompact() ? 'comfortable' : 'compact')
  showDensity()
})
onPage(showDensity)
