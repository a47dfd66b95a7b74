// Applies what the server pushes. Every frame may come twice; the second time changes nothing.
import { $, $$, parse } from './dom.js'
import { lastSeq, place, sawSeq } from './thread.js'
import { read, remove, upsert } from './queue.js'
import { notice, seenRow } from './notify.js'
import { showAway } from './away.js'
import { countNow } from './counts.js'
import { presence, saidIt, typing } from './presence.js'
import { viewer } from './viewer.js'

/** Folds stay open and focus stays where it was, also when their element is replaced. */
function replace(target, html) {
  const old = document.getElementById(target)
  const fresh = parse(html)
  if (!old || !fresh || Number(fresh.dataset.seq ?? 0) < Number(old.dataset.seq ?? 0)) return
  const open = new Set($$('details[open] > summary', old).map(summary => summary.textContent))
  const focused = old.contains(document.activeElement) ? document.activeElement : null
  const path = focused && (focused.id ? `#${CSS.escape(focused.id)}` : focused.getAttribute('href') ? `[href="${CSS.escape(focused.getAttribute('href'))}"]` : focused.tagName)
  if (old.open) fresh.open = true
  for (const summary of $$('details > summary', fresh)) if (open.has(summary.textContent)) summary.parentElement.open = true
  // What is typed into an ask that is still open is not thrown away.
  for (const kept of $$('[data-keep]', old)) if (kept.id) $(`[data-keep]#${CSS.escape(kept.id)}`, fresh)?.replaceWith(kept)
  old.replaceWith(fresh)
  if (path) $(path, fresh)?.focus({ preventScroll: true })
}

/** How far what agents said has come: the marks below their words are drawn anew. */
function reached(target, { dataset, children: [delivered, shown] }) {
  if (target !== `reached-${viewer.ticket}`) return
  for (const item of $$(`#thread-${viewer.ticket} > .message--agent`)) {
    const seq = Number(item.dataset.seq)
    const mark = seq <= dataset.shown ? shown : seq <= dataset.delivered ? delivered : null
    if (mark) $('[data-reached]', item)?.replaceWith(mark.cloneNode(true))
  }
}

const ops = {
  append: ({ target, seq, html }) => {
    const item = parse(html)
    // A page of earlier messages ends before what is new.
    if (!item || target !== `thread-${viewer.ticket}`) return
    if (item.dataset.kind === 'customer' && !document.getElementById(item.id)) saidIt()
    if (!$('[data-newest]')) place(item, seq)
  },
  said: frame => document.dispatchEvent(new CustomEvent('baton:said', { detail: frame })),
  replace: ({ target, html }) => replace(target, html),
  // Also on a page without a queue.
  upsert: ({ html }) => { upsert(html); if ($('.toast:is([data-about], [data-of])')) seenRow(parse(html)?.dataset ?? {}) },
  remove: ({ target }) => { remove(target); seenRow({ number: target.replace('row-', '') }) },
  read: ({ target, seq }) => read(target, seq),
  notify: ({ html }) => notice(parse(html)?.dataset ?? {}),
  typing: ({ target, html }) => typing(target, html),
  presence: ({ target, html }) => presence(target, html),
  reached: ({ target, html }) => reached(target, parse(html)),
  away: ({ html }) => { const { away, missed } = parse(html).dataset; showAway(away === 'true', missed) },
  bell: countNow,
  hello: () => {},
}

const concernsTicket = ({ target = '' }) => viewer.ticket && (target === `thread-${viewer.ticket}` || target === `control-${viewer.ticket}`)

/** The first frame of the open ticket. */
const greets = ({ target }) => Boolean(viewer.ticket) && [`ticket-${viewer.ticket}`, ''].includes(target)

/** Applies a batch; answers true if something of the open ticket seems to be missing before it. */
export function applyFrames(frames) {
  let gap = false
  for (const frame of frames) {
    if (frame.op === 'hello') gap ||= greets(frame) && frame.seq > lastSeq()
    if (concernsTicket(frame)) {
      gap ||= frame.seq > lastSeq() + 1
      sawSeq(frame.seq)
    }
    ops[frame.op]?.(frame)
  }
  if (frames.some(concernsTicket)) document.dispatchEvent(new CustomEvent('baton:news'))
  return gap
}
