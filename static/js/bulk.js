// Many tickets at once: boxes in the rows, a bar below the list, and one command that is sent in steps.
import { t } from './messages.js'
import { $, $$, on, onArrive, onPage } from './dom.js'
import { fieldsOf, getJson, request, Unreachable } from './http.js'
import { newId } from './ids.js'
import { countNow } from './counts.js'
import { mark, tells } from './mistakes.js'
import { toast, toastError } from './toast.js'
import { viewer } from './viewer.js'

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

/** What was offered, by its toast, and to whom: the tickets that nobody has answered yet. */
const asked = new Map()
document.addEventListener('baton:answered', ({ detail: number }) => {
  for (const [card, { left, name }] of asked) {
    if (!left.delete(number)) continue
    if (left.size) $('.toast__title', card).textContent = t('bulk-offered', { n: left.size, name })
    else { card.remove(); asked.delete(card) }
  }
})

function told(act, results, to = '') {
  const done = results.filter(result => result.done)
  const left = new Set(done.map(({ number }) => `${number}`))
  const back = () => done.filter(({ number, undo }) => undo && left.has(`${number}`)).map(({ number, undo }) => `${number}:${undo}`)
  const way = act === 'accept' ? done.length > 0 && { link: t('put-back'), go: () => putBack([...left]) } : act !== 'undo' && back().length > 0 && { link: t('undo'), go: () => takeBack(back()) }
  const undo = way && { href: '#', link: way.link, undoes: 'bulk:closed', open: event => { event.preventDefault(); event.target.closest('.toast').remove(); way.go() } }
  // A colleague must accept: nothing is theirs before.
  const isAsked = to && done.length > 0 && done.every(({ ticket }) => ticket.status === 'offered')
  const title = isAsked ? t('bulk-offered', { n: done.length, name: to }) : t('bulk-done', { act, n: done.length })
  const card = toast({ tone: done.length ? 'done' : 'told', title, detail: reasons(results), ...undo })
  if (isAsked) asked.set(card, { left, name: to })
  countNow()
}

/** The same to each of these tickets, and what became of it as a message. */
export const forEach = async (act, values) => told(act, await run([['do', act]], values, () => {}))

const takeBack = values => forEach('undo', values).catch(toastError)
/** An acceptance has no undo, because the customer may know of it: the queue is the way back. */
const putBack = numbers => run([['do', 'transfer'], ['to', 'queue:own']], numbers, () => {}).then(results => told('put-back', results)).catch(toastError)

/** Customers who wait for an answer would not get one: that is asked first. So is whoever only pressed a key. */
function asks(act, button, isKey = false) {
  if (act !== 'resolve' || 'anyway' in button.dataset) return false
  const n = rows('[data-status="active"]').filter(row => $('time.row__clock', row)).length
  if (!n && !isKey) return false
  const box = $('#bulk-owed')
  $('p', box).textContent = n ? t('bulk-owed', { n }) : t('bulk-resolve', { n: picked.size })
  $('[data-anyway]', box).textContent = n ? $('[data-anyway]', box).dataset.anyway : button.textContent
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

// A letter opens for all of them what it opens on the page of one.
document.addEventListener('baton:bulk', ({ detail: key }) => {
  const act = { a: 'accept', t: 'transfer', s: 'snooze', e: 'resolve', '#': 'tag' }[key]
  const button = $(`button[value="${act}"]`, bar())
  const box = button.closest('details')
  if (box) box.open = true
  else if (!asks(act, button, true) && !button.hidden) button.click()
})

/** Half a name is completed, and why it cannot be is told beside it; false if there is nothing to send yet. */
async function completes({ elements: { to } }) {
  const typed = to.value.trim().toLocaleLowerCase()
  if (!typed || typed.includes('@')) return true
  const names = ({ value, label }) => [value, label].map(name => name.toLocaleLowerCase())
  const all = await receivers()
  const same = all.find(one => names(one).includes(typed))
  const fits = same ? [same] : all.filter(one => names(one).some(name => ` ${name}`.includes(` ${typed}`)))
  if (fits.length === 1) to.value = fits[0].value
  // The server knows those whom the agent does not see.
  if (fits.length < 2) return true
  mark(to, t('several-called', { name: to.value.trim(), names: fits.slice(0, NAMED_MOST).map(({ value, label }) => label || value).join(', ') }))
  return false
}

/** The same is wrong for all of them: that is told where it was typed. */
function tellsAll(form, act, results) {
  const [{ said, code, errors = [] }] = results
  if (results.some(result => result.done || result.said !== said)) return false
  if (act === 'transfer' && code === 'not_found') { mark(form.elements.to, t('none-called', { name: form.elements.to.value.trim() })); return true }
  return tells(form, { body: { errors: errors.map(({ pointer }) => ({ pointer, detail: said })) } })
}

/** The bar is gone, and had the focus: keys go on at the first row that is still there. */
function goOn(results) {
  const at = document.activeElement
  if (at !== document.body && at.checkVisibility()) return
  $(results.map(({ number }) => `#row-${number}:not([hidden]) > a`).join())?.focus()
}

on('submit', '#bulk', async (event, form) => {
  event.preventDefault()
  const { submitter } = event
  const act = submitter?.value
  if (form.dataset.busy || !picked.size || !act || asks(act, submitter)) return
  form.dataset.busy = 'true'
  if (act === 'transfer' && !await completes(form)) { delete form.dataset.busy; return }
  const fields = fieldsOf(new FormData(form, submitter)).filter(([name]) => name !== 'pick.ticket')
  try {
    const results = await run(fields, [...picked.values()], (at, n) => { $('[data-bulk-count]', form).textContent = t('bulk-progress', { at, n }) })
    // What was left alone stays selected, and what was typed stays where nothing was done with it.
    for (const { number, done } of results) if (done) picked.delete(String(number))
    if (results.some(({ done }) => done)) {
      form.reset()
      for (const open of $$('details[open]', form)) open.open = false
    }
    for (const box of $$('.row__pick')) box.checked = picked.has(numberOf(box))
    if (!tellsAll(form, act, results)) {
      told(act, results, act === 'transfer' ? Object.fromEntries(fields).to : '')
      goOn(results)
    }
  } catch (error) {
    if (!tells(form, error)) toastError(error)
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

let values = null
async function receivers() {
  values ??= getJson('/search/values').catch(() => { values = null; return {} })
  const { team = [], agent = [] } = await values
  return [...team, ...agent.filter(({ value }) => value !== 'me')]
}
on('focusin', '#bulk [name="to"]', async (event, input) => {
  const all = await receivers()
  // Whoever has all of them already cannot be given any.
  const isOwn = rows(`[data-owner="${viewer.me}"]:not([data-status="offered"])`).length === picked.size
  const others = all.filter(({ value }) => !isOwn || value !== viewer.name)
  input.list?.replaceChildren(...others.map(({ value }) => new Option('', value)))
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
