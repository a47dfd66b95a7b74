// Forms with data-command: sent without leaving the page, by way of the outbox; what follows is pushed.
import { t } from './messages.js'
import { $, $$, on, toHeading } from './dom.js'
import { fieldsOf, post } from './http.js'
import { now, when } from './clock.js'
import { live } from './live.js'
import { countNow } from './counts.js'
import { isAwaited, onOutbox, put } from './outbox.js'
import { isUnanswered, stance } from './stance.js'
import { toast, toastError } from './toast.js'
import { hasReply, propose } from './composer.js'
import { tells } from './mistakes.js'
import { keptAs } from './kept.js'
import { showMark } from './marks.js'
import { lastSeq } from './thread.js'
import { showAway } from './away.js'
import { goTo } from './visit.js'
import { viewer } from './viewer.js'

/** The ticket after the open one, by risk; the queue if there is none. */
function nextAddress() {
  const rows = [...document.querySelectorAll('.row:not([hidden])')]
  const here = rows.findIndex(row => row.dataset.number === viewer.ticket)
  const next = rows[here + 1] ?? rows.find(row => row.dataset.number !== viewer.ticket)
  return $('a', next ?? document.createElement('i'))?.href ?? `/queue?view=${viewer.queue}`
}

async function takeBack(event, form, ticket) {
  event.preventDefault()
  event.target.closest('.toast').remove()
  // From another page it leads back to the ticket it is about.
  if (ticket !== viewer.ticket) await goTo(`/tickets/${ticket}?view=${viewer.queue}`)
  const back = $(`${form}[action^="/tickets/${ticket}/"]`)
  // As if it had not been done: whoever only reopens a ticket begins anew.
  for (const mark of back ? $$('[name=undo]', back) : []) mark.disabled = false
  back?.requestSubmit()
}

// A dialog is about what its agent had read when they opened it.
document.addEventListener('beforetoggle', ({ target, newState }) => {
  const seen = newState === 'open' && $('[data-last-seq]', target)
  if (seen) seen.value = lastSeq()
}, true)

const undo = (when, form = `form[data-command="reopen"][data-when="${when}"]`, ticket = viewer.ticket) => ({ href: '#', link: t('undo'), undoes: `${ticket}:${when}`, open: event => takeBack(event, form, ticket) })
// Where the ticket has gone on, nothing is taken back.
const undoable = () => $$(`.toast[data-undoes^="${viewer.ticket}:"]`)
document.addEventListener('baton:stance', ({ detail }) => {
  for (const old of undoable()) if (old.dataset.undoes !== `${viewer.ticket}:${detail.after}`) old.remove()
})

/** The same is said, and can be undone, whether one stays or goes on to the next ticket. */
async function resolved(_, isNext) {
  const told = { title: t('resolved', { name: $('#main h1').textContent, number: viewer.ticket }), ...undo('closed') }
  if (isNext) await goTo(nextAddress())
  toast(told)
}

/** A bot has it, or has yet to accept it. */
const withBot = title => toast({ title, ...(stance() !== 'closed' && { detail: t('returned-then'), ...undo('given-back') }) })

/** What a command gave away comes back, as that of many does. */
const undoOf = (seq, ticket = viewer.ticket) => seq && { href: '#', link: t('undo'), undoes: `${ticket}:${stance()}`, open: async event => {
  event.preventDefault()
  event.target.closest('.toast').remove()
  try {
    const { results: [{ done, said }] } = await post('/queue/bulk', { do: 'undo', 'pick.ticket': `${ticket}:${seq}` })
    if (done) goTo(`/tickets/${ticket}?view=${viewer.queue}`)
    else toast({ tone: 'told', title: said })
  } catch (error) { toastError(error) }
} }

/** Where it went, whoever that is: as the answer says, and not the form, which knows what was meant. */
function saysWhere({ ticket = {}, undo: seq }, fields) {
  const { invited, offered_to, team, status } = ticket
  const to = Object.fromEntries(fields)
  if (to.to?.startsWith('bot:')) return withBot(t('given', { bot: to.to.slice(4) }))
  if (invited) return toast({ title: t('invited', invited), detail: t('invited-then'), ...undo(stance(), '#withdraw-form') })
  const title = offered_to ? t('offered', offered_to) : status === 'waiting' ? t('queued', { team }) : t('transferred')
  return toast({ title, detail: to.note?.trim() ? t('with-note') : '', ...undoOf(seq) })
}

