/**
 * The bytes of the download: made once per size, random so that nothing on the way compresses them. A node sends so
 * many at once and asks the others to come back: the network belongs to a turno first.
 */
import { randomBytes } from 'node:crypto'
import { readLargestPaper } from '#db/queries/sealed-papers.ts'
import { forbidden, type RequestArgs } from '#app/http/guards.server.ts'
import { readCheckAccess } from '#app/system-check/check-access.server.ts'

const BYTES = { least: 256 * 1024, most: 4 * 1024 * 1024 }
const AT_ONCE = 8
/** A body that nobody reads to its end gives its place back. */
const HELD_MS = 90_000

let sending = 0
let made: Uint8Array<ArrayBuffer> = new Uint8Array()

export async function sendPackage({ request, context }: RequestArgs): Promise<Response> {
  const { database, rateLimits } = context.services
  if (await readCheckAccess(database, request.headers.get('Cookie')) === null) throw forbidden()
  const headers = { 'cache-control': 'no-store' }
  if (!await rateLimits.admitMachineCheck(context.clientAddress)) return new Response('RATE_LIMITED', { status: 429, headers })
  if (sending >= AT_ONCE) return new Response('BUSY_RETRY', { status: 503, headers })
  const bytes = packageOf(await readLargestPaper(database.db))
  return new Response(hold(bytes), { headers: {
    ...headers, 'content-type': 'application/octet-stream', 'content-length': String(bytes.byteLength),
  } })
}

function packageOf(size: number): Uint8Array<ArrayBuffer> {
  const length = Math.min(BYTES.most, Math.max(BYTES.least, size))
  if (made.byteLength !== length) made = new Uint8Array(randomBytes(length))
  return made
}

const CHUNK = 64 * 1024

/** One place of AT_ONCE, until the last byte was taken, the reader left, or the time is over. */
function hold(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  sending += 1
  let held = true
  let at = 0
  const release = () => {
    if (held) sending -= 1
    held = false
    clearTimeout(timer)
  }
  const timer = setTimeout(release, HELD_MS)
  timer.unref()
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(bytes.subarray(at, at + CHUNK))
      at += CHUNK
      if (at < bytes.byteLength) return
      release()
      controller.close()
    },
    cancel: release,
  })
}
