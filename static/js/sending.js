// What is in the box goes to the outbox, and comes back if its writer has to decide.
import { t } from './messages.js'
import { $, $$, on, onArrive, onPage } from './dom.js'
import { attached, isUploading } from './attach.js'
import { empty, focusBox, hasComposer, kind, restore, savedReplies, startedAt, textOf } from './composer.js'
import { newId } from './ids.js'
import { discard, entries, onOutbox, put } from './outbox.js'
import { endpoint } from './outgoing.js'
import { newSince } from './thread.js'
import { stance } from './stance.js'
import { toast, toastError } from './toast.js'
import { viewer } from './viewer.js'

const GUARDS = { newer_messages: 'baton:guard', already_known: 'baton:known' }
/** A place of a saved reply that nobody has filled in, the word that was to find one (`/refund`), or `//` for suggestions at the end. */
const UNFILLED = /\[(?:customer\.\w+|agent\.name|ticket\.number|team|fact:[^\]\n]+)\]|(?<=^|\s)\/\p{L}[\p{L}\p{N}_-]*(?=\s|$)|(?<=^|\s)\/\/$/u
const sentHere = new Set()
const ask = (event, detail) => document.dispatchEvent(new CustomEvent(event, { detail }))

/** `isChecked`: somebody has said that places may stay as they are. */
export function send(force = false, isChecked = force) {
  const now = kind()
  const text = textOf(now).trim()
  if (isUploading(now)) { toast({ tone: 'error', title: t('still'), detail: t('still-then') }); return }
  if (!text && !attached(now).length || now === 'reply' && stance() !== 'yours') return
  const last_seq = startedAt()
  if (now === 'reply' && !force && newSince(last_seq)) { ask('baton:guard', {}); return }
  const unfilled = now === 'reply' && !isChecked && UNFILLED.exec(text)
  if (unfilled) { ask('baton:unfilled', { place: unfilled[0] }); return }
  const used = savedReplies()
  const acts = now === 'reply' && Boolean($('[data-acts] > *'))
  const id = newId()
  sentHere.add(id)
  const files = empty(now)
  const guarded = now === 'reply' ? [['last_seq', last_seq], ...(force ? [['force', true]] : []), ...(used ? [['saved_reply', used]] : [])] : []
  const fields = [['text', text], ...guarded, ...files.map(file => ['file_id', file.id])]
  const what = t('command', { command: now, number: viewer.ticket })
  put({ id, path: endpoint(now), fields, ticket: viewer.ticket, command: now, what, message: { kind: now, text, files, last_seq, saved: used, acts } })
  focusBox()
}

/** Somebody spoke first, or it is known: the writer decides, also about what they wrote after it. */
function takeBack(entry, { code, body }) {
  const replies = entries().filter(({ ticket, message, key }) => ticket === viewer.ticket && message?.kind === 'reply' && key >= entry.key)
  const words = replies.map(({ id }) => discard(id)).filter(Boolean).map(({ message }) => message)
  if (!words.length) return
  restore({ ...words[0], saved: words.map(({ saved }) => saved ?? '').join(''), text: words.map(({ text }) => text).join('\n\n'), files: words.flatMap(({ files }) => files) })
  ask(GUARDS[code], body)
}

/** The same words went out from another tab or another machine: they are not sent twice. */
function wentOut(of, text) {
  if (!text.trim() || textOf(of).trim() !== text.trim()) return
  empty(of)
  toast({ tone: 'told', title: of === 'note' ? t('noted') : t('replied') })
}

function heard(entry, change, problem) {
  if (entry.ticket !== viewer.ticket || !entry.message || !hasComposer()) return
  const unseen = change === 'sent' && problem?.out_of_reach
  if (unseen) toast({ tone: 'told', title: t('out-of-reach', { names: unseen.join(', ') }), detail: t('out-of-reach-then') })
  if (change === 'added' && !sentHere.has(entry.id)) wentOut(entry.message.kind, entry.message.text)
  if (change !== 'refused') return
  if (GUARDS[problem.code]) takeBack(entry, problem)
  else if (problem.code !== 'discarded') toastError(problem, entry)
}

/** Ctrl+Enter; once more, over what a guard has asked about. */
function sendByKey() {
  const anyway = $$('[data-asked]').find(button => button.checkVisibility())
  if (anyway) anyway.click()
  else send()
}

on('submit', '.composer__form', event => { event.preventDefault(); send('force' in (event.submitter?.dataset ?? {})) })
/** What was typed: the marks of Markdown are not shown. */
const typedIn = words => words.dataset.typed ?? words.textContent

on('keydown', '.composer__text', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) { event.preventDefault(); if (!event.repeat) sendByKey() }
})
onOutbox(heard)
onPage(() => {
  if (!hasComposer()) return
  for (const entry of entries().filter(({ ticket, message }) => ticket === viewer.ticket && message)) {
    // A draft older than the outbox: its words are on their way.
    if (textOf(entry.message.kind).trim() === entry.message.text) empty(entry.message.kind)
    if (GUARDS[entry.problem?.code]) takeBack(entry, entry.problem)
  }
})
onArrive('.message[data-author]', item => {
  if (!hasComposer()) return
  const { author, kind: of, seq } = item.dataset
  const isOurs = item.classList.contains('is-outgoing') || sentHere.has(item.id.replace('message-', ''))
  if (author === viewer.me && !isOurs && Number(seq) > startedAt()) wentOut(of === 'note' ? 'note' : 'reply', typedIn($('.message__text', item)))
})
