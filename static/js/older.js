// "Earlier messages": fetches the page before this one and puts its messages before those that are here.
import { $, on } from './dom.js'
import { getHtml } from './http.js'
import { prepend } from './thread.js'

// Before the link itself is followed.
on('click', '[data-older]', async (event, link) => {
  event.preventDefault()
  if (link.ariaBusy === 'true') return
  link.ariaBusy = 'true'
  const html = await getHtml(link.getAttribute('href')).catch(() => '')
  const page = new DOMParser().parseFromString(html, 'text/html')
  const older = $('.messages', page)
  if (!older) { location.assign(link.href); return }
  prepend([...older.children])
  const next = $('[data-older]', page)
  if (next) link.replaceWith(next)
  else link.remove()
}, true)
