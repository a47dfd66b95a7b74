// Hears what happens: over a socket that reconnects with growing, jittered delays, and by asking for as long as there is none.
import { t } from './messages.js'
import { $, $$, debounce, onPage } from './dom.js'
import { getJson, Problem, SignedOut, Unreachable } from './http.js'
import { viewer } from './viewer.js'
import { applyFrames } from './frames.js'
import { lastSeq, sawSeq } from './thread.js'
import { refreshQueue } from './queue.js'
import { stance } from './stance.js'
import { toast } from './toast.js'

/** The number of the open ticket, as long as it is the viewer's to see. */
const openTicket = () => stance() === 'elsewhere' ? '' : viewer.ticket

function path() {
  const number = openTicket()
  const conversation = $('#main')?.dataset.conversation
  const query = new URLSearchParams({ view: viewer.view, ...(number && { ticket: number }), ...(conversation && { conversation }) })
  return `/live?${query}`
}
const address = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${path()}`

export class LiveConnection {
  static #MIN_DELAY_MS = 500
  static #MAX_DELAY_MS = 10_000
  // A server that starts again takes no longer: nobody needs to know.
  static #BANNER_AFTER_MS = 3_000
  // Close codes of a server that sends its consoles away: it, or another one, takes them in a moment.
  static #SENT_AWAY = [1001, 1012, 1013]
  static #BACK_WITHIN_MS = 10_000
  static #BACK_DELAY_MS = 600
  // A socket that does not answer which ticket it carries is of an older server: a new one is told in its address.
  static #TURNS_WITHIN_MS = 5_000
  static #STALE_AFTER_MS = 60_000
  static #ASKS_EVERY_MS = 4_000
  static #ASKS_HIDDEN_MS = 30_000
  #attempts = 0
  #backUntil = 0
  #socket = null
  #carries = ''
  #turning = null
  #retry = null
  #asking = null
  #banner = null
  #hiddenAt = null
  // Questions under way, and the frames that wait for their answers.
  #asks = 0
  #held = []
  #entering = false
  #why = ''
  #isOut = false
  // Everything up to here is on the page; what came after a hole does not count until the hole is filled.
  #known = lastSeq()
  #hole = false

  constructor() {
    addEventListener('online', () => this.#reconnectNow())
    addEventListener('offline', () => this.#offline(true))
    addEventListener('focus', () => { if (this.#socket?.readyState === WebSocket.CLOSED) this.#reconnectNow() })
    addEventListener('pagehide', () => this.#socket?.close())
    addEventListener('pageshow', event => { if (event.persisted) this.#reconnectNow() })
    document.addEventListener('visibilitychange', () => this.#seen())
    document.addEventListener('baton:signed-out', () => { this.#isOut = true; this.#show('out') })
    document.addEventListener('baton:signed-in', () => { this.#isOut = false; this.repaint(); this.#reconnectNow() })
    this.open()
  }

  get #delay() {
    if (performance.now() < this.#backUntil) return LiveConnection.#BACK_DELAY_MS * (0.2 + 0.8 * Math.random())
    return Math.random() * Math.min(LiveConnection.#MAX_DELAY_MS, LiveConnection.#MIN_DELAY_MS * 2 ** this.#attempts)
  }
  get isOpen() { return this.#socket?.readyState === WebSocket.OPEN && !this.#entering && navigator.onLine }

  open() {
    clearTimeout(this.#retry)
    if (!this.#asking) this.#show('wait')
    const socket = this.#socket = new WebSocket(address())
    this.#carries = openTicket()
    let wasOpen = false
    socket.onopen = () => { wasOpen = this.#entering = true; this.#turn(); this.#opened(socket) }
    socket.onmessage = ({ data }) => {
      const frames = JSON.parse(data)
      if (frames.some(({ op, target }) => op === 'hello' && target === `ticket-${this.#carries}`)) clearTimeout(this.#turning)
      if (this.#asks) this.#held.push(...frames)
      else this.#apply(frames)
    }
    socket.onclose = ({ code }) => { if (socket === this.#socket) this.#closed(wasOpen, code) }
  }

  /** Another page is here: the socket is told which ticket it carries now. */
  arrive() {
    this.#known = lastSeq()
    this.#hole = false
    if (this.isOpen) this.repaint()
    this.#turn()
    if (!this.isOpen) this.catchUp().catch(() => {})
  }

  #turn() {
    const number = openTicket()
    if (number === this.#carries || this.#socket?.readyState !== WebSocket.OPEN) return
    this.#carries = number
    this.#socket.send(JSON.stringify({ open: number ? Number(number) : null }))
    clearTimeout(this.#turning)
    const socket = this.#socket
    if (number) this.#turning = setTimeout(() => socket.close(), LiveConnection.#TURNS_WITHIN_MS)
  }

  /** Fetches what was missed. */
  async #opened(socket) {
    try {
      await this.#ask()
      if (socket !== this.#socket || socket.readyState !== WebSocket.OPEN) return
      this.#attempts = 0
      clearTimeout(this.#asking)
      this.#asking = null
      this.#reached()
      this.#show('open')
      document.dispatchEvent(new CustomEvent('baton:live'))
    } catch {
      socket?.close()
      return
    } finally {
      if (socket === this.#socket) this.#entering = false
    }
  }

  /** Asks for what is missing, whether or not anything is pushed. */
  async catchUp() {
    await this.#ask()
    this.#reached()
  }

  /** Frames that arrive while an answer is on its way wait for it, or an old answer would undo them. */
  async #holding(question) {
    this.#asks += 1
    try {
      return await question()
    } finally {
      this.#asks -= 1
      if (!this.#asks) this.#apply(this.#held.splice(0))
    }
  }

  /** How many pages the queue took. */
  #ask() {
    return this.#holding(async () => {
      const [pages] = await Promise.all([refreshQueue(), this.#ticket()])
      if (!pages && !openTicket()) await getJson('/queue/counts')
      return Math.max(1, pages)
    })
  }

  #apply(frames) {
    if (applyFrames(frames)) { this.#hole = true; this.#fillGap() }
    if (!this.#hole) this.#known = lastSeq()
  }

  async #ticket() {
    const number = openTicket()
    if (!number) return
    const { frames = [], seq } = await getJson(`/tickets/${number}/updates?after=${this.#known}`)
    if (number !== openTicket()) return
    applyFrames(frames)
    this.#hole = false
    if (seq !== undefined) { this.#known = seq; sawSeq(seq) }
  }

  #fillGap = debounce(() => this.#holding(() => this.#ticket()).catch(() => {}), 250)

  #closed(wasOpen, code) {
    if (LiveConnection.#SENT_AWAY.includes(code)) this.#backUntil = performance.now() + LiveConnection.#BACK_WITHIN_MS
    this.#attempts += 1
    this.#retry = setTimeout(() => this.open(), this.#delay)
    if (!this.#asking) { this.#show('wait'); this.#poll() }
    if (!wasOpen && this.#attempts === 2) this.#askWhy()
  }

  /** Without a socket the page asks for news: sending needs HTTP only, and reading as well. */
  async #poll() {
    clearTimeout(this.#asking)
    let every_ms = LiveConnection.#ASKS_EVERY_MS
    this.#asking = setTimeout(() => {}, 0)
    try {
      every_ms *= await this.#ask()
      this.#reached()
      if (!this.isOpen) this.#show('poll')
    } catch (error) {
      if (error instanceof SignedOut) { this.#backUntil = 0; this.#reached() }
      else if (error instanceof Unreachable) this.#unreachable()
    }
    if (this.#asking === null || this.isOpen) return
    this.#asking = setTimeout(() => this.#poll(), document.hidden ? LiveConnection.#ASKS_HIDDEN_MS : every_ms)
  }

  /** A browser does not say why a socket was refused; the same address over HTTP does. */
  async #askWhy() {
    try {
      await getJson(path())
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 429 || this.#why === error.message) return
      this.#why = error.message
      toast({ tone: 'told', title: error.message, detail: t('until-then', error) })
    }
  }

  #reconnectNow() {
    if (this.isOpen) { this.catchUp().catch(() => {}); return }
    if (this.#socket?.readyState === WebSocket.CONNECTING) return
    this.#attempts = 0
    this.#socket?.close()
    this.open()
  }

  #seen() {
    if (document.hidden) { this.#hiddenAt = performance.now(); return }
    if (this.#hiddenAt !== null && performance.now() - this.#hiddenAt > LiveConnection.#STALE_AFTER_MS) this.#reconnectNow()
    this.#hiddenAt = null
  }

  /** The same word in both places; `open`, `poll`, or one of those that wait: `wait`, `offline`, `out`. */
  #show(how) {
    const word = this.#isOut ? 'out' : how
    const state = ['open', 'poll'].includes(word) ? word : 'wait'
    for (const element of $$('[data-live]')) {
      element.dataset.state = state
      element.title = state === 'poll' ? this.#why : ''
      $('.live__text', element).textContent = t('live', { state: word })
    }
    const bar = $('[data-caught-up]')
    if (bar) { bar.dataset.state = state; bar.textContent = word === 'open' ? t('up-to-date') : t('live', { state: word }) }
  }

  #reached() {
    clearTimeout(this.#banner)
    this.#banner = null
    this.#offline(false)
  }

  #unreachable() { this.#banner ??= setTimeout(() => this.#offline(true), LiveConnection.#BANNER_AFTER_MS) }

  #offline(isOffline) {
    if ($('#offline').hidden === !isOffline) return
    if (isOffline) this.#show('offline')
    else this.repaint()
    $('#offline').hidden = !isOffline
    document.body.classList.toggle('is-offline', isOffline)
    document.dispatchEvent(new CustomEvent(isOffline ? 'baton:offline' : 'baton:online'))
  }

  /** The bar was replaced: say again how things stand. */
  repaint() { if (this.isOpen) this.#show('open') }
}

export const live = new LiveConnection()
export const isLive = () => live.isOpen
document.addEventListener('baton:news', () => live.repaint())
let page = $('#main')
onPage(() => { if ($('#main') !== page) live.arrive(); page = $('#main') })
