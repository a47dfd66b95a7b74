// Addresses in messages become links: text nodes are split, nothing is ever parsed as HTML.
import { onArrive } from './dom.js'

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»„‹›「」『』【】]+/gi
/** What ends a sentence ends an address. */
const AFTER = /[.,;:!?…。，、！？'’‘`*_~]$/
const PAIRS = { ')': '(', ']': '[', '}': '{', '）': '（' }

const count = (text, letter) => text.split(letter).length - 1

/** An address without what the sentence around it put behind it: a bracket belongs to it if it was opened in it. */
export function trimmed(address) {
  let rest = address
  for (;;) {
    const last = rest.at(-1)
    const opens = PAIRS[last]
    const isOutside = opens ? count(rest, last) > count(rest, opens) : AFTER.test(rest)
    if (!isOutside) return rest
    rest = rest.slice(0, -1)
  }
}

onArrive('.message__text', element => {
  if (element.childElementCount || !element.textContent.includes('://')) return
  const text = element.textContent
  const parts = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = trimmed(found)
    if (!URL.canParse(address)) continue
    const link = document.createElement('a')
    link.href = address
    link.textContent = address
    link.target = '_blank'
    link.rel = 'noopener noreferrer nofollow'
    parts.push(text.slice(from, index), link)
    from = index + address.length
  }
  if (parts.length) element.replaceChildren(...parts, text.slice(from))
})
