// The box: reply or note, kept as a draft. `sending.js` sends what is in it.
import { $, $$, on, onPage } from './dom.js'
import { attached, putBack, takeAttached } from './attach.js'
import { post } from './http.js'
import { entries } from './outbox.js'
import { endpoint } from './outgoing.js'
import { viewer } from './viewer.js'
import { keepDraft, keptDraft, knownDraft, onDraftElsewhere } from './drafts.js'
import { storedList } from './stored.js'
import { lastSeq } from './thread.js'

const TYPING_EVERY_MS = 3_000
/** Words of another tab that come while somebody types here are older than what is typed. */
const TYPES_MS = 500
let form = null
let box = null
let texts = {}
let shown = ''
let typedAt = -Infinity
let keyAt = -Infinity

/** Whether there is anything to write into. */
export const hasComposer = () => Boolean(form)
export const focusBox = () => box.focus()
export const kind = () => form?.elements.kind.value
export const textOf = of => of === kind() ? box?.value ?? '' : texts[of] ?? ''
/** A reply that somebody wrote: the first words that Baton proposes are none until they are changed. */
export const replyText = () => textOf('reply') === box?.dataset.proposed ? '' : textOf('reply')
export const hasReply = () => Boolean(replyText().trim() || form && attached('reply').length)
/** The last `seq` seen when this text was begun; somebody who spoke later is asked about before it is sent. */
export const startedAt = () => Number(form.elements.last_seq.value)
export const caughtUpTo = seq => { form.elements.last_seq.value = seq; changed() }

const changed = () => document.dispatchEvent(new CustomEvent('baton:news'))

function set(of, text) {
  texts[of] = text
  if (of === kind()) box.value = text
  changed()
}

/** Opens the box for a reply or a note. */
export function write(next) {
  if (!form) return
  const radio = $(`[name="kind"][value="${next}"]`, form)
  if (!radio.checked) { radio.checked = true; changeKind() }
  box.focus()
  box.setSelectionRange(box.value.length, box.value.length)
}

/** A key of who writes on into a box that was taken away; false if the box is there, or was another. */
export function writeOn(into, key) {
  if (into !== box || box.offsetParent) return false
  const { selectionStart: from, selectionEnd: to } = box
  const isBack = key === 'Backspace'
  box.setRangeText(isBack ? '' : key === 'Enter' ? '\n' : key, isBack && from === to ? Math.max(0, from - 1) : from, to, 'end')
  typed()
  return true
}

/** A first sentence for who has just accepted; it is no draft, and takes no focus from where it is. */
export function propose(text) {
  if (!form || !text || textOf('reply').trim()) return
  box.dataset.proposed = text
  form.elements.last_seq.value = lastSeq()
  set('reply', text)
}

export const textBox = () => box
/** Which saved replies are in the box. */
export const savedReplies = () => form.elements.saved_reply.value

/** What each saved reply does to its ticket when it is sent, in words, by its id. */
const does = new Map()

const keyOfSent = () => `saved:${viewer.account}:${viewer.ticket}`

/** What is sent with the reply: the ids of the saved ones. What they do is told beside it, also after a reload. */
function sendsWith(ids) {
  form.elements.saved_reply.value = ids.map(id => `${id},`).join('')
  const acts = [...new Set(ids.flatMap(id => does.get(id) ?? []))]
  $('[data-acts]', form).replaceChildren(...acts.map(textContent => Object.assign(document.createElement('span'), { textContent, dir: 'auto' })))
  tellDoes()
  if (!ids.length) localStorage.removeItem(keyOfSent())
  else try { localStorage.setItem(keyOfSent(), JSON.stringify(ids.map(id => [id, does.get(id) ?? []]))) } catch { /* this browser is full: the page still has it */ }
}

const idsSent = () => savedReplies().split(',').filter(Boolean)
const tellDoes = () => { $('[data-does]', form).hidden = shown === 'note' || !$('[data-acts] > *', form) }

/** Puts a saved reply, or one without an id, in the place of what was typed to find it. */
export function insert({ id, text, does: acts = [] }, from, to) {
  const isGlued = /\S$/.test(box.value.slice(0, from))
  box.setRangeText(isGlued ? ` ${text}` : text, from, to, 'end')
  if (id) {
    does.set(`${id}`, acts)
    sendsWith([...idsSent(), `${id}`])
  }
  typed()
}

