// Saved views stand in the navigation, below the inbox, each with how many tickets it holds.
import { $, $$, onPage, throttle } from './dom.js'
import { getJson } from './http.js'

/** After another page was opened: what one does changes the numbers. */
const COUNTS_AGAIN_MS = 15_000
/** What others do changes them too. */
const COUNTS_EVERY_MS = 60_000
/** As many as the server counts. */
const COUNTED_MAX = 99
const place = $('[data-saved-views]')
const icon = () => $('[data-view-link="all"] .icon').cloneNode(true)

function linkTo({ id, name, url }) {
  const link = Object.assign(document.createElement('a'), { className: 'nav__link', href: url, title: name })
  link.dataset.viewLink = `saved-${id}`
  const label = Object.assign(document.createElement('span'), { className: 'nav__label', textContent: name, dir: 'auto' })
  link.append(icon(), label, Object.assign(document.createElement('span'), { className: 'count', hidden: true }))
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

function tell(id, found, more) {
  const element = $(`[data-view-link="saved-${id}"] .count`, place)
  if (element) Object.assign(element, { textContent: more ? `${found}+` : found, hidden: !found })
}

/** The open list gives its view's count at once. */
function countListed() {
  const { savedView: saved } = $('#queue-list')?.dataset ?? {}
  const found = $$('.row').length
  if (saved) tell(saved, Math.min(found, COUNTED_MAX), found > COUNTED_MAX || Boolean($('[data-more]')))
}

async function count() {
  if (document.hidden || place.hidden) return
  const { views } = await getJson('/views/counts').catch(() => ({ views: [] }))
  for (const { id, count: found, has_more: more } of views) tell(id, found, more)
}
const countSoon = throttle(count, COUNTS_AGAIN_MS)

if (place) {
  getJson('/views').then(({ views }) => {
    place.replaceChildren(...views.map(linkTo))
    place.hidden = !views.length
    mark()
    onPage(countSoon)
    document.addEventListener('baton:listed', countListed)
    setInterval(countSoon, COUNTS_EVERY_MS)
  }).catch(() => {})
  onPage(mark)
  document.addEventListener('visibilitychange', countSoon)
}