/** How urgent it was stands in the bar until the next one is pushed. */
function prioritised(form, fields) {
  const { was } = form.dataset
  const { priority } = Object.fromEntries(fields)
  const ticket = viewer.ticket
  const back = () => { if (ticket === viewer.ticket) $(`#priority-menu [value="${was}"]`)?.click() }
  toast({ title: t('prioritised', { priority: $(`[value="${priority}"]`, form).textContent }), ...(was !== priority && { ...undo(stance()), open: event => { event.preventDefault(); event.target.closest('.toast').remove(); back() } }) })
}

const after = {
  accept: ({ draft = '' }) => propose(draft),
  decline: ({ ticket }, _, form) => {
    form.dataset.done = 'true'
    const isKept = ['active', 'snoozed'].includes(ticket?.status)
    toast({ title: isKept ? t('kept', { name: $('.control').dataset.ownerName }) : t('declined', { number: viewer.ticket }) })
    goTo(`/queue?view=${viewer.queue}`)
  },
  return: (_, isNext, form, fields) => withBot(t('returned', { bot: Object.fromEntries(fields).to })),
  transfer: (said, _, form, fields) => saysWhere(said, fields),
  withdraw: () => { undoable().at(-1)?.remove(); toast({ title: t('withdrawn') }) },
  snooze: ({ ticket }) => toast({ title: t('snoozed'), ...(ticket?.snoozed_until && { detail: t('snoozed-then', { time: when(Date.parse(ticket.snoozed_until)) }) }), of: { command: 'snoozed', ticket: viewer.ticket }, ...undo('snoozed', 'form[data-command="accept"][data-when="snoozed"]') }),
  resolve: resolved,
  mark: ({ mark }, _, form) => showMark(form, mark),
  tags: (_, isNext, form) => { if (!form.closest('dialog')?.open) form.reset() },
  priority: (_, isNext, form, fields) => prioritised(form, fields),
  away: ({ away, says }, _, form) => { form.closest('[popover]')?.hidePopover(); showAway(away, '', says) },
}

const isLost = at => !at || at === document.body || !at.checkVisibility()

const given = new Map()
function idle({ form, submitter }) {
  delete form.dataset.busy
  submitter?.classList.remove('is-busy')
}

on('submit', 'form[data-command]', async (event, form) => {
  event.preventDefault()
  if (form.dataset.busy) return
  // Whoever types tags goes on with the next one; Enter without any is the end.
  const box = $('[data-tags]:focus', form)
  if (box && !box.value.trim()) { form.closest('dialog').close(); return }
  form.dataset.busy = 'true'
  if (form.id === 'priority-menu') { form.dataset.was = $('.control').dataset.priority; form.hidePopover() }
  const seen = $('[data-last-seq]', form)
  if (seen && !form.closest('dialog').open) seen.value = lastSeq()
  const { submitter } = event
  submitter?.classList.add('is-busy')
  const isNext = 'next' in (submitter?.dataset ?? {})
  const { command } = form.dataset
  const fields = fieldsOf(new FormData(form, submitter))
  const { ticket } = viewer
  const what = t('command', { command, number: ticket })
  const typed = box?.value
  if (box) { box.value = ''; box.dispatchEvent(new Event('input', { bubbles: true })) }
  // What is typed into it from now on is not of this command.
  const { id, answer } = put({ path: new URL(form.action).pathname, fields, ticket: command === 'away' ? null : ticket, what, command, form: box ? '' : keptAs(form) })
  given.set(id, { form, submitter })
  try {
    const said = await answer
    if (!box) form.closest('dialog')?.close()
    // Whoever went on to another ticket meanwhile is not brought back, and what follows is not done to that one.
    if (ticket !== viewer.ticket && command !== 'away') toast({ title: t('done', { what }) })
    // A ticket that was given out of sight has nothing more to show.
    if (ticket && ticket === viewer.ticket && said?.shown !== false && !['away', 'decline'].includes(command)) await live.catchUp().catch(() => {})
    countNow()
    if (ticket !== viewer.ticket && command !== 'away') return
    after[command]?.(said ?? {}, isNext, form, fields)
    // One goes on where one was, or at the heading, where the next key is a command.
    if (isLost(document.activeElement)) toHeading()
  } catch (problem) {
    if (box) box.value ||= typed
    if (tells(form, problem)) return
    form.closest('dialog')?.close()
    if (command === 'accept' && problem.code === 'ticket_taken') toast({ tone: 'told', title: t('taken', { name: problem.body.owner?.name ?? t('another') }), href: nextAddress(), link: t('open-next') })
    else if (problem.code === 'newer_messages') toast({ tone: 'told', title: t('newer'), detail: t('newer-then'), of: { command, ticket } })
    else if (problem.code !== 'discarded') toastError(problem, { command, ticket })
  } finally {
    given.delete(id)
    idle({ form, submitter })
  }
})

