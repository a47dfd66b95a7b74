// The copy of a message that is shown while it is in the outbox. The answer comes with the same id.
import { t } from './messages.js'
import { $, onArrive, onPage } from './dom.js'
import { viewer } from './viewer.js'
import { lastSeq, place, stayAtEnd } from './thread.js'
import { shape } from './attach.js'
import { again, arrived, discard, entries, onOutbox } from './outbox.js'

/** Words may be on their way so long before anything is said about it: a server that starts again takes no longer. */
const QUIET_MS = 3_000

const bubble = id => document.getElementById(`message-${id}`)
const isCopy = item => item?.classList.contains('is-outgoing')

function draw({ id, at, message: { kind, text, files } }) {
  const item = $(`[data-blank="${kind}"]`).content.firstElementChild.cloneNode(true)
  item.id = `message-${id}`
  item.dataset.seq = lastSeq() + 0.5
  item.classList.add('is-outgoing', 'is-sending')
  $('.message__text', item).textContent = text
  if (files.length) {
    const list = Object.assign(document.createElement('ul'), { className: 'files' })
    list.append(...files.map(file => { const entry = document.createElement('li'); entry.append(shape(file)); return entry }))
    $('.message__body', item).append(list)
  }
  $('time', item).dateTime = new Date(at).toISOString()
  place(item, lastSeq() + 0.5)
  return item
}

function say(item, ...parts) {
  $('[data-state]', item).replaceChildren(...parts)
  stayAtEnd()
}

function button(text, press) {
  const made = Object.assign(document.createElement('button'), { type: 'button', textContent: text })
  made.addEventListener('click', press)
  return made
}

/** Says that the words wait, once they have waited for a while. */
function sayLate(entry, item) {
  const quiet_ms = entry.at + QUIET_MS - Date.now()
  if (quiet_ms <= 0) { say(item, t('late'), ...choices(entry)); return }
  setTimeout(() => {
    const still = entries().find(({ id, state }) => id === entry.id && state === 'waiting')
    if (still) update(still, 'waiting')
  }, quiet_ms)
}

/** What can be done with words that are not sent: nothing is thrown away unless it is asked for. */
const choices = ({ id, message }) => [
  button(t('again'), () => again(id)),
  button(t('edit'), () => { if (discard(id)) document.dispatchEvent(new CustomEvent('baton:edit', { detail: message })) }),
  button(t('discard'), () => discard(id)),
]

const show = {
  added: () => {},
  waiting: sayLate,
  refused: (entry, item, { title, message, detail }) => {
    item.classList.replace('is-sending', 'is-failed')
    say(item, t('not-sent', { why: [title ?? message, detail].filter(Boolean).join('. ').replace('..', '.') }), ...choices(entry))
  },
  sent: (_, item, answer) => {
    const seq = answer?.seq ?? answer?.message?.seq
    item.classList.remove('is-sending', 'is-failed')
    if (seq && item.dataset.seq.includes('.')) item.dataset.seq = seq
    say(item)
  },
  discarded: (_, item) => item.remove(),
}

function update(entry, change, detail) {
  if (!entry.message || entry.ticket !== viewer.ticket || !$('[data-blank]')) return
  const known = bubble(entry.id)
  // The push was faster than the answer.
  if (known && !isCopy(known)) { if (change !== 'sent') arrived(entry.id); return }
  if (!known && ['sent', 'discarded'].includes(change)) return
  const item = known ?? draw(entry)
  if (change === 'added') { item.classList.remove('is-failed'); item.classList.add('is-sending'); say(item) }
  show[change](entry, item, detail)
}

onOutbox(update)
onPage(() => {
  if (!$('[data-blank]')) return
  for (const entry of entries()) update(entry, entry.state === 'new' ? 'added' : entry.state, entry.problem)
})
onArrive('.message', item => { if (!isCopy(item)) arrived(item.id.replace('message-', '')) })

export const endpoint = kind => `/tickets/${viewer.ticket}/${kind}`
