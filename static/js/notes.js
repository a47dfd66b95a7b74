// Own notes are changed, deleted and restored in a dialog; what they said before stands below.
import { t } from './messages.js'
import { $, on, parse } from './dom.js'
import { getHtml, post } from './http.js'
import { live } from './live.js'
import { toast, toastError } from './toast.js'

let dialog = null
/** What was typed into a dialog that was closed, by the address of its note. */
const begun = new Map()

/** Where the note is: its forms send to addresses below it. */
const addressOf = form => form.getAttribute('action').replace(/\/(delete|restore)$/, '')

/** Esc and Cancel lose nothing: the words are there when the note is opened again. */
function keep() {
  const box = $('textarea', dialog)
  if (!box) return
  if (box.value === box.defaultValue) begun.delete(addressOf(box.form))
  else begun.set(addressOf(box.form), box.value)
}

async function show(address) {
  const sheet = parse(await getHtml(address))
  if (!dialog?.isConnected) {
    dialog = Object.assign(document.createElement('dialog'), { className: 'dialog' })
    dialog.setAttribute('aria-labelledby', 'note-sheet-title')
    dialog.addEventListener('close', keep)
    document.body.append(dialog)
  }
  dialog.replaceChildren(sheet)
  if (!dialog.open) dialog.showModal()
  const box = $('textarea', dialog)
  if (box && begun.has(addressOf(box.form))) box.value = begun.get(addressOf(box.form))
  box?.focus()
  box?.setSelectionRange(box.value.length, box.value.length)
}

function restorable(address) {
  const open = event => {
    event.preventDefault()
    event.target.closest('.toast').remove()
    send(address, 'restore', {})
  }
  return { href: '#', link: t('undo'), undoes: `note:${address}`, open }
}

async function send(address, what, fields) {
  try {
    const { out_of_reach: unseen = [] } = await post(what === 'edit' ? address : `${address}/${what}`, fields)
    dialog?.close()
    begun.delete(address)
    if (unseen.length) toast({ tone: 'told', title: t('out-of-reach', { names: unseen.join(', ') }), detail: t('out-of-reach-then') })
    else if (what === 'edit') toast({ title: t('note-saved') })
    if (what === 'delete') toast({ title: t('note-deleted'), ...restorable(address) })
    if (what === 'restore') toast({ title: t('note-restored') })
    await live.catchUp().catch(() => {})
    // The link that opened the dialog was drawn anew.
    if (document.activeElement === document.body) $(`[data-note-open][href="${address}"]`)?.focus()
  } catch (problem) {
    toastError(problem)
  }
}

// Before the page goes there.
on('click', '[data-note-open]', (event, anchor) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  show(anchor.getAttribute('href')).catch(toastError)
}, true)
on('submit', 'dialog [data-note-form]', (event, form) => {
  event.preventDefault()
  const what = event.submitter?.dataset.noteAct ?? form.dataset.noteForm
  send(addressOf(form), what, Object.fromEntries([...new FormData(form)].filter(([name]) => name !== 'csrf')))
})
on('click', '[data-note-close]', (_, button) => { const open = button.closest('dialog'); if (open) open.close(); else history.back() })
on('keydown', ':is([data-note-form], .customer__form) textarea', (event, box) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.isComposing) { event.preventDefault(); box.form.requestSubmit($('.button--primary', box.form)) }
})
