// What a row stands under for the person who looks: the same as QueueRow::group in views/queue/view.rs.
import { $, $$ } from './dom.js'
import { now } from './clock.js'
import { viewer } from './viewer.js'

const GROUPS = ['yours', 'overdue', 'waiting', 'answered', 'others']

function groupOf({ owner, status, invited, order, awaitsReply, toBot }) {
  if (status === 'waiting' || status === 'offered' && toBot === undefined) {
    if (status === 'offered' && owner === viewer.me) return 'yours'
    return Date.parse(order) < now() ? 'overdue' : 'waiting'
  }
  if (status !== 'active' && status !== 'snoozed') return 'others'
  if (invited === viewer.me) return 'yours'
  if (owner !== viewer.me) return 'others'
  return status === 'active' && awaitsReply !== undefined ? 'yours' : 'answered'
}

/** Says where it stands now; true if that is elsewhere than before. */
export function regroup(row) {
  const old = row.dataset.group
  row.dataset.group = groupOf(row.dataset)
  return row.dataset.group !== old
}
export const regroupAll = list => $$('.row', list).forEach(regroup)

/** Rows that are overdue since they were looked at last. */
export const newlyOverdue = list => $$('.row[data-group="waiting"]', list).filter(regroup)

// RFC 3339 in UTC sorts as text; a row without a place comes last. What heads a group comes before its rows.
const standing = element => {
  const { group, order, number } = element.dataset
  return element.matches('.rows__head') ? [GROUPS.indexOf(group), '', 0] : [GROUPS.indexOf(group), order || '9', Number(number)]
}

/** Whether one comes before the other: by group, then in the server's one order (domain/dispatch/precedence.rs). */
export function comesBefore(one, other) {
  const [a, b] = [standing(one), standing(other)]
  const differs = $('.rows__head', one.parentElement ?? other.parentElement) ? [0, 1, 2] : [1, 2]
  for (const at of differs) if (a[at] !== b[at]) return a[at] < b[at]
  return false
}
