// Finding, parsing and watching elements.
export const $ = (selector, root = document) => root.querySelector(selector)
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)]

/** The one root element of a server fragment. Only fragments of our own server may come here. */
export function parse(html) {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content.firstElementChild
}

/** Listens on the document for events inside elements that may be replaced at any time. */
export function on(type, selector, handler, options) {
  document.addEventListener(type, event => {
    const element = event.target.closest?.(selector)
    if (element) handler(event, element)
  }, options)
}

/** The heading of what is open, for who has no other place to go on from. */
export function toHeading() {
  const heading = $('#main h1')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true, focusVisible: false })
}

const arrivals = []
const visit = (root, { selector, handler }) => {
  if (root.matches?.(selector)) handler(root)
  for (const element of root.querySelectorAll?.(selector) ?? []) handler(element)
}

/** Calls the handler for every such element on the page, now and whenever one arrives; before it is painted. */
export function onArrive(selector, handler) {
  const arrival = { selector, handler }
  arrivals.push(arrival)
  visit(document.body, arrival)
}

new MutationObserver(records => {
  for (const record of records) {
    for (const node of record.addedNodes) {
      if (node.nodeType === Node.ELEMENT_NODE && node.isConnected) arrivals.forEach(arrival => visit(node, arrival))
    }
  }
}).observe(document.body, { childList: true, subtree: true })

const pages = []

/** Calls the handler for the page that is here, and for each that takes its place (`pages.js`). */
export function onPage(handler) {
  pages.push(handler)
  handler()
}

/** Another page has taken the place of the one before. */
export const arrived = () => { for (const handler of pages) handler() }

/** Runs at most once per interval; the last call always runs. */
export function throttle(run, interval_ms) {
  let timer = null
  let last = -Infinity
  return () => {
    if (timer) return
    timer = setTimeout(() => { timer = null; last = performance.now(); run() }, Math.max(0, last + interval_ms - performance.now()))
  }
}

/** Runs once nothing was asked for a while. */
export function debounce(run, quiet_ms) {
  let timer = null
  return (...values) => { clearTimeout(timer); timer = setTimeout(() => run(...values), quiet_ms) }
}
