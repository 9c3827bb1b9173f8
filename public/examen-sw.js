/*
 * Starts the exam without a connection. Its cache holds the files of one build and one page that carries nobody's
 * data (/examen/sin-red, fetched without cookies); everything personal is in the machine's encrypted vault. Only a
 * navigation to the exam that the server does not answer is led there; no other page, and no data, is ever served
 * from here. The build's version is in this script's address: a new build installs a new worker and drops the old cache.
 */
const EXAM = '/examen'
const SHELL = '/examen/sin-red'
const PREFIX = 'efiser-examen-'
const CACHE = PREFIX + new URL(self.location.href).searchParams.get('v')
const ANSWERED_WITHIN_MS = 8000

self.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin || request.method !== 'GET') return
  if (request.mode === 'navigate' && pathname === EXAM) event.respondWith(openExam(request))
  else if (request.mode === 'navigate' && pathname === SHELL) event.respondWith(cached(SHELL, request))
  else if (pathname.startsWith('/assets/')) event.respondWith(cached(request, request))
})

/** All or nothing: a shell without one of its files would not start. */
async function fill() {
  const shell = await fetch(SHELL, { credentials: 'omit', cache: 'no-store' })
  if (!shell.ok || shell.redirected) throw new Error('the exam shell is not there')
  const files = new Set((await shell.clone().text()).match(/\/assets\/[\w.~-]+/g))
  const cache = await caches.open(CACHE)
  await cache.addAll([...files])
  await cache.put(SHELL, shell)
}

async function dropOthers() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)))
}

async function openExam(request) {
  try {
    const answer = await Promise.race([fetch(request), rejectLater()])
    if (answer.status < 502 || answer.status > 504) return answer
    return await shellIsThere() ? Response.redirect(SHELL, 302) : answer
  } catch {
    return await shellIsThere() ? Response.redirect(SHELL, 302) : fetch(request)
  }
}

async function shellIsThere() {
  return await (await caches.open(CACHE)).match(SHELL) !== undefined
}

async function cached(key, request) {
  return await (await caches.open(CACHE)).match(key) ?? fetch(request)
}

function rejectLater() {
  return new Promise((_resolve, reject) => { setTimeout(reject, ANSWERED_WITHIN_MS) })
}
