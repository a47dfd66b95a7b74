// What a row stands under for the person who looks.
import { $, $$ } from './dom.js'
import { now } from './clock.js'
import { viewer } from './viewer.js'

const GROUPS = ['yours', 'overdue', 'waiting', 'answered', 'others']

// The server says what the row stands under for its owner, for who is asked to take it, and for others
// (domain/dispatch/standing.rs). Here it is only known who looks, and what time it is.
function groupOf({ owner, invited, order, standing }) {
  const [owners, askeds, others] = standing.split(' ')
  const group = invited === viewer.me ? askeds : owner === viewer.me ? owners : others
  return group === 'waiting' && Date.parse(order) < now() ? 'overdue' : group
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
const SORTS = { newest: ({ number }) => ['', -number], waiting: ({ number }) => ['', Number(number)], due: ({ due, number }) => [due || '9', Number(number)] }
const standing = (element, sort) => {
  const { group, order, number } = element.dataset
  if (SORTS[sort]) return [0, ...SORTS[sort](element.dataset)]
  return element.matches('.rows__head') ? [GROUPS.indexOf(group), '', 0] : [GROUPS.indexOf(group), order || '9', Number(number)]
}

/** Whether one comes before the other: by group, then in the server's one order (domain/dispatch/precedence.rs). */
export function comesBefore(one, other) {
  const { sort } = (one.parentElement ?? other.parentElement)?.parentElement?.dataset ?? {}
  const [a, b] = [standing(one, sort), standing(other, sort)]
  const differs = $('.rows__head', one.parentElement ?? other.parentElement) ? [0, 1, 2] : [1, 2]
  for (const at of differs) if (a[at] !== b[at]) return a[at] < b[at]
  return false
}
