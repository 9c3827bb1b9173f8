/**
 * What a page shows of Safe Exam Browser: an address and the hash that SEB made for it. By SEB's JavaScript API, where
 * it is there, for the address at which this document was loaded; otherwise what the server saw in the header.
 */
import { z } from 'zod'

export const sebProofSchema = z.strictObject({
  url: z.string().min(1).max(2000), hash: z.string().regex(/^[0-9a-fA-F]{64}$/),
})
export type SebProof = z.infer<typeof sebProofSchema>

export const SEB_HEADER = 'x-safeexambrowser-configkeyhash'
/** Our own header for requests of the page's script, which SEB may not touch. */
export const PROOF_HEADER = 'x-efiser-seb'

interface SebWindow {
  SafeExamBrowser?: { security?: { configKey?: unknown } }
}

/** In the page. `seen`: what its loader found in the header of the document's request. */
export function readSebProof(seen: SebProof | null): SebProof | null {
  const hash = (window as SebWindow).SafeExamBrowser?.security?.configKey
  if (typeof hash !== 'string' || hash === '') return seen
  // Later addresses of the same document are ours alone: SEB hashed the one it loaded.
  const [navigation] = performance.getEntriesByType('navigation')
  const [url = ''] = (navigation?.name ?? window.location.href).split('#')
  const parsed = sebProofSchema.safeParse({ url, hash })
  return parsed.success ? parsed.data : seen
}

/** As one line of text, for a handshake or a header. */
export const writeProof = ({ url, hash }: SebProof): string => `${hash} ${url}`

/** Null for anything that is none. */
export function readProof(text: unknown): SebProof | null {
  if (typeof text !== 'string') return null
  const space = text.indexOf(' ')
  const parsed = sebProofSchema.safeParse({ hash: text.slice(0, space), url: text.slice(space + 1) })
  return parsed.success ? parsed.data : null
}
