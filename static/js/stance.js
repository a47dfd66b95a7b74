// How the viewer stands to the ticket, looked up again whenever the control bar is replaced.
// views/ticket/stance.rs decides it, for everybody who may look: the bar carries its table.
import { $, $$, onArrive, onPage } from './dom.js'
import { viewer } from './viewer.js'
import { toast } from './toast.js'

let page = null
onPage(() => { page = $('[data-ticket]') })

/** Of `agent-7=yours team-2=taken anyone=elsewhere` the first line that is about the viewer. */
function lookUp(stances = '') {
  const lines = stances.split(' ').map(line => line.split('='))
  return lines.find(([whom]) => viewer.standsAs.includes(whom))?.[1]
}

export const stance = () => page?.dataset.stance ?? null

onArrive('.control', control => {
  if (!page || control.dataset.number !== viewer.ticket) return
  const before = page.dataset.stance
  const after = lookUp(control.dataset.stances) ?? before
  page.dataset.stance = after
  for (const name of $$('[data-owner-name]', $('#composer'))) name.textContent = control.dataset.ownerName
  if (before === after) return
  const isWritten = Boolean($('.composer__text')?.value.trim())
  if (before === 'yours' && (after === 'taken' || after === 'elsewhere' && control.dataset.ownerName)) toast({ title: `${control.dataset.ownerName} has the ticket now`, ...(isWritten && { detail: 'Your draft is saved. You can read and copy it below the conversation.' }) })
  if (before === 'invited' && after !== 'yours') toast({ title: 'The transfer is no longer offered to you', detail: 'Its agent kept the ticket, or somebody else accepted it.' })
  if (before === 'offered-you' && after !== 'yours') toast({ title: 'The offer has expired', detail: 'The ticket went to somebody else, or back to the queue.' })
  document.dispatchEvent(new CustomEvent('baton:stance', { detail: { before, after } }))
})
