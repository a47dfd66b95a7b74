// Writing: reply or note, kept as a draft, sent with Ctrl+Enter, shown before the answer.
import { $, $$, on } from './dom.js'
import { attached, isUploading, putBack, takeAttached } from './attach.js'
import { post, Problem, request, Unreachable } from './http.js'
import { endpoint, newId, Outgoing } from './outgoing.js'
import { dropDraft, keepDraft, keptDraft } from './drafts.js'
import { lastSeq, newSince } from './thread.js'
import { stance } from './stance.js'
import { toast, toastError } from './toast.js'
import { viewer } from './viewer.js'

const TYPING_EVERY_MS = 3_000
const form = $('.composer__form')
const box = form?.elements.text
const texts = { reply: '', note: '' }
const waiting = []
let typedAt = -Infinity

export const kind = () => form?.elements.kind.value
export const hasReply = () => Boolean((kind() === 'reply' ? box?.value : texts.reply)?.trim() || form && attached('reply').length)
/** The last `seq` seen when this text was begun; somebody who spoke later is asked about before it is sent. */
export const startedAt = () => Number(form.elements.last_seq.value)
export const caughtUpTo = seq => { form.elements.last_seq.value = seq; document.dispatchEvent(new CustomEvent('baton:news')) }

/** Opens the box for a reply or a note; with a text only if nothing is there yet. */
export function write(next, text = '') {
  if (!form) return
  const radio = $(`[name="kind"][value="${next}"]`, form)
  if (!radio.checked) { radio.checked = true; changeKind() }
  if (text && !box.value.trim()) { box.value = text; typed() }
  box.focus()
  box.setSelectionRange(box.value.length, box.value.length)
}

/** A first sentence for who has just accepted. Whoever writes already, a note perhaps, keeps the box. */
export function begin(text = '') {
  if (!form || document.activeElement !== box) { write('reply', text); return }
  if (!text || (kind() === 'reply' ? box.value : texts.reply).trim()) return
  if (kind() === 'reply') { box.value = text; typed() } else { texts.reply = text; keepDraft('reply', text) }
}

/** Puts a question after what is there. */
export function add(text) {
  write('reply')
  box.value = [box.value.trimEnd(), text].filter(Boolean).join('\n')
  typed()
}

let shown = kind()
function changeKind() {
  texts[shown] = box.value
  shown = kind()
  box.value = texts[shown]
  box.placeholder = box.dataset[`${shown}Hint`]
  document.dispatchEvent(new CustomEvent('baton:kind'))
}

function typed() {
  if (!texts[kind()].trim()) form.elements.last_seq.value = lastSeq()
  texts[kind()] = box.value
  keepDraft(kind(), box.value)
  if (kind() === 'reply' && performance.now() - typedAt > TYPING_EVERY_MS) {
    typedAt = performance.now()
    post(endpoint('typing')).catch(() => {})
  }
}

async function deliver(message, last_seq, force) {
  const fields = { text: message.text, client_id: message.client_id, ...(message.kind === 'reply' && { last_seq, ...(force && { force: true }) }) }
  const entries = [...Object.entries(fields), ...message.files.map(file => ['file_id', file.id])]
  try {
    const answer = await request('POST', endpoint(message.kind), entries)
    message.sent(answer.seq ?? answer.message?.seq)
    if (!texts[message.kind].trim()) dropDraft(message.kind)
  } catch (error) {
    if (error instanceof Unreachable) { message.held(); waiting.push(() => deliver(message, last_seq, force)); return }
    if (!(error instanceof Problem)) throw error
    if (error.code === 'newer_messages') {
      message.withdraw()
      restore(message, last_seq)
      document.dispatchEvent(new CustomEvent('baton:guard', { detail: error.body }))
    } else if (error.code === 'already_known') {
      message.withdraw()
      restore(message, last_seq)
      document.dispatchEvent(new CustomEvent('baton:known', { detail: error.body }))
    } else {
      message.failed(error.detail || error.message, () => deliver(message, last_seq, force))
      toastError(error)
    }
  }
}

/** Puts words that were not sent back into the box, before what was begun since. */
function restore(message, last_seq) {
  write(message.kind)
  putBack(message.kind, message.files)
  box.value = [message.text, box.value].filter(text => text.trim()).join('\n\n')
  typed()
  form.elements.last_seq.value = last_seq
}

export function send(force = false) {
  const text = box.value.trim()
  const now = kind()
  if (isUploading(now)) { toast({ tone: 'error', title: 'A file is still uploading', detail: 'Wait until it is done, or remove it.' }); return }
  if (!text && !attached(now).length || document.body.classList.contains('is-offline') || now === 'reply' && stance() !== 'yours') return
  const last_seq = startedAt()
  if (now === 'reply' && !force && newSince(last_seq)) { document.dispatchEvent(new CustomEvent('baton:guard', { detail: {} })); return }
  // The draft stays until the server has the words.
  box.value = texts[now] = ''
  deliver(new Outgoing(now, text, takeAttached(now)), last_seq, force)
  form.elements.last_seq.value = lastSeq()
  document.dispatchEvent(new CustomEvent('baton:news'))
  box.focus()
}

if (form) {
  for (const radio of $$('[name="kind"]', form)) texts[radio.value] = keptDraft(radio.value) ?? radio.dataset.kept
  box.value = texts[kind()]
  box.setSelectionRange(box.value.length, box.value.length)
  box.placeholder = box.dataset[`${kind()}Hint`]
  form.elements.client_id.value = newId()
  box.addEventListener('input', typed)
  on('change', '[name="kind"]', () => { changeKind(); box.focus() })
  form.addEventListener('submit', event => { event.preventDefault(); send('force' in (event.submitter?.dataset ?? {})) })
  box.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) { event.preventDefault(); send() }
    if (event.key === 'Escape' && !event.isComposing) box.blur()
  })
  on('click', '[data-ask-missing]', (_, button) => {
    add(button.dataset.askMissing)
    // The bot's team learns what its packet lacked; that it could not be told stops nobody.
    if (button.dataset.missingNames) post(endpoint('context'), { verdict: 'missing', missing: button.dataset.missingNames }).catch(() => {})
  })
  const hold = () => { for (const button of $$('[data-send]', form)) button.disabled = document.body.classList.contains('is-offline') }
  document.addEventListener('baton:offline', hold)
  document.addEventListener('baton:online', () => { hold(); waiting.splice(0).forEach(again => again()) })
}
export const composes = () => Boolean(viewer.ticket && box)
