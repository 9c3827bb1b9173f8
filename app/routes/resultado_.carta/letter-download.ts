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
    const sha256 = hexOf(await crypto.subtle.digest('SHA-256', bytes))
    if (sha256 !== response.headers.get('X-Efiser-Sha256')) return { kind: 'broken' }
    save(bytes, fileNameOf(response.headers.get('Content-Disposition')))
    await fetch(ADDRESS, {
      method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ sha256 }),
    })
    return { kind: 'saved' }
  } catch {
    return { kind: 'broken' }
  }
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
