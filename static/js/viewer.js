// The person who looks at the page, with "You" wherever their name stands.
import { t } from './messages.js'
import { $, onArrive, onPage } from './dom.js'

const { me = '', account = '', name = '', standsAs = '', teams = '', now = '' } = document.body.dataset
let ticket = null
onPage(() => { ticket = $('[data-ticket]')?.dataset.ticket ?? null })

export const viewer = Object.freeze({
  me,
  /** The account's public id: what this browser keeps belongs to one account. */
  account,
  name,
  /** The view of the queue that stands beside the ticket, or another part of the console. */
  get view() { return document.body.dataset.view ?? 'team' },
  /** The same where it is a queue, and a queue to go to where it is not. */
  get queue() { return ['mine', 'team', 'all'].includes(this.view) ? this.view : 'team' },
  isManager: standsAs.split(' ').includes('leaders'),
  /** Which lines of a table of stances are about the viewer. */
  standsAs: standsAs.split(' '),
  teams: teams.split(' ').filter(Boolean),
  /** Number of the open ticket, or null. */
  get ticket() { return ticket },
})

/** Takes over the teams that the server knows; true if they are others than the page knew. */
export function joins(teams) {
  const { teams: known, standsAs } = viewer
  if (teams.length === known.length && teams.every(team => known.includes(team))) return false
  known.splice(0, Infinity, ...teams)
  standsAs.splice(0, Infinity, ...standsAs.filter(whom => !whom.startsWith('team-')), ...teams.map(team => `team-${team}`))
  return true
}

/** How far this machine's clock is behind the server's, in ms. */
export const skew_ms = now ? Date.parse(now) - (performance.timeOrigin + (performance.getEntriesByType('navigation')[0]?.responseStart ?? 0)) : 0

onArrive('[data-agent]', element => {
  if (!me || element.dataset.agent !== me) return
  if ('keepName' in element.dataset) element.hidden = true
  else { element.textContent = 'midSentence' in element.dataset ? t('you-mid') : t('you'); element.classList.add('is-me') }
})
