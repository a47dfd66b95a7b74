// Reconnects with growing, jittered delays; on every open it first asks for what it missed.
import { $, $$, debounce } from './dom.js'
import { getJson } from './http.js'
import { viewer } from './viewer.js'
import { applyFrames } from './frames.js'
import { lastSeq, sawSeq } from './thread.js'
import { refreshQueue } from './queue.js'
import { stance } from './stance.js'

/** The number of the open ticket, as long as it is the viewer's to see. */
const openTicket = () => stance() === 'elsewhere' ? '' : viewer.ticket

function address() {
  const number = openTicket()
  const query = new URLSearchParams({ view: viewer.view, ...(number && { ticket: number }) })
  return `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/live?${query}`
}

export class LiveConnection {
  static #MIN_DELAY_MS = 500
  static #MAX_DELAY_MS = 10_000
  static #BANNER_AFTER_MS = 1_500
  static #STALE_AFTER_MS = 60_000
  #attempts = 0
  #socket = null
  #retry = null
  #banner = null
  #hiddenAt = null
  #held = null
  // Everything up to here is on the page; what came after a hole does not count until the hole is filled.
  #known = lastSeq()
  #hole = false

  constructor() {
    addEventListener('online', () => this.#reconnectNow())
    addEventListener('focus', () => { if (this.#socket?.readyState === WebSocket.CLOSED) this.#reconnectNow() })
    addEventListener('pagehide', () => this.#socket?.close())
    addEventListener('pageshow', event => { if (event.persisted) this.#reconnectNow() })
    document.addEventListener('visibilitychange', () => this.#seen())
    this.open()
  }

  get #delay() { return Math.random() * Math.min(LiveConnection.#MAX_DELAY_MS, LiveConnection.#MIN_DELAY_MS * 2 ** this.#attempts) }

  open() {
    clearTimeout(this.#retry)
    this.#show('wait', 'connecting')
    this.#banner ??= setTimeout(() => this.#offline(true), LiveConnection.#BANNER_AFTER_MS)
    const socket = this.#socket = new WebSocket(address())
    // Frames that arrive while the catch-up is on its way wait for it, or an old answer would undo them.
    socket.onopen = () => { this.#held = []; this.catchUp(socket) }
    socket.onmessage = ({ data }) => {
      const frames = JSON.parse(data)
      if (this.#held) this.#held.push(...frames)
      else this.#apply(frames)
    }
    socket.onclose = () => { if (socket === this.#socket) this.#closed() }
  }

  /** Fetches what was missed, then lets through what was held. */
  async catchUp(socket = this.#socket) {
    try {
      await Promise.all([this.#ticket(), refreshQueue()])
      if (socket !== this.#socket || socket.readyState !== WebSocket.OPEN) return
      this.#attempts = 0
      clearTimeout(this.#banner)
      this.#banner = null
      this.#offline(false)
      this.#show('open', 'up to date')
    } catch {
      socket?.close()
      return
    } finally {
      const held = this.#held ?? []
      this.#held = null
      this.#apply(held)
    }
  }

  #apply(frames) {
    if (applyFrames(frames)) { this.#hole = true; this.#fillGap() }
    if (!this.#hole) this.#known = lastSeq()
  }

  async #ticket() {
    const number = openTicket()
    if (!number) return
    const { frames = [], seq } = await getJson(`/tickets/${number}/updates?after=${this.#known}`)
    applyFrames(frames)
    this.#hole = false
    if (seq !== undefined) { this.#known = seq; sawSeq(seq) }
  }

  #fillGap = debounce(() => this.#ticket().catch(() => {}), 250)

  #closed() {
    this.#show('wait', 'disconnected')
    this.#banner ??= setTimeout(() => this.#offline(true), LiveConnection.#BANNER_AFTER_MS)
    this.#retry = setTimeout(() => this.open(), this.#delay)
    this.#attempts += 1
  }

  #reconnectNow() {
    if (this.#socket?.readyState === WebSocket.OPEN) { this.catchUp(); return }
    this.#attempts = 0
    this.open()
  }

  #seen() {
    if (document.hidden) { this.#hiddenAt = performance.now(); return }
    if (this.#hiddenAt !== null && performance.now() - this.#hiddenAt > LiveConnection.#STALE_AFTER_MS) this.#reconnectNow()
    this.#hiddenAt = null
  }

  #show(state, caughtUp) {
    for (const element of $$('[data-live]')) {
      element.dataset.state = state
      $('.live__text', element).textContent = state === 'open' ? 'live' : 'connecting'
    }
    const bar = $('[data-caught-up]')
    if (bar) { bar.dataset.state = state; bar.textContent = caughtUp }
  }

  #offline(isOffline) {
    if ($('#offline').hidden === !isOffline) return
    $('#offline').hidden = !isOffline
    document.body.classList.toggle('is-offline', isOffline)
    document.dispatchEvent(new CustomEvent(isOffline ? 'baton:offline' : 'baton:online'))
  }

  /** The bar was replaced: say again how things stand. */
  repaint() { if (this.#socket?.readyState === WebSocket.OPEN && !this.#held) this.#show('open', 'up to date') }
}

export const live = new LiveConnection()
document.addEventListener('baton:news', () => live.repaint())
