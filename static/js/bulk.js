// Many tickets at once: boxes in the rows, a bar below the list, and one command that is sent in steps.
import { t } from './messages.js'
import { $, $$, on, onArrive, onPage } from './dom.js'
import { fieldsOf, getJson, request, Unreachable } from './http.js'
import { newId } from './ids.js'
import { countNow } from './counts.js'
import { toast, toastError } from './toast.js'

/** Tickets of one request: each is a transaction of its own. */
const STEP = 50
const TRIES = 3
const AGAIN_MS = 1_500
const NAMED_MOST = 10
const bar = () => $('#bulk')
const numberOf = box => box.closest('.row').dataset.number
/** The picked tickets, each with what stood in its row when it was picked: newer words stand in the way of a command. */
const picked = new Map()
let last = null
let shown = ''

function show() {
  const form = bar()
  if (!form) return
  form.classList.toggle('is-open', picked.size > 0)
  $('#queue-list')?.classList.toggle('is-picking', picked.size > 0)
  $('[data-bulk-count]', form).textContent = t('bulk-selected', { n: picked.size })
  $('[data-bulk-accept]', form).hidden = !rows('[data-status="waiting"], [data-status="offered"]').length
  $('#bulk-owed').hidden = true
}

/** The rows of picked tickets that are such, as far as they are seen. */
const rows = selector => $$(`.row:is(${selector})`).filter(({ dataset }) => picked.has(dataset.number))

function pick(box, isPicked) {
  box.checked = isPicked
  if (isPicked) picked.set(numberOf(box), box.value)
  else picked.delete(numberOf(box))
}

function clear() {
  for (const box of $$('.row__pick:checked')) box.checked = false
  picked.clear()
  last = null
  show()
}

/** All from the row that was picked last to this one, as far as they are seen. */
function pickRange(box) {
  const boxes = $$('.row:not([hidden]) > .row__pick')
  const [from, to] = [boxes.findIndex(one => numberOf(one) === last), boxes.indexOf(box)]
  if (from < 0 || to < 0) return
  for (const one of boxes.slice(Math.min(from, to), Math.max(from, to) + 1)) pick(one, box.checked)
}

on('click', '.row__pick', (event, box) => {
  pick(box, box.checked)
  if (event.shiftKey && last) pickRange(box)
  last = numberOf(box)
  show()
})
on('click', '[data-bulk-clear]', event => { event.preventDefault(); clear() })
on('click', '[data-bulk-all]', event => {
  event.preventDefault()
  for (const box of $$('.row:not([hidden]) > .row__pick')) pick(box, true)
  for (const menu of $$('.view-menu[open]')) menu.open = false
  show()
})
onArrive('.row__pick', box => {
  if (picked.has(numberOf(box))) box.checked = true
})

const pause = wait_ms => new Promise(done => { setTimeout(done, wait_ms) })
/** One step; sent again under the same id, it is done once. */
async function step(fields, tries = TRIES) {
  try {
    return (await request('POST', '/queue/bulk', fields)).results
  } catch (error) {
    if (!(error instanceof Unreachable || error.status === 503) || tries <= 1) throw error
    await pause(AGAIN_MS)
    return step(fields, tries - 1)
  }
}

/** Does it to all of them, and says after each step how far it is. */
async function run(fields, values, progress) {
  const id = newId()
  const results = []
  for (let at = 0; at < values.length; at += STEP) {
    progress(at, values.length)
    const some = values.slice(at, at + STEP).map(value => ['pick.ticket', value])
    try {
      results.push(...await step([...fields, ...some, ['client_id', id]]))
    } catch (error) {
      // What was done is said; what was not sent stays picked.
      if (!results.length) throw error
      toastError(error)
      break
    }
  }
  return results
}

/** Why some were left alone: each reason with the tickets it is about. */
function reasons(results) {
  const byReason = new Map()
  for (const { number, done, said } of results) if (!done) byReason.set(said, [...byReason.get(said) ?? [], `#${number}`])
  return [...byReason].map(([said, numbers]) => t('bulk-left', { n: numbers.length, said: said.replace(/\.$/, ''), tickets: numbers.slice(0, NAMED_MOST).join(', ') + (numbers.length > NAMED_MOST ? ' …' : '') })).join(' ')
}

