// What the viewer may do with the ticket, decided again whenever the control bar is replaced.
// views/stance.rs decides the same for the first paint.
import { $, $$, onArrive } from './dom.js'
import { viewer } from './viewer.js'
import { toast } from './toast.js'

const page = $('[data-ticket]')

export function decide({ status, owner, team, toBot, invited = '', invitedTeam = '' }) {
  const mine = Boolean(owner) && owner === viewer.me
  const entitled = viewer.isManager || viewer.teams.includes(team)
  if (status === 'closed') return 'closed'
  if (status === 'offered' && toBot !== undefined) return 'bot'
  if (status === 'offered' && mine) return 'offered-you'
  const asked = !mine && (invited && invited === viewer.me || viewer.teams.includes(invitedTeam))
  if (asked && (status === 'active' || status === 'snoozed')) return 'invited'
  if (status === 'snoozed' && mine) return 'snoozed'
  if (status === 'active' && mine) return 'yours'
  if (!entitled) return 'elsewhere'
  return { offered: 'offered-other', active: 'taken', snoozed: 'taken' }[status] ?? 'waiting'
}

export const stance = () => page?.dataset.stance ?? null

onArrive('.control', control => {
  if (!page || control.dataset.number !== viewer.ticket) return
  const before = page.dataset.stance
  const after = decide(control.dataset)
  page.dataset.stance = after
  for (const name of $$('[data-owner-name]', $('#composer'))) name.textContent = control.dataset.ownerName
  if (before === after) return
  const isWritten = Boolean($('.composer__text')?.value.trim())
  if (before === 'yours' && (after === 'taken' || after === 'elsewhere' && control.dataset.ownerName)) toast({ title: `${control.dataset.ownerName} has the ticket now`, detail: isWritten ? 'What you wrote is kept as a draft.' : '' })
  if (before === 'invited' && after !== 'yours') toast({ title: 'You are no longer asked', detail: 'Its agent keeps the ticket, or somebody else has taken it.' })
  if (before === 'offered-you' && after !== 'yours') toast({ title: 'The offer has ended', detail: 'It went to somebody else, or back to the queue.' })
  document.dispatchEvent(new CustomEvent('baton:stance', { detail: { before, after } }))
})