const BESIDES_MS = 30_000
/** The last reply of this tab, if a saved reply in it acts on the ticket; null after another command for the ticket. */
let besides = null
// A saved reply that resolved or snoozed the ticket says so like its key, with the same undo.
document.addEventListener('baton:stance', ({ detail }) => {
  if (besides?.ticket !== viewer.ticket || performance.now() - besides.at > BESIDES_MS || !['closed', 'snoozed'].includes(detail.after)) return
  besides = null
  if (detail.after === 'closed') resolved()
  else after.snooze({ ticket: { snoozed_until: $('.control__due time')?.dateTime } })
  if (isLost(document.activeElement)) toHeading()
})

onOutbox((entry, change, problem) => {
  if (change === 'added' && isAwaited(entry.id) && (entry.message?.acts || entry.ticket === besides?.ticket)) besides = entry.message?.acts ? { id: entry.id, ticket: entry.ticket, at: performance.now() } : null
  if (['refused', 'discarded'].includes(change) && entry.id === besides?.id) besides = null
  if (change === 'sent') for (const old of $$(`.toast[data-of="${entry.command}:${entry.ticket}"]`)) old.remove()
  if (entry.message) return
  // No answer yet: the page says so beside the ticket, and the form is free again. What was typed stays in it.
  if (change === 'waiting' && given.has(entry.id)) { idle(given.get(entry.id)); given.get(entry.id).form.closest('dialog')?.close() }
  // A page before this one gave the command.
  if (change === 'sent' && !isAwaited(entry.id)) toast({ title: t('done', { what: entry.what }) })
  if (change === 'refused' && !isAwaited(entry.id) && problem.status) toastError(problem, entry)
  // Whatever became of it, the page shows what is.
  if (['waiting', 'refused'].includes(change) && entry.ticket === viewer.ticket) live.catchUp().catch(() => {})
})

const RECENT_MS = 60_000
/** Whether the ticket's owner is here, or has written in the last minute: what they do is not taken from under their hands. */
function isOwnerBusy() {
  const { owner } = $('.control').dataset
  const written = $$(`.message[data-author="${owner}"] time`).at(-1)
  return Boolean($(`.presence [data-agent="${owner}"]`)) || now() - Date.parse(written?.dateTime) < RECENT_MS
}
// Nobody is in the way: without a question.
document.addEventListener('click', event => {
  if (!event.target.closest?.('[data-take]') || isOwnerBusy()) return
  event.preventDefault()
  event.stopPropagation()
  $('#take form').requestSubmit()
}, true)
document.addEventListener('beforetoggle', ({ target }) => {
  if (target.id === 'take') $('[data-owner-writes]', target).hidden = !$(`.presence__person--typing[data-agent="${$('.control').dataset.owner}"]`)
}, true)

/** Which button of the dialog Ctrl+Enter presses. */
const prefer = isNext => { for (const button of $$('#resolve [type="submit"]')) button.classList.toggle('button--primary', 'next' in button.dataset === isNext) }
document.addEventListener('beforetoggle', ({ target, newState }) => { if (target.id === 'resolve' && newState === 'closed') prefer(false) }, true)

/** Resolves and goes on; asks only if the customer waits for an answer, or one is begun. */
export function resolveAndNext() {
  const button = $('#resolve [data-next]')
  if (!hasReply() && !isUnanswered()) { button?.form.requestSubmit(button); return }
  prefer(true)
  $('#resolve').showModal()
}