function told(act, results, to = '') {
  const done = results.filter(result => result.done)
  const back = done.filter(({ undo }) => undo).map(({ number, undo }) => `${number}:${undo}`)
  const undo = act !== 'undo' && back.length > 0 && { href: '#', link: t('undo'), undoes: 'bulk:closed', open: event => { event.preventDefault(); event.target.closest('.toast').remove(); takeBack(back) } }
  // A colleague must accept: nothing is theirs before.
  const isAsked = to && done.length > 0 && done.every(({ ticket }) => ticket.status === 'offered')
  const title = isAsked ? t('bulk-offered', { n: done.length, name: to }) : t('bulk-done', { act, n: done.length })
  toast({ tone: done.length ? 'done' : 'told', title, detail: reasons(results), ...undo })
  countNow()
}

/** The same to each of these tickets, and what became of it as a message. */
export const forEach = async (act, values) => told(act, await run([['do', act]], values, () => {}))

const takeBack = values => forEach('undo', values).catch(toastError)

/** Customers who wait for an answer would not get one: that is asked first. */
function asks(act, button) {
  const n = act === 'resolve' && !('anyway' in button.dataset) && rows('[data-status="active"]').filter(row => $('time.row__clock', row)).length
  if (!n) return false
  const box = $('#bulk-owed')
  $('p', box).textContent = t('bulk-owed', { n })
  for (const open of $$('details[open]', bar())) open.open = false
  box.hidden = false
  $('[data-anyway]', box).focus()
  return true
}
const keep = () => {
  $('#bulk-owed').hidden = true
  $('button[value="resolve"]', bar()).focus()
}
on('click', '[data-bulk-keep]', keep)

on('submit', '#bulk', async (event, form) => {
  event.preventDefault()
  const act = event.submitter?.value
  if (form.dataset.busy || !picked.size || !act || asks(act, event.submitter)) return
  form.dataset.busy = 'true'
  const fields = fieldsOf(new FormData(form, event.submitter)).filter(([name]) => name !== 'pick.ticket')
  try {
    const results = await run(fields, [...picked.values()], (at, n) => { $('[data-bulk-count]', form).textContent = t('bulk-progress', { at, n }) })
    // What was left alone stays selected, and what was typed stays where nothing was done with it.
    for (const { number, done } of results) if (done) picked.delete(String(number))
    if (results.some(({ done }) => done)) {
      form.reset()
      for (const open of $$('details[open]', form)) open.open = false
    }
    for (const box of $$('.row__pick')) box.checked = picked.has(numberOf(box))
    told(act, results, act === 'transfer' ? Object.fromEntries(fields).to : '')
  } catch (error) {
    toastError(error)
  } finally {
    delete form.dataset.busy
    show()
  }
})
// Enter presses the button beside what was typed, not the first one of the bar.
on('keydown', '#bulk input:not(.row__pick)', (event, input) => {
  if (event.key !== 'Enter' || event.isComposing) return
  event.preventDefault()
  $('button', input.closest('details'))?.click()
})
// Esc closes what is open above the bar, and then the bar itself; a box that is open over it goes first.
addEventListener('keydown', event => {
  if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing || $('dialog[open], [popover]:popover-open')) return
  const open = $('#bulk details[open], .view-menu[open]')
  if ($('#bulk-owed:not([hidden])')) keep()
  else if (open) { open.open = false; $('summary', open).focus() }
  else if (picked.size && !document.activeElement?.matches('textarea, input:not(.row__pick), select')) clear()
})
on('toggle', '#bulk details', (event, { open }) => { if (open) $('input, select', event.target)?.focus() }, { capture: true })

let receivers = null
on('focusin', '#bulk [name="to"]', async (event, input) => {
  receivers ??= getJson('/search/values').catch(() => { receivers = null; return {} })
  const { team = [], agent = [] } = await receivers
  input.list?.replaceChildren(...[...team, ...agent].filter(({ value }) => value !== 'me').map(({ value }) => new Option('', value)))
})

// Boxes that were ticked before this was here, and another list than before.
onPage(() => {
  const { view, team, status, savedView, filters, sort } = $('#queue-list')?.dataset ?? {}
  const now = [view, team, status, savedView, filters, sort].join(' ')
  if (shown && now !== shown) clear()
  shown = now
  for (const box of $$('.row__pick:checked')) picked.set(numberOf(box), picked.get(numberOf(box)) ?? box.value)
  show()
})
