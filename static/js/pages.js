// Another ticket, or another view of the queue, comes into the page that is open: navigation, list and socket stay.
import { $, $$, arrived, toHeading } from './dom.js'
import { take } from './ahead.js'
import { getHtml } from './http.js'
import { viewer } from './viewer.js'

/** Classes of the body that are not the server's. */
const OWN_CLASSES = ['is-offline', 'has-no-keys', 'is-compact']
const NEAR_PX = 120
const isOfInbox = ({ pathname, hash }) => !hash && (pathname === '/queue' || /^\/tickets\/\d+$/.test(pathname))
const panes = root => ({ queue: $('body.console > .queue', root), list: $('#queue-list', root), main: $('body.console > #main', root) })
const hasPanes = root => Object.values(panes(root)).every(Boolean)
const script = root => $('script[type="module"]', root)?.getAttribute('src')
const addressOf = ({ pathname, search }) => pathname + search

/** What the page shows: what stands in the address bar is ahead of it while a page is fetched for "back". */
let shown = addressOf(location)
let turn = 0
/** Where a thread was left that was not at its end. */
const places = new Map()

export const shownAddress = () => shown
export const isShown = url => addressOf(url) === shown
/** Whether this address can come into the present page. */
export const fits = url => isOfInbox(url) && isOfInbox(new URL(shown, location.href)) && hasPanes(document)

const isOurs = page => hasPanes(page) && script(page) === script(document) && page.body.dataset.account === viewer.account

/** Fetches a page and shows it. False if it has to be loaded as a whole. */
export async function show(url, { isBack = false } = {}) {
  turn += 1
  const mine = turn
  const html = await take(url.href) ?? await getHtml(addressOf(url))
  if (mine !== turn) return true // somebody went on meanwhile
  const page = new DOMParser().parseFromString(html, 'text/html')
  if (!isOurs(page)) return false
  leave()
  put(page)
  if (!isBack) history[isShown(url) ? 'replaceState' : 'pushState'](null, '', url)
  shown = addressOf(url)
  arrived()
  settle(isBack)
  return true
}

function leave() {
  const thread = $('[data-thread]')
  if (thread) {
    if (thread.scrollHeight - thread.scrollTop - thread.clientHeight < NEAR_PX) places.delete(shown)
    else places.set(shown, thread.scrollTop)
  }
  document.dispatchEvent(new CustomEvent('baton:leaving'))
  // Those that name no ticket are about the one that was open.
  for (const toast of $$('.toast[data-undoes]:not([data-undoes$=":closed"], [data-undoes^="note:"])')) toast.remove()
}

function put(page) {
  const [old, fresh] = [panes(document), panes(page)]
  const isSameList = ['view', 'team', 'status', 'savedView', 'filters', 'sort'].every(name => old.list.dataset[name] === fresh.list.dataset[name])
  document.title = page.title
  const own = OWN_CLASSES.filter(name => document.body.classList.contains(name))
  document.body.className = [page.body.className, ...own].join(' ')
  Object.assign(document.body.dataset, page.body.dataset)
  for (const link of $$('.nav [data-view-link]', page)) {
    const same = $(`.nav [data-view-link="${link.dataset.viewLink}"]`)
    if (link.hasAttribute('aria-current')) same?.setAttribute('aria-current', link.getAttribute('aria-current'))
    else same?.removeAttribute('aria-current')
  }
  for (const count of $$('.nav [data-count]', page)) {
    const same = $(`.nav [data-count="${count.dataset.count}"]`)
    same?.replaceWith(count)
  }
  if (!isSameList) old.queue.replaceWith(fresh.queue)
  old.main.replaceWith(fresh.main)
}

/** Where the page before it would have been left to: its thread, and the heading for whoever listens. */
function settle(isBack) {
  scrollTo(0, 0)
  const place = places.get(shown)
  if (isBack && place !== undefined) queueMicrotask(() => $('[data-thread]')?.scrollTo({ top: place, behavior: 'instant' }))
  if (!document.activeElement?.closest('dialog[open]')) toHeading()
}
