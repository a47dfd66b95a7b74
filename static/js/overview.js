// The overview stays true by itself: pushed when something changes, asked for when nothing comes.
import { $, parse } from './dom.js'
import { getHtml } from './http.js'

const EVERY_MS = 10_000

async function refresh() {
  if (document.hidden) return
  const fresh = parse(await getHtml('/overview/fragment').catch(() => ''))
  const old = $('#overview')
  if (fresh?.id === 'overview' && !old.contains(document.activeElement)) old.replaceWith(fresh)
}

if ($('#overview')) {
  setInterval(refresh, EVERY_MS)
  document.addEventListener('visibilitychange', refresh)
}
