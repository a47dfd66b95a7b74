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

function link(node) {
  const text = node.textContent
  const parts = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const address = trimmed(found)
    if (!URL.canParse(address)) continue
    const anchor = document.createElement('a')
    anchor.href = address
    anchor.textContent = address
    anchor.target = '_blank'
    anchor.rel = 'noopener noreferrer nofollow'
    parts.push(text.slice(from, index), anchor)
    from = index + address.length
  }
  if (parts.length) node.replaceWith(...parts, text.slice(from))
}

// Names that are mentioned, and words that are marked, stand in elements of their own.
onArrive('.message__text', element => {
  if (!element.textContent.includes('://')) return
  const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const words = []
  while (nodes.nextNode()) if (!nodes.currentNode.parentElement.closest('a, code, .mention')) words.push(nodes.currentNode)
  words.forEach(link)
})
