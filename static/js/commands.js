// Forms with data-command: sent without leaving the page; what follows is pushed.
import { $, on } from './dom.js'
import { post, Problem } from './http.js'
import { live } from './live.js'
import { countNow } from './counts.js'
import { toast, toastError } from './toast.js'
import { begin, hasReply, write } from './composer.js'
import { showMark } from './marks.js'
import { lastSeq } from './thread.js'
import { showAway } from './away.js'
import { viewer } from './viewer.js'

/** The ticket after the open one, by risk; the queue if there is none. */
function nextAddress() {
  const rows = [...document.querySelectorAll('.row:not([hidden])')]
  const here = rows.findIndex(row => row.dataset.number === viewer.ticket)
  const next = rows[here + 1] ?? rows.find(row => row.dataset.number !== viewer.ticket)
  return $('a', next ?? document.createElement('i'))?.href ?? `/queue?view=${viewer.view}`
}

function takeBack(event, stance) {
  event.preventDefault()
  event.target.closest('.toast').remove()
  $(`form[data-command="reopen"][data-when="${stance}"]`).requestSubmit()
}

// A dialog is about what its agent had read when they opened it.
document.addEventListener('beforetoggle', ({ target, newState }) => {
  const seen = newState === 'open' && $('[data-last-seq]', target)
  if (seen) seen.value = lastSeq()
}, true)

const after = {
  accept: ({ draft = '' }) => begin(draft),
  take: () => write('reply'),
  decline: () => location.assign(`/queue?view=${viewer.view}`),
  reopen: () => write('reply'),
  return: () => toast({ title: 'Handed back', detail: 'If the bot does not accept in time, the ticket returns to the queue.', href: '#', link: 'Undo', open: event => takeBack(event, 'given-back') }),
  transfer: ({ ticket }) => toast(ticket?.invited ? { title: 'Transfer offered', detail: 'The ticket stays yours until it is accepted.' } : { title: 'Transferred', detail: 'The new owner sees everything, including your note.' }),
  withdraw: () => toast({ title: 'Transfer cancelled' }),
  snooze: () => toast({ title: 'Snoozed', detail: 'It comes back at the time you set, or when the customer writes.' }),
  resolve: (_, isNext) => isNext ? location.assign(nextAddress()) : toast({ title: `#${viewer.ticket} is resolved`, href: '#', link: 'Undo', open: event => takeBack(event, 'closed') }),
  mark: ({ mark }, _, form) => showMark(form, mark),
  away: ({ away }) => showAway(away),
}

on('submit', 'form[data-command]', async (event, form) => {
  event.preventDefault()
  if (form.dataset.busy) return
  form.dataset.busy = 'true'
  event.submitter?.classList.add('is-busy')
  const seen = $('[data-last-seq]', form)
  if (seen && !form.closest('dialog').open) seen.value = lastSeq()
  const isNext = 'next' in (event.submitter?.dataset ?? {})
  try {
    const answer = await post(new URL(form.action).pathname, new FormData(form, event.submitter))
    form.closest('dialog')?.close()
    // A ticket that was given out of sight has nothing more to show.
    if (viewer.ticket && answer?.shown !== false && !['away', 'decline'].includes(form.dataset.command)) await live.catchUp()
    countNow()
    after[form.dataset.command]?.(answer ?? {}, isNext, form)
  } catch (error) {
    form.closest('dialog')?.close()
    if (form.dataset.command === 'accept' && error instanceof Problem && error.code === 'ticket_taken') toast({ tone: 'told', title: `${error.body.owner?.name ?? 'Another agent'} accepted this ticket a moment ago.`, href: nextAddress(), link: 'Open the next one' })
    else if (error instanceof Problem && error.code === 'newer_messages') toast({ tone: 'told', title: 'There are new messages', detail: 'Nothing was done yet. Read them, then try again.' })
    else toastError(error)
    if (viewer.ticket) live.catchUp()
  } finally {
    delete form.dataset.busy
    event.submitter?.classList.remove('is-busy')
  }
})

/** Resolves without asking and goes on. */
export function resolveAndNext() {
  const button = $('#resolve [data-next]')
  if (hasReply()) $('#resolve').showModal()
  else button?.form.requestSubmit(button)
}
