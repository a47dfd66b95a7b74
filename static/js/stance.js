// What the viewer may do with the ticket, decided again whenever the control bar is replaced.
// views/stance.rs decides the same for the first paint.
import { $, $$, onArrive } from './dom.js'
import { viewer } from './viewer.js'
import { toast } from './toast.js'

const page = $('[data-ticket]')

export function decide({ status, owner, team, toBot, invited = '', invitedTeam = '' }) {
  const mine = Boolean(owner) && owner === viewer.me
  if (status === 'closed') return 'closed'
  if (status === 'offered') return toBot !== undefined ? 'bot' : mine ? 'offered-you' : 'offered-other'
  const asked = !mine && (invited && invited === viewer.me || viewer.teams.includes(invitedTeam))
  if (asked && (status === 'active' || status === 'snoozed')) return 'invited'
  if (status === 'snoozed') return mine ? 'snoozed' : 'taken'
  if (status === 'active') return mine ? 'yours' : 'taken'
  return viewer.isManager || viewer.teams.includes(team) ? 'waiting' : 'elsewhere'
}

export const stance = () => page?.dataset.stance ?? null

onArrive('.control', control => {
  if (!page || control.dataset.number !== viewer.ticket) return
  const before = page.dataset.stance
  const after = decide(control.dataset)
  page.dataset.stance = after
  for (const name of $$('[data-owner-name]', $('#composer'))) name.textContent = control.dataset.ownerName
  if (before === after) return
  if (before === 'yours' && after === 'taken') toast({ title: `${control.dataset.ownerName} has the ticket now`, detail: 'What you wrote is kept as a draft.' })
  if (before === 'invited' && after !== 'yours') toast({ title: 'You are no longer asked', detail: 'Its agent keeps the ticket, or somebody else has taken it.' })
  if (before === 'offered-you' && after !== 'yours') toast({ title: 'The offer has ended', detail: 'It went to somebody else, or back to the queue.' })
  document.dispatchEvent(new CustomEvent('baton:stance', { detail: { before, after } }))
})