/** Puts a question after what is there. */
export function add(text) {
  write('reply')
  if (box.value.includes(text)) return
  box.value = [box.value.trimEnd(), text].filter(Boolean).join('\n')
  typed()
}

/** Empties the box: its words are in the outbox now, or went out another way. */
export function empty(of) {
  const files = takeAttached(of)
  const sent = textOf(of)
  set(of, '')
  if (of === 'reply') {
    sendsWith([])
    typedAt = -Infinity
  }
  keepDraft(of, '', sent)
  if (of === kind()) caughtUpTo(lastSeq())
  return files
}

/** Puts words that were not sent back into the box, before what was begun since. */
export function restore({ kind: of, text, files, last_seq, saved = '' }) {
  write(of)
  // After a reload nobody can be told what they do: then they do nothing.
  if (of === 'reply') sendsWith([...idsSent(), ...saved.split(',').filter(id => does.has(id))])
  putBack(of, files)
  box.value = [text, box.value].filter(text => text.trim()).join('\n\n')
  typed()
  form.elements.last_seq.value = last_seq
}

function changeKind() {
  texts[shown] = box.value
  shown = kind()
  box.value = texts[shown]
  box.placeholder = box.dataset[`${shown}Hint`]
  tellDoes()
  document.dispatchEvent(new CustomEvent('baton:kind'))
}

function typed() {
  if (!texts[kind()].trim() || texts[kind()] === box.dataset.proposed) form.elements.last_seq.value = lastSeq()
  texts[kind()] = box.value
  if (kind() === 'reply' && !box.value.trim() && savedReplies()) sendsWith([])
  keyAt = performance.now()
  keepDraft(kind(), box.value)
  document.dispatchEvent(new CustomEvent('baton:draft'))
  if (kind() === 'reply' && performance.now() - typedAt > TYPING_EVERY_MS && box.offsetParent) {
    typedAt = performance.now()
    post(endpoint('typing')).catch(() => {})
  }
}

onPage(() => {
  form = $('.composer__form')
  box = form?.elements.text
  texts = { reply: '', note: '' }
  typedAt = -Infinity
  shown = kind()
  if (!form) return
  // The first words that Baton proposes are not proposed again while a reply is on its way.
  const isReplying = entries().some(({ ticket, message }) => ticket === viewer.ticket && message?.kind === 'reply')
  const given = ({ dataset }) => isReplying && 'proposed' in dataset ? '' : dataset.kept
  for (const radio of $$('[name="kind"]', form)) {
    texts[radio.value] = keptDraft(radio.value) ?? given(radio)
    if (!('proposed' in radio.dataset)) knownDraft(radio.value, radio.dataset.kept ?? '')
    if ('proposed' in radio.dataset && texts.reply === radio.dataset.kept) box.dataset.proposed = texts.reply
  }
  box.value = texts[kind()]
  box.setSelectionRange(box.value.length, box.value.length)
  box.placeholder = box.dataset[`${kind()}Hint`]
  const sent = texts.reply.trim() ? storedList(keyOfSent()) : []
  for (const [id, acts] of sent) does.set(id, acts)
  sendsWith(sent.map(([id]) => id))
})

on('input', '.composer__text', typed)
on('click', '[data-does-not]', () => { sendsWith(idsSent().filter(id => !does.get(id)?.length)); focusBox() })
on('keydown', '.composer__text', event => { if (event.key === 'Escape' && !event.isComposing) box.blur() })
on('change', '.composer__form [name="kind"]', changeKind)
// Who clicks goes on to write; who moves by the arrows is still choosing.
on('click', '.composer__form .tab', ({ detail }) => { if (detail) setTimeout(focusBox) })
on('click', '[data-ask-missing]', (_, button) => {
  if (!form) return
  add(button.dataset.askMissing)
  // The bot's team learns what its packet lacked; that it could not be told stops nobody.
  if (button.dataset.missingNames) post(endpoint('context'), { verdict: 'missing', missing: button.dataset.missingNames }).catch(() => {})
})
onDraftElsewhere((of, text) => {
  if (!form || performance.now() - keyAt <= TYPES_MS) return
  const { value } = box
  set(of, text)
  if (box.value !== value) document.dispatchEvent(new CustomEvent('baton:draft'))
})
document.addEventListener('baton:edit', ({ detail }) => { if (form) restore(detail) })
