// Colleagues on the ticket and in the rows; the customer typing.
import { t } from './messages.js'
import { $, $$, onArrive, parse } from './dom.js'
import { viewer } from './viewer.js'

const TYPING_LASTS_MS = 6_000
const others = root => $$('[data-agent]', root).filter(person => person.dataset.agent !== viewer.me)
const watchers = new Map()

export function presence(target, html) {
  const fresh = parse(html)
  if (!fresh) return
  const number = target.replace('presence-', '')
  watchers.set(number, others(fresh))
  showWatchers($(`[data-watchers="${CSS.escape(number)}"]`), number)
  document.getElementById(target)?.replaceWith(fresh)
  const writing = others(fresh).find(person => person.matches('.presence__person--typing'))
  const line = $('[data-colleague-typing]')
  if (!line || number !== viewer.ticket) return
  line.hidden = !writing
  line.textContent = writing?.title ?? ''
}

/** Who looks at it besides its own agent, at most two. */
function showWatchers(element, number) {
  if (!element) return
  const { owner } = element.closest('.row')?.dataset ?? {}
  const there = (watchers.get(number) ?? []).filter(({ dataset }) => dataset.agent !== owner)
  element.replaceChildren(...there.slice(0, 2).map(person => $('.avatar', person).cloneNode(true)))
  element.title = element.ariaLabel = there.map(({ title }) => title).join(', ')
}

onArrive('[data-watchers]', element => showWatchers(element, element.dataset.watchers))

/** Who was writing has said it. */
export const saidIt = () => $(`#typing-${viewer.ticket}`)?.replaceChildren()

let clearing = null
export function typing(target, html) {
  const fresh = parse(html)
  const old = document.getElementById(target)
  if (!fresh || !old) return
  old.replaceWith(fresh)
  clearTimeout(clearing)
  clearing = setTimeout(() => fresh.replaceChildren(), TYPING_LASTS_MS)
}
