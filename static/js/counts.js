// Numbers beside the views and in the title of the tab.
import { $, onPage, throttle } from './dom.js'
import { getJson, Problem } from './http.js'
import { t } from './messages.js'
import { toast } from './toast.js'
import { joins } from './viewer.js'

const EVERY_MS = 4_000
let title = document.title
let isKnown = true
let waitingNotices = 0
let unread = 0

function badge() {
  const number = unread + waitingNotices
  document.title = number ? `(${number}) ${title}` : title
}

/** Counts a notice while nobody looks; cleared when the tab is seen again. */
export function noticed() {
  if (document.hidden) { waitingNotices += 1; badge() }
}

/** At once, after an own command. */
export async function countNow() {
  if (!isKnown || document.hidden) return
  try {
    const counts = await getJson('/queue/counts')
    for (const name of ['mine', 'team', 'all', 'notifications']) {
      const element = $(`[data-count="${name}"]`)
      if (!element || counts[name] === undefined) continue
      element.textContent = counts[name]
      element.hidden = !counts[name]
    }
    const load = $('[data-load]')
    if (load && counts.load !== undefined) load.textContent = t('load', { has: counts.load, capacity: load.dataset.load })
    if (counts.teams && joins(counts.teams)) toast({ tone: 'told', title: t('teams'), detail: t('teams-then') })
    unread = counts.mine_unread ?? 0
    $('[data-count="mine"]')?.classList.toggle('count--unread', unread > 0)
    badge()
  } catch (error) {
    if (error instanceof Problem && error.status === 404) isKnown = false
  }
}

/** Soon: rows come and go all the time. */
export const refreshCounts = throttle(countNow, EVERY_MS)

document.addEventListener('visibilitychange', () => {
  if (document.hidden) return
  waitingNotices = 0
  badge()
  refreshCounts()
})
onPage(() => {
  title = document.title
  unread = $('[data-count="mine"]')?.classList.contains('count--unread') ? 1 : 0
  badge()
})
