// Files that go with the words: chosen, dropped or pasted, sent up at once, named when the words are sent.
import { t } from './messages.js'
import { locale } from './locale.js'
import { $, $$, on, onPage } from './dom.js'
import { viewer } from './viewer.js'
import { renew, signedOut, token } from './session.js'
import { saidOf } from './http.js'
import { toast } from './toast.js'
import { storedList } from './stored.js'
import { now } from './clock.js'

const KEPT_MS = 23 * 3600_000 // the server keeps what nobody refers to for a day
const MIB = 1024 * 1024
const KINDS = ['reply', 'note']
let form = null
let list = null
/** The files of the open ticket by kind, and those of tickets before it that are still on their way up. */
let files = { ticket: null, reply: [], note: [] }
const uploading = new Set()
const key = (of, kind) => `files:${viewer.me}:${of.ticket}:${kind}`
const shown = () => form.elements.kind.value
const mib = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, roundingMode: 'floor' })
const size = bytes => bytes < 1024 ? `${bytes} B` : bytes < MIB ? `${Math.floor(bytes / 1024)} KB` : `${mib.format(bytes / MIB)} MB`

/** Files that are there and go with the next words of this kind. */
export const attached = kind => files[kind].filter(file => file.id)
export const isUploading = kind => files[kind].some(file => file.request)
const changed = (kind, of = files) => { keep(of, kind); if (of === files && form && kind === shown()) render() }
export function takeAttached(kind) {
  const taken = attached(kind)
  files[kind] = files[kind].filter(file => !file.id && !file.error)
  changed(kind)
  return taken.map(({ of, ...file }) => file)
}
export function putBack(kind, taken) {
  files[kind].unshift(...taken.map(file => ({ ...file, of: files, kind })))
  changed(kind)
}

/** Also after the page was loaded again; a file that is not sent belongs to nobody but its agent. */
function keep(of, kind) {
  const kept = of[kind].filter(file => file.id).map(({ id, name, content_type, size, width, height, url, at }) => ({ id, name, content_type, size, width, height, url, at }))
  if (kept.length) localStorage.setItem(key(of, kind), JSON.stringify(kept))
  else localStorage.removeItem(key(of, kind))
}

/** A file as the thread shows it, for the copy that is there before the answer. */
export function shape(file) {
  const link = document.createElement('a')
  Object.assign(link, { href: file.url, target: '_blank', rel: 'noopener', className: file.width ? 'picture' : 'file' })
  if (file.width) {
    const picture = Object.assign(document.createElement('img'), { src: file.url, alt: file.name, width: file.width, height: file.height })
    link.append(picture)
  } else {
    link.append(word('file__name', file.name), word('file__detail', size(file.size)))
  }
  return link
}

function word(className, text) {
  return Object.assign(document.createElement('span'), { className, textContent: text, dir: 'auto' })
}

function press(className, textContent, pressed) {
  const button = Object.assign(document.createElement('button'), { type: 'button', className, textContent })
  button.addEventListener('click', () => { pressed(); form.elements.text.focus() })
  return button
}

/** Why a file was refused: seen beside its name, and told once with it to who listens. */
function refusal(file) {
  const why = word('attached__error', file.error)
  why.prepend(word('visually-hidden', `${t('not-attached', { file: file.name })}: `))
  if (!file.isTold) why.role = 'alert'
  file.isTold = true
  return why
}

function item(file) {
  const element = document.createElement('li')
  element.className = 'attached'
  if (file.width) element.append(Object.assign(document.createElement('img'), { src: file.url, alt: '', width: 24, height: 24 }))
  element.append(word('file__name', file.name))
  if (file.error) { element.classList.add('is-failed'); element.append(refusal(file)) }
  else if (file.request) {
    file.bar ??= Object.assign(document.createElement('progress'), { max: 1 })
    file.bar.setAttribute('aria-label', t('uploading', { file: file.name }))
    element.append(file.bar)
  } else element.append(word('file__detail', size(file.size)))
  const button = press('attached__remove', '×', () => { file.request?.abort(); files[file.kind].splice(files[file.kind].indexOf(file), 1); changed(file.kind) })
  button.setAttribute('aria-label', t('remove', { file: file.name }))
  element.append(button)
  return element
}

