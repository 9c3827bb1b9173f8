/**
 * Fetches the letter, checks that it arrived whole, saves it, and only then tells
 * the server. A broken download changes nothing: the same session may repeat it.
 */
export type DownloadOutcome = { kind: 'saved' } | { kind: 'refused', text: string } | { kind: 'broken' }

const ADDRESS = '/resultado/carta.pdf'

export async function downloadLetter(): Promise<DownloadOutcome> {
  try {
    const response = await fetch(ADDRESS, { method: 'POST' })
    if (!response.ok) return { kind: 'refused', text: await response.text() }
    const bytes = await response.arrayBuffer()
    const sha256 = await digestOf(bytes)
    if (sha256 !== null && sha256 !== response.headers.get('X-Efiser-Sha256')) return { kind: 'broken' }
    save(bytes, fileNameOf(response.headers.get('Content-Disposition')))
    if (sha256 !== null) await confirm(sha256)
    return { kind: 'saved' }
  } catch {
    return { kind: 'broken' }
  }
}

/** Hex SHA-256; null on plain HTTP, where browsers have no WebCrypto: the letter then stays fetchable for its 15 minutes. */
async function digestOf(bytes: ArrayBuffer): Promise<string | null> {
  if (!isSecureContext) return null
  return hexOf(await crypto.subtle.digest('SHA-256', bytes))
}

/** The file is saved by now: a confirmation that does not arrive must not look like a broken download. */
async function confirm(sha256: string): Promise<void> {
  await fetch(ADDRESS, {
    method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ sha256 }),
  }).catch(() => undefined)
}

function save(bytes: ArrayBuffer, name: string): void {
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
