// Saved replies in the notes of dialogs: to the bot, or to a colleague.
import { $, on, onPage } from './dom.js'
import { getJson } from './http.js'
import { endpoint } from './outgoing.js'

let asked = null
onPage(() => { asked = null })

async function fill(select) {
  if (!select || select.options.length > 1) return
  asked ??= getJson(endpoint('replies')).then(answer => answer.replies)
  let replies = []
  try { replies = await asked } catch { asked = null }
  select.append(...replies.map(({ name, text }) => new Option(name, text)))
  select.hidden = !replies.length
}

on('focusin', 'dialog:has([data-inserts])', (_, dialog) => fill($('[data-inserts]', dialog)))
on('change', '[data-inserts]', (_, select) => {
  const box = $('[name="note"]', select.form)
  box.setRangeText(select.value, box.selectionStart, box.selectionEnd, 'end')
  box.dispatchEvent(new Event('input', { bubbles: true }))
  select.value = ''
  box.focus()
})
