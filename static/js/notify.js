// Telling the person: a sound, a desktop notice when the tab is hidden, a number in its title.
import { t } from './messages.js'
import { $, $$, on, onArrive, onPage } from './dom.js'
import { noticed } from './counts.js'
import { getJson } from './http.js'
import { toast } from './toast.js'
import { viewer } from './viewer.js'
import { stance } from './stance.js'
import { prefer, preferred } from './preference.js'

const TONES_HZ = { offer: [660, 880], waiting: [520], message: [740], ask: [740, 880], stuck: [520, 440, 520] }
const TONE_S = 0.16
const LOUDNESS = 0.06
const GAP_MS = 1_500
let context = null
let soundedAt = -Infinity

// Until the page is touched a browser allows no sound, and complains about the try.
const maySound = () => navigator.userActivation?.hasBeenActive ?? true
const isSounding = () => preferred('sound', localStorage.getItem('sound')) !== 'off'
const canShow = () => 'Notification' in globalThis && Notification.permission === 'granted' && localStorage.getItem('desktop') !== 'off'

function beep(kind) {
  if (!isSounding() || !maySound() || performance.now() - soundedAt < GAP_MS) return
  soundedAt = performance.now()
  sound(kind)
}

function sound(kind) {
  context ??= new AudioContext()
  if (context.state === 'suspended') context.resume().catch(() => {})
  ;(TONES_HZ[kind] ?? TONES_HZ.message).forEach((pitch_hz, index) => {
    const tone = context.createOscillator()
    const volume = context.createGain()
    const at = context.currentTime + index * TONE_S
    tone.frequency.value = pitch_hz
    volume.gain.setValueAtTime(0, at)
    volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.015)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + TONE_S)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + TONE_S)
  })
}

// Overview and settings are no queues to stand beside a ticket.
const address = number => `/tickets/${encodeURIComponent(number)}?view=${viewer.queue}`

const OFFERS_MOST = 2
// Whoever was about to answer one of them does not answer all.
const OFFERS_REST_MS = 700
const aboutOf = ({ dataset }) => dataset.about.split(' ')
const untilOf = card => $('time', card)?.dateTime ?? ''
const offers = (giver, n) => giver ? t('offers-from', { giver, n }) : t('offers', { n })
/** More offers than fit on the screen, as at the end of a colleague's shift, are one question. */
function offered({ number, title, body, href, until, giver }) {
  const cards = $$('.toast--offer')
  const numbers = [...new Set([...cards.flatMap(aboutOf), String(number)])]
  const told = [...cards.map(({ dataset }) => dataset), { giver, note: giver && body }]
  if (numbers.length <= OFFERS_MOST) {
    Object.assign(toast({ title, detail: body, href, until, about: number }).dataset, { giver, note: giver && body })
    return
  }
  const last = [...cards.map(untilOf), until].toSorted().at(-1)
  for (const card of cards) card.remove()
  askAll(numbers, last, told)
}
/** What all of them have in common; nothing if they differ. */
const same = (told, name) => told.every(one => one[name] === told[0][name]) ? told[0][name] ?? '' : ''
function askAll(numbers, until, told) {
  const [giver, note] = [same(told, 'giver'), same(told, 'note')]
  const card = toast({ title: offers(giver, numbers.length), detail: note, href: '/queue?view=mine', link: t('offers-open'), until, about: numbers.join(' ') })
  Object.assign(card.dataset, { giver, note })
  for (const button of $$('[data-offer]', card)) {
    button.textContent = button.dataset.offer === 'accept' ? t('accept-all') : t('decline-all')
    button.disabled = true
    setTimeout(() => { button.disabled = false }, OFFERS_REST_MS)
  }
}
/** Where there is a list, its rows know whether anything is offered. */
const mayBeAsked = () => !$('.toast--offer') && (!$('#rows') || $$('.row[data-status="offered"]').some(({ dataset }) => dataset.owner === viewer.me))
/** The question is there again on a page that is loaded while offers are open; the server knows who asks, and why. */
async function askAgain() {
  if (!mayBeAsked()) return
  const { offers: all = [] } = await getJson('/me/offers').catch(() => ({}))
  // Whoever reads the ticket can answer there.
  const open = all.length > OFFERS_MOST ? all : all.filter(({ number }) => number !== viewer.ticket)
  if (!open.length || !mayBeAsked()) return
  if (open.length > OFFERS_MOST) return askAll(open.map(({ number }) => number), open.map(({ due }) => due).toSorted().at(-1), open.map(({ giver, note }) => ({ giver: giver ?? '', note: note ?? '' })))
  for (const { number, giver, note, due, customer } of open) offered({ number, title: t('offer-of', { giver: giver ?? 'none', customer, number }), body: note ?? '', href: address(number), until: due, giver: giver ?? '' })
}

