/**
 * Fetches the letter, checks that it arrived whole, saves it, and only then tells the server. Where the connection breaks
 * it goes on from the byte where it stopped; a download that stays broken changes nothing: the same session may repeat it.
 */
export type DownloadOutcome = { kind: 'saved' } | { kind: 'refused', text: string } | { kind: 'broken' }

const ADDRESS = '/resultado/carta.pdf'
/** How often a broken download goes on before the person is told. */
const RESUMES = 3

export async function downloadLetter(): Promise<DownloadOutcome> {
  try {
    const response = await fetch(ADDRESS, { method: 'POST' })
    if (!response.ok) return { kind: 'refused', text: await response.text() }
    const bytes = await readWhole(response)
    const sha256 = await digestOf(bytes)
    if (sha256 !== null && sha256 !== response.headers.get('X-Efiser-Sha256')) return { kind: 'broken' }
    save(bytes, fileNameOf(response.headers.get('Content-Disposition')))
    if (sha256 !== null) await confirm(sha256)
    return { kind: 'saved' }
  } catch {
    return { kind: 'broken' }
  }
}

/** Throws when it stays broken. */
async function readWhole(first: Response): Promise<Uint8Array<ArrayBuffer>> {
  const size = Number(first.headers.get('Content-Length'))
  const etag = first.headers.get('ETag') ?? ''
  let got = await readAsFarAsItComes(first)
  for (let n = 0; got.length < size && n < RESUMES; n += 1) {
    const next = await fetch(ADDRESS, { headers: { 'Range': `bytes=${String(got.length)}-`, 'If-Range': etag } })
    if (next.status !== 206 && next.status !== 200) throw new Error(`status ${String(next.status)}`)
    const more = await readAsFarAsItComes(next)
    got = next.status === 206 ? join([got, more]) : more
  }
  if (got.length !== size) throw new Error('the letter did not arrive whole')
  return got
}

async function readAsFarAsItComes({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = []
  const reader = body?.getReader()
  try {
    for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) parts.push(part.value)
  } catch {
    // The line broke: what came so far counts.
  }
  return join(parts)
}

function join(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Hex SHA-256; null on plain HTTP, where browsers have no WebCrypto: the letter then stays fetchable for its 15 minutes. */
async function digestOf(bytes: Uint8Array<ArrayBuffer>): Promise<string | null> {
  if (!isSecureContext) return null
  return hexOf(await crypto.subtle.digest('SHA-256', bytes))
}

/** The file is saved by now: a confirmation that does not arrive must not look like a broken download. */
async function confirm(sha256: string): Promise<void> {
  await fetch(ADDRESS, {
    method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ sha256 }),
  }).catch(() => undefined)
}

function save(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => { URL.revokeObjectURL(address) }, 60_000)
}

function fileNameOf(disposition: string | null): string {
  return /filename="([\w.-]+)"/.exec(disposition ?? '')?.[1] ?? 'carta-de-aceptacion.pdf'
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
