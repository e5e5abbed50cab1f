// Keeps the page's hashed files, and nothing else: no page, no picture, no answer of the API. What a build called by its
// content can never be stale, and tells nothing about anybody. The build puts a name of its own into that of the cache.
const store = 'loracraft-assets-BUILD'

self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('activate', (event) => {
  const clean = async () => {
    for (const name of await caches.keys()) if (name !== store) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(clean())
})

const isAsset = (request) => {
  const { origin, pathname, search } = new URL(request.url)
  return (
    request.method === 'GET' &&
    origin === self.location.origin &&
    search === '' &&
    /^\/assets\/[\w.-]+-[\w-]{8}\.\w+$/.test(pathname)
  )
}

/** Only the file itself: a refusal, a redirect or a page in its place is not kept. */
const isFile = (answer) =>
  answer.status === 200 &&
  answer.type === 'basic' &&
  !answer.redirected &&
  !(answer.headers.get('Content-Type') ?? 'text/html').startsWith('text/html')

async function answer(request) {
  const cache = await caches.open(store)
  const kept = await cache.match(request)
  if (kept !== undefined) return kept
  const fresh = await fetch(request)
  if (isFile(fresh)) await cache.put(request, fresh.clone()).catch(() => undefined)
  return fresh
}

self.addEventListener('fetch', (event) => {
  if (isAsset(event.request)) event.respondWith(answer(event.request))
})
