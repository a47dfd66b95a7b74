// The results of a search keep their place. The pane scrolls, not the window, and browsers bring back only the window's place.
import { $ } from './dom.js'

if ($('[data-search]')) {
  const pane = $('#main')
  const place = `scroll:${location.search}`
  addEventListener('pagehide', () => sessionStorage.setItem(place, pane.scrollTop))
  if (performance.getEntriesByType('navigation')[0]?.type !== 'navigate') pane.scrollTop = sessionStorage.getItem(place)
}
