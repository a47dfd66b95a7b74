// Fetches what the first second does without (`later.js`): when the browser is idle, or at once with the first key or
// click. What was typed and clicked before it came is told to it then.

/** Only `later.js` knows what they do. */
const ITS_BUTTONS = '[data-assist], [data-copies], [data-emoji-open], [data-mark-up], [data-note-open], [data-offer], [data-older], [data-print], [data-replies-open], [data-says], [data-search-add], [data-suggestions-open]'
const AGAIN_MS = 2_000
const early = new AbortController()
/** How it is told, by the element. */
const missed = new Map()
let coming = null
let tries = 0
let timer = null

function tell() {
  early.abort()
  for (const [element, again] of missed) if (element.isConnected) again()
}

function fetchAgain(problem) {
  console.debug(problem)
  coming = null
  clearTimeout(timer)
  timer = setTimeout(fetchLater, AGAIN_MS)
}

function fetchLater() {
  // A browser remembers that an address has failed: the next try has another one.
  coming ??= import(`./later.${document.documentElement.lang}.js?${tries += 1}`).then(tell, fetchAgain)
}

const hear = (type, heard) => addEventListener(type, event => { heard(event); fetchLater() }, { capture: true, signal: early.signal })
hear('keydown', () => {})
hear('input', ({ target }) => missed.set(target, () => target.dispatchEvent(new Event('input', { bubbles: true }))))
hear('click', event => {
  const button = event.target.closest?.(ITS_BUTTONS)
  if (!button) return
  event.preventDefault()
  missed.set(button, () => button.click())
})
addEventListener('load', () => (globalThis.requestIdleCallback ?? setTimeout)(fetchLater))
