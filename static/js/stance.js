// How the viewer stands to the ticket, looked up again whenever the control bar is replaced.
// views/ticket/stance.rs decides it, for everybody who may look: the bar carries its table.
import { t } from './messages.js'
import { $, $$, onArrive, onPage } from './dom.js'
import { viewer } from './viewer.js'
import { when } from './clock.js'
import { toast } from './toast.js'

let page = null
onPage(() => { page = $('[data-ticket]') })

/** Of `agent-7=yours team-2=taken anyone=elsewhere` the first line that is about the viewer. */
function lookUp(stances = '') {
  const lines = stances.split(' ').map(line => line.split('='))
  return lines.find(([whom]) => viewer.standsAs.includes(whom))?.[1]
}

export const stance = () => page?.dataset.stance ?? null

/** Whether the customer waits for the agent's answer. */
export const isUnanswered = () => Boolean($('.control[data-unanswered]'))

/** Whether it is for who stands so to the ticket, also where it is folded away. */
export const isOffered = element => !element.closest(`[data-when]:not([data-when~="${stance()}"])`) && !(element.closest('[data-when-asking]') && !$('.control[data-invited]'))

onArrive('.control', control => {
  if (!page || control.dataset.number !== viewer.ticket) return
  const before = page.dataset.stance
  const after = lookUp(control.dataset.stances) ?? before
  page.dataset.stance = after
  for (const name of $$(':is(#composer, #take) [data-owner-name]')) name.textContent = control.dataset.ownerName
  for (const note of $$('[data-invited-note]')) note.textContent = control.dataset.note
  const due = $('.control__due time', control)
  if (due && after === 'snoozed') for (const until of $$('[data-snoozed-until]')) Object.assign(until, { dateTime: due.dateTime, textContent: when(Date.parse(due.dateTime)) })
  if (before === after) return
  const box = $('.composer__text')
  const isWritten = Boolean(box?.value.trim()) && box.value !== box.dataset.proposed
  if (before === 'yours' && (after === 'taken' || after === 'elsewhere' && control.dataset.ownerName)) toast({ title: t('lost', { name: control.dataset.ownerName }), ...(isWritten && { detail: t('lost-draft') }) })
  // Who declines it is told so by the command.
  const { busy, done } = $('form[data-command="decline"]')?.dataset ?? {}
  if (before === 'invited' && after !== 'yours' && !busy && !done) toast({ title: t('uninvited'), detail: t('uninvited-why') })
  if (before === 'offered-you' && after !== 'yours' && !busy && !done) toast({ title: t('expired'), detail: t('expired-why') })
  document.dispatchEvent(new CustomEvent('baton:stance', { detail: { before, after } }))
})
