// To whom a ticket can go depends on who has it: the lists of the dialogs are asked for again when that changes.
import { $ } from './dom.js'
import { getHtml } from './http.js'
import { viewer } from './viewer.js'

const LISTS = ['#transfer select[name="to"]', '#return select[name="to"]']
const MAY_GIVE = ['yours', 'snoozed', 'waiting']

document.addEventListener('baton:stance', async ({ detail: { after } }) => {
  if (!MAY_GIVE.includes(after)) return
  const html = await getHtml(`/tickets/${viewer.ticket}`).catch(() => '')
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const selector of LISTS) {
    const old = $(selector)
    const fresh = $(selector, page)
    if (!old || !fresh) continue
    const chosen = old.value
    old.replaceChildren(...fresh.children)
    if ([...old.options].some(({ value }) => value === chosen)) old.value = chosen
  }
})
