// The page of a whole conversation: what is said is added as it is said.
import { $, $$, parse } from './dom.js'
import { getJson } from './http.js'
import { applyFrames } from './frames.js'
import { group } from './thread.js'
import { isLive } from './live.js'

const ASKS_EVERY_MS = 10_000
const NEAR_PX = 120
const page = $('main[data-conversation]')
// The transcript above it has lists of its own.
const list = page && document.getElementById(`conversation-${page.dataset.conversation}`)

const atEnd = () => page.scrollHeight - page.scrollTop - page.clientHeight < NEAR_PX
const toEnd = () => page.scrollTo({ top: page.scrollHeight, behavior: 'instant' })

/** Adds or replaces an item by its id, at its place by seq. Twice is the same as once. */
function add({ target, seq, html }) {
  const item = parse(html)
  if (!item || target !== list.id) return
  const end = atEnd()
  const old = document.getElementById(item.id)
  const next = $$(':scope > [data-seq]', list).find(other => Number(other.dataset.seq) > seq)
  if (old) old.replaceWith(item)
  else if (next) next.before(item)
  else list.append(item)
  $('[data-nothing-said]')?.remove()
  group(list)
  if (end) toEnd()
}

async function catchUp() {
  const { frames, seq, more } = await getJson(`/conversations/${page.dataset.conversation}/updates?after=${page.dataset.seq}`)
  applyFrames(frames)
  page.dataset.seq = Math.max(seq, Number(page.dataset.seq))
  if (more) await catchUp()
}
const ask = () => catchUp().catch(() => {})

if (list) {
  group(list)
  // A page of earlier messages ends before what is new.
  if (!('isOlder' in page.dataset)) {
    toEnd()
    document.addEventListener('baton:said', ({ detail }) => add(detail))
    document.addEventListener('baton:live', ask)
    document.addEventListener('visibilitychange', () => { if (!document.hidden) ask() })
    setInterval(() => { if (!isLive() && !document.hidden) ask() }, ASKS_EVERY_MS)
    ask()
  }
}
