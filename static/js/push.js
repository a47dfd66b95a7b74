// Notices while no console is open: this browser subscribes to them, in the preferences of the agent's account. Also
// registers the service worker, which shows them, and a page of its own where the server cannot be reached.
import { $, $$, on, onPage } from './dom.js'
import { getJson, post } from './http.js'
import { viewer } from './viewer.js'

const TOLD_EVERY_MS = 600_000
/** Whose notices this browser shows, and since when the server knows it in this tab. */
const WHOSE = 'push'
const TOLD_AT = 'push:told'
const isSupported = navigator.serviceWorker && globalThis.PushManager

const registered = navigator.serviceWorker?.register('/service-worker.js').catch(() => {})
const subscription = async () => isSupported ? (await registered)?.pushManager.getSubscription() : null

async function tell({ endpoint, keys }) {
  await post('/account/push', { endpoint, ...keys })
  localStorage.setItem(WHOSE, viewer.account)
  sessionStorage.setItem(TOLD_AT, Date.now())
}

/** What somebody else subscribed to before they were signed out ends here; what the viewer did goes on in a new session. */
async function keepUp() {
  const there = await subscription()
  if (!there) return
  if (localStorage.getItem(WHOSE) !== viewer.account) { await there.unsubscribe(); return }
  if (Date.now() - Number(sessionStorage.getItem(TOLD_AT)) > TOLD_EVERY_MS) await tell(there.toJSON())
}

async function turnOn() {
  if (await Notification.requestPermission() !== 'granted') return
  const worker = await navigator.serviceWorker.ready
  const { public_key: applicationServerKey } = await getJson('/account/push')
  const wanted = { userVisibleOnly: true, applicationServerKey }
  // One with another key is of no use any more.
  const fresh = async () => { await (await subscription())?.unsubscribe(); return worker.pushManager.subscribe(wanted) }
  const there = await worker.pushManager.subscribe(wanted).catch(fresh)
  await tell(there.toJSON())
}

async function turnOff(there) {
  await there.unsubscribe()
  await post('/account/push/remove', { endpoint: there.endpoint })
}

async function state() {
  if (!isSupported) return 'unsupported'
  if (Notification.permission === 'denied') return 'blocked'
  const there = await subscription()
  if (!there) return 'off'
  const { known } = await getJson(`/account/push?endpoint=${encodeURIComponent(there.endpoint)}`)
  return known ? 'on' : 'off'
}

/** The page has a word for each state: only here is any of them said. */
async function show(known) {
  const button = $('[data-push]')
  if (!button) return
  const word = known ?? await state().catch(() => 'off')
  button.dataset.push = word
  for (const says of $$('[data-push-says]', button)) says.hidden = says.dataset.pushSays !== word
  button.disabled = ['unsupported', 'trying'].includes(word)
}

on('click', '[data-push]', async (event, button) => {
  const there = await subscription()
  const turning = button.dataset.push === 'on' && there ? turnOff(there) : turnOn()
  show('trying')
  show(await turning.catch(() => 'failed'))
})
onPage(() => show())
keepUp().catch(() => {}).then(() => show())
