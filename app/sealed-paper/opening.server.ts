/**
 * The one place from which a content key leaves the server. Who asks for it has
 * checked that T0 has come (by the database's clock) and that the attempt was started.
 */
import type { Opening } from './format.ts'
import type { SealedPapers } from './sealed-papers.server.ts'

/** Throws KeyFailure. */
export async function readOpening(
  papers: SealedPapers, { formId, seed }: { formId: string, seed: string },
): Promise<Opening> {
  const { contentSha256 } = await papers.find(formId)
  const key = await papers.readKey(formId)
  return { formId, contentSha256, key: key.toString('base64'), seed }
}
