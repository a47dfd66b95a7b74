// Saved views stand in the navigation, below the inbox.
import { $, $$, onPage } from './dom.js'
import { getJson } from './http.js'

const place = $('[data-saved-views]')
const icon = () => $('[data-view-link="all"] .icon').cloneNode(true)

function linkTo({ id, name, url }) {
  const link = Object.assign(document.createElement('a'), { className: 'nav__link', href: url, title: name })
  link.dataset.viewLink = `saved-${id}`
  const label = Object.assign(document.createElement('span'), { className: 'nav__label', textContent: name, dir: 'auto' })
  link.append(icon(), label)
  return link
}

function mark() {
  const { savedView: saved } = $('#queue-list')?.dataset ?? {}
  for (const link of $$('a', place)) {
    if (link.dataset.viewLink === `saved-${saved}`) link.setAttribute('aria-current', 'page')
    else link.removeAttribute('aria-current')
  }
  if (saved) $('[data-view-link="all"]')?.removeAttribute('aria-current')
}

if (place) {
  getJson('/views').then(({ views }) => {
    place.replaceChildren(...views.map(linkTo))
    place.hidden = !views.length
    mark()
  }).catch(() => {})
  onPage(mark)
}
