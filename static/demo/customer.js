// The customer's side of the demo, live: asks for what is new, and sends without leaving the page.
// The page works without it; it only puts what the server renders in place.
const PAGE = '/demo/customer'
const AGAIN_AFTER_MS = 1000
const TYPING_EVERY_MS = 3000

const chat = document.querySelector('#chat')
const log = document.querySelector('#chat-log')
const write = document.querySelector('#chat-write')
const ideas = document.querySelector('#chat-ideas')
const text = document.querySelector('#chat-text')
const unsent = document.querySelector('#chat-unsent')
const parser = new DOMParser()

const clock = new Intl.DateTimeFormat([], { hour: 'numeric', minute: '2-digit' })
function localize(within) {
  for (const time of within.querySelectorAll('time')) time.textContent = clock.format(new Date(time.dateTime))
}

function toEnd() { log.scrollTop = log.scrollHeight }

// Puts what is new in place, line by line, so that a screen reader hears only that.
function take(html) {
  const fresh = parser.parseFromString(html, 'text/html')
  const next = fresh.querySelector('#chat')
  if (!next) return
  const isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
  const lines = document.querySelector('#chat-lines')
  // Started over in another tab: nothing of before belongs here.
  if (next.dataset.chat !== chat.dataset.chat) lines.replaceChildren()
  for (const line of next.querySelectorAll('.line')) {
    if (document.getElementById(line.id)) continue
    localize(line)
    lines.append(line)
  }
  chat.dataset.chat = next.dataset.chat
  chat.dataset.shows = next.dataset.shows
  chat.dataset.partner = next.dataset.partner
  const [state, nextState] = [document, fresh].map(page => page.querySelector('#chat-state'))
  if (state.textContent !== nextState.textContent) state.textContent = nextState.textContent
  const said = form => [...form.querySelectorAll('button')].map(button => button.value).join('\n')
  const nextIdeas = fresh.querySelector('#chat-ideas')
  if (said(ideas) !== said(nextIdeas)) ideas.replaceChildren(...nextIdeas.children)
  if (isAtEnd) toEnd()
}

// The server answers as soon as there is something new, or says after a while that there is nothing.
async function look() {
  let isThere = false
  try {
    const answer = await fetch(`${PAGE}?seen=${chat.dataset.shows}&wait=1`)
    isThere = answer.ok
    if (answer.status === 200) take(await answer.text())
  } catch {
    // The server is away: the next look finds it.
  }
  setTimeout(look, isThere ? 0 : AGAIN_AFTER_MS)
}

function tell(why) {
  unsent.textContent = why
  unsent.hidden = !why
}

async function send(form, words) {
  const body = new URLSearchParams({ id: form.elements.namedItem('id').value, text: words })
  try {
    const answer = await fetch(PAGE, { method: 'POST', body })
    const html = await answer.text()
    const fresh = parser.parseFromString(html, 'text/html')
    if (!answer.ok) return tell(fresh.querySelector('#chat-unsent')?.textContent || write.dataset.unsent)
    tell('')
    // The next message gets an id of its own; this one, sent again, would be the same message.
    const next = fresh.querySelector('#chat-write [name=id]').value
    for (const id of document.querySelectorAll('[name=id]')) id.value = next
    if (form === write) text.value = ''
    take(html)
    toEnd()
  } catch {
    tell(write.dataset.offline)
  }
}

let sending = false
/** When it was last told that somebody types; what is sent ends that. */
let typed = 0

async function submit(event) {
  event.preventDefault()
  const form = event.currentTarget
  const words = form === write ? text.value : event.submitter?.value
  if (sending || !words?.trim()) return
  sending = true
  typed = 0
  await send(form, words)
  sending = false
  text.focus()
}
write.addEventListener('submit', submit)
ideas.addEventListener('submit', submit)

text.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
  event.preventDefault()
  write.requestSubmit()
})

text.addEventListener('input', () => {
  if (Date.now() - typed < TYPING_EVERY_MS) return
  typed = Date.now()
  fetch(`${PAGE}/typing`, { method: 'POST' }).catch(() => {})
})

localize(log)
toEnd()
look()
