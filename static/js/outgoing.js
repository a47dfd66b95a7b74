// The copy of a message that is shown before the server has answered. The answer comes with the same id.
import { $ } from './dom.js'
import { viewer } from './viewer.js'
import { lastSeq, place } from './thread.js'
import { now } from './clock.js'
import { shape } from './attach.js'

export const newId = () => crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')

export class Outgoing {
  constructor(kind, text, files = [], client_id = newId()) {
    Object.assign(this, { kind, text, files, client_id })
    const item = $(`[data-blank="${kind}"]`).content.firstElementChild.cloneNode(true)
    item.id = `message-${client_id}`
    item.dataset.seq = lastSeq() + 0.5
    item.classList.add('is-sending')
    $('.message__text', item).textContent = text
    if (files.length) {
      const list = Object.assign(document.createElement('ul'), { className: 'files' })
      list.append(...files.map(file => { const entry = document.createElement('li'); entry.append(shape(file)); return entry }))
      $('.message__body', item).append(list)
    }
    $('time', item).dateTime = new Date(now()).toISOString()
    place(item, lastSeq() + 0.5)
  }

  get #item() { return document.getElementById(`message-${this.client_id}`) }
  #say(...parts) { if (this.#item) $('[data-state]', this.#item).replaceChildren(...parts) }

  sent(seq) {
    this.#item?.classList.remove('is-sending')
    if (seq && this.#item?.dataset.seq.includes('.')) this.#item.dataset.seq = seq
    this.#say()
  }

  held() { this.#say('Sends once you are back online') }

  withdraw() { this.#item?.remove() }

  /** Not stored; the person may try again with the same id. */
  failed(reason, again) {
    const item = this.#item
    if (!item) return
    item.classList.remove('is-sending')
    item.classList.add('is-failed')
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = 'Try again'
    button.onclick = () => { item.classList.remove('is-failed'); item.classList.add('is-sending'); this.#say(); again() }
    this.#say(`Not sent. ${reason}`, button)
  }
}

export const endpoint = kind => `/tickets/${viewer.ticket}/${kind}`