/** What one colleague does to many tickets, as when they accept all that they were handed, is told once, and counted. */
function tell({ kind, by, title, ...told }) {
  const same = `${kind}:${by || title}`
  const card = $$('.toast--told').find(({ dataset }) => dataset.same === same)
  if (!card) { toast({ tone: 'told', title, ...told }).dataset.same = same; return }
  const n = Number(card.dataset.more ?? 0) + 1
  card.dataset.more = n
  $('.toast__id', card).textContent = t('and-more', { n })
  const anchor = $('.toast__open', card)
  if (anchor) { anchor.href = '/notifications'; anchor.textContent = t('notifications') }
}

/** A `notify` frame, if it concerns the viewer. */
export function notice({ kind, number, owner = '', team = '', title = '', body = '', until = '', by = '' }) {
  // Nobody can take it: who leads must, wherever they are looking.
  const isAlarm = kind === 'stuck'
  const concernsMe = isAlarm ? viewer.isManager : owner ? owner === viewer.me : viewer.teams.includes(team)
  // It came back to who sees it no longer: their page begins again.
  const isTaken = kind === 'taken'
  const isGone = number === viewer.ticket && stance() === 'elsewhere'
  if (concernsMe && isGone && !isTaken) { location.reload(); return }
  if (concernsMe && (isTaken || kind === 'not-taken')) document.dispatchEvent(new CustomEvent('baton:answered', { detail: number }))
  // What the bot asks may stand in a packet that is folded away: it is told on its own page as well. So is a transfer that came to nothing.
  const isAsk = kind === 'ask'
  const isBack = kind === 'not-taken'
  if (!concernsMe || !isAsk && !isBack && !isGone && number === viewer.ticket && !document.hidden) return
  const href = number === viewer.ticket ? '' : address(number)
  // What asks for this person, and not for whoever is there, is not left to a sound alone.
  // It can no longer be cancelled.
  if (isTaken || isBack && !href) $$(`.toast[data-undoes^="${number}:"]`).forEach(old => old.remove())
  if (isBack || kind === 'told') tell({ kind, by, title, detail: body, href })
  // It may be out of sight: there is nothing to open. Where it is open, the page says who has it (stance.js).
  if (isTaken && (number !== viewer.ticket || isGone)) tell({ kind, by, title, detail: body, href: '/notifications', link: t('notifications') })
  if (isAsk) toast({ title, detail: href ? body : t('asked-here'), href, until, about: number })
  if (kind === 'offer' && owner) offered({ number, title, body, href, until, giver: by })
  if (isAlarm) toast({ tone: 'error', title, detail: t('stuck'), href })
  // Who gave it to a bot should know where it is now, whatever they are doing.
  if (kind === 'unreachable') toast({ tone: 'error', title, detail: body, href })
  noticed()
  beep(kind)
  if (!document.hidden || !canShow()) return
  const shown = new Notification(title, { body, tag: `ticket-${number}` })
  shown.onclick = () => { focus(); location.assign(address(number)) }
}

/** What was asked about a ticket is answered, taken back, or opened: it leaves the screen. */
function settled(number) {
  for (const card of $$('.toast[data-about]')) {
    const open = aboutOf(card)
    const left = open.filter(one => one !== String(number))
    if (!left.length) card.remove()
    else if (left.length < open.length) {
      card.dataset.about = left.join(' ')
      $('.toast__title', card).textContent = offers(card.dataset.giver, left.length)
    }
  }
}
/** The same, if this row says so; and that it is put off, once it is back. */
export const seenRow = ({ number, owner, status, invited }) => {
  if (invited !== viewer.me && (status !== 'offered' || owner !== viewer.me)) settled(number)
  if (status !== 'snoozed') $$(`.toast[data-of="snoozed:${number}"]`).forEach(old => old.remove())
}
onArrive('.row', ({ dataset }) => seenRow(dataset))
// Who looks at one of several offers has not answered it.
onPage(() => {
  askAgain()
  if ($(`.toast[data-about="${viewer.ticket}"]`)) settled(viewer.ticket)
})

function show() {
  $('[data-sound]')?.setAttribute('aria-pressed', String(isSounding()))
  if ($('[data-sound-state]')) $('[data-sound-state]').textContent = isSounding() ? t('on') : t('off')
  if ($('[data-desktop-state]')) $('[data-desktop-state]').textContent = canShow() ? t('on') : globalThis.Notification?.permission === 'denied' ? t('blocked') : t('off')
}

on('click', '[data-sound]', () => { prefer('sound', isSounding() ? 'off' : 'on'); beep('message'); show() })
on('click', '[data-sound-test]', () => sound('offer'))
on('click', '[data-desktop]', async () => {
  localStorage.setItem('desktop', canShow() ? 'off' : 'on')
  if (globalThis.Notification?.permission === 'default') await Notification.requestPermission()
  if (globalThis.Notification?.permission === 'denied') toast({ tone: 'told', title: t('blocked-here'), detail: t('blocked-then') })
  show()
})
show()
