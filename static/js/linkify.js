// Addresses in messages become links: text nodes are split, nothing is ever parsed as HTML.
import { onArrive } from './dom.js'

const ADDRESS = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g

onArrive('.message__text', element => {
  if (element.childElementCount || !element.textContent.includes('://')) return
  const text = element.textContent
  const parts = []
  let from = 0
  for (const { 0: address, index } of text.matchAll(ADDRESS)) {
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
