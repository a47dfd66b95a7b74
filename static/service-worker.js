// Shows what is pushed while no console is open, and a page of its own where the server cannot be reached. The server
// writes two lines above this one: VERSION, which changes with every release, and KEPT, the files of that page. Nothing
// else is kept: no ticket, no name, no answer of the server.
const OFFLINE = '/offline'
const CACHE = `offline-${VERSION}`

self.addEventListener('install', event => {
  // Baton's own copies, not those of an earlier release that the browser still has.
  const files = KEPT.map(address => new Request(address, { cache: 'reload', credentials: 'omit' }))
  event.waitUntil(caches.open(CACHE).then(cache => cache.addAll(files)).then(() => self.skipWaiting()))
})

self.addEventListener('activate', event => event.waitUntil(takeOver()))

async function takeOver() {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name !== CACHE).map(name => caches.delete(name)))
  // A page begins to load while this worker wakes up.
  await self.registration.navigationPreload?.enable()
  await self.clients.claim()
}

self.addEventListener('fetch', event => {
  const { method, mode, url } = event.request
  const { origin, pathname } = new URL(url)
  if (method === 'GET' && mode === 'navigate') event.respondWith(page(event))
  else if (origin === self.location.origin && KEPT.includes(pathname)) event.respondWith(kept(event.request))
})

async function page(event) {
  try {
    return await event.preloadResponse ?? await fetch(event.request)
  } catch (error) {
    const offline = await caches.match(OFFLINE, { cacheName: CACHE })
    if (offline) return offline
    throw error
  }
}

const kept = async request => await caches.match(request, { cacheName: CACHE }) ?? fetch(request)

self.addEventListener('push', event => event.waitUntil(show(event.data)))

/** What the server sends: two lines, and the ticket that they are about. */
function read(data) {
  try {
    return data.json()
  } catch {
    return {}
  }
}

async function show(data) {
  const { title = 'Baton', body = '', tag = 'baton', path = '/notifications', lang = '' } = read(data)
  const windows = await consoles()
  // Browsers want to see something of every push. Whoever looks at a console has heard of it there.
  const silent = windows.some(({ focused, visibilityState }) => focused && visibilityState === 'visible')
  await self.registration.showNotification(title, { body, tag, lang, silent, renotify: !silent, icon: KEPT.find(address => address.endsWith('.svg')), data: { path } })
}

const consoles = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true })

self.addEventListener('notificationclick', event => {
  event.notification.close()
  event.waitUntil(open(event.notification.data?.path ?? '/queue'))
})

/** In the console that is there already: best the one that shows the ticket. */
async function open(path) {
  const windows = await consoles()
  const there = windows.find(({ url }) => new URL(url).pathname === path)
  if (there) return there.focus()
  const [last] = windows
  if (!last) return self.clients.openWindow(path)
  const focused = await last.focus().catch(() => last)
  return focused.navigate(path).catch(() => self.clients.openWindow(path))
}