function render() {
  const kind = shown()
  const left = files[kind].filter(file => !file.error)
  const count = files[kind].length - left.length
  list.replaceChildren(...files[kind].map(item))
  list.hidden = !list.children.length
  if (count < 2) return
  const all = document.createElement('li')
  all.append(press('button button--small', t('remove-refused', { count }), () => { files[kind] = left; changed(kind) }))
  list.append(all)
}

/** Nothing of these files is on its way any more. */
function ended(of) {
  if (!KINDS.some(kind => of[kind].some(file => file.request))) uploading.delete(of)
}

function failed(file, why) {
  file.request = null
  file.error = why
  ended(file.of)
  changed(file.kind, file.of)
  // Where its place in the box is out of sight, it is said elsewhere.
  if (file.of !== files || file.kind !== shown() || !isWritable()) toast({ tone: 'error', title: t('not-attached', { file: file.name }), detail: why })
}

function answered(file, request) {
  let body = {}
  try { body = JSON.parse(request.responseText) } catch { /* no JSON: told by its status */ }
  file.request = null
  if (request.status === 401) { signedOut(); failed(file, t('attach-signed-out')); return }
  if (body.code === 'bad_csrf') { renew().then(isOurs => { if (isOurs) start(file); else failed(file, t('attach-other')) }); return }
  if (request.status >= 300 || !body.id) { failed(file, saidOf(body) || body.title || t('attach-status', { status: request.status })); return }
  Object.assign(file, body, { at: now(), given: null })
  ended(file.of)
  changed(file.kind, file.of)
}

function upload(given, kind) {
  const file = { of: files, kind, name: given.name || 'picture', size: given.size }
  files[kind].push(file)
  const limit = Number($('[data-attach]').dataset.limit)
  if (limit && given.size > limit) { failed(file, t('attach-size', { size: size(given.size), limit: size(limit) })); return }
  file.given = given
  start(file)
}

function start(file) {
  const request = file.request = new XMLHttpRequest()
  uploading.add(file.of)
  const body = new FormData()
  body.append('csrf', token())
  body.append('file', file.given, file.name)
  request.upload.addEventListener('progress', event => { if (file.bar && event.lengthComputable) file.bar.value = event.loaded / event.total })
  request.addEventListener('load', () => answered(file, request))
  request.addEventListener('error', () => failed(file, t('attach-lost')))
  request.open('POST', '/files')
  request.setRequestHeader('X-Requested-With', 'baton')
  request.setRequestHeader('Accept', 'application/json')
  request.send(body)
  changed(file.kind, file.of)
}

const isWritable = () => Boolean(form?.elements.text.offsetParent)
const add = given => { for (const file of given) upload(file, shown()) }
const holdsFiles = event => [...event.dataTransfer?.types ?? []].includes('Files')

/** What this browser kept of a ticket's files. */
function keptOf(ticket) {
  const of = { ticket }
  for (const kind of KINDS) {
    const kept = storedList(key(of, kind))
    of[kind] = kept.filter(file => now() - file.at < KEPT_MS).map(file => ({ ...file, of, kind }))
  }
  return of
}

onPage(() => {
  form = $('.composer__form')
  list = $('[data-attached]')
  if (!form) { files = { ticket: null, reply: [], note: [] }; return }
  files = [...uploading].find(({ ticket }) => ticket === viewer.ticket) ?? keptOf(viewer.ticket)
  // What came back with a refused form is a list of its own; here it is one of ours.
  for (const box of $$('[name="file_id"]', list)) files[shown()].push({ of: files, kind: shown(), id: box.value, name: box.dataset.name, size: Number(box.dataset.size), url: `/files/${box.value}`, at: now() })
  render()
})

document.addEventListener('baton:kind', render)
on('change', '[data-attach]', (_, chooser) => { add(chooser.files); chooser.value = ''; form.elements.text.focus() })
on('paste', '.composer__text', event => {
  const pasted = [...event.clipboardData?.files ?? []]
  if (!pasted.length || event.clipboardData.getData('text/plain')) return
  event.preventDefault()
  add(pasted)
})
// A file that is dropped beside the box must not open instead of the page.
for (const type of ['dragover', 'drop']) {
  document.addEventListener(type, event => {
    if (!form || !holdsFiles(event)) return
    event.preventDefault()
    form.classList.toggle('is-dropping', type === 'dragover' && isWritable())
    if (type === 'drop' && isWritable()) add(event.dataTransfer.files)
  })
}
document.addEventListener('dragleave', event => { if (!event.relatedTarget) form?.classList.remove('is-dropping') })
