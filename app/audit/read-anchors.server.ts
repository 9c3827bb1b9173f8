/** The stored anchors as a file that leaves the platform, and the check of the chain against them. */
import { createPublicKey } from 'node:crypto'
import type { DbOrTrx } from '#db/client.ts'
import { listAnchors, listAnnouncements, readHashesAt, type StoredAnchor } from '#db/queries/audit-anchors.ts'
import { anchorSchema, type SignedAnchor } from '#exam-engine/audit/anchor.ts'
import { checkAnchors, type AnchorsVerdict } from './check-anchors.ts'

/** As it leaves the platform. Throws when the row holds no anchor: `audit verify` says what is the matter. */
export function toSignedAnchor(
  { body, signature, public_key: pem }: Pick<StoredAnchor, 'body' | 'signature' | 'public_key'>,
): SignedAnchor {
  if (pem === null) throw new Error('the key of an anchor is not there')
  const publicKey = createPublicKey(pem).export({ type: 'spki', format: 'der' }).toString('base64')
  return { anchor: anchorSchema.parse(JSON.parse(body)), publicKey, signature }
}

export async function listSignedAnchors(db: DbOrTrx): Promise<SignedAnchor[]> {
  return (await listAnchors(db)).map(toSignedAnchor)
}

/** Give it a repeatable-read transaction while others are writing. `file`: what was kept elsewhere, if anything. */
export async function verifyAnchors(db: DbOrTrx, file: readonly SignedAnchor[] | null): Promise<AnchorsVerdict> {
  const stored = await listAnchors(db)
  const seqs = [...stored.map(({ seq }) => seq), ...(file ?? []).map(({ anchor }) => anchor.seq)]
  return checkAnchors(stored, file, {
    hashes: await readHashesAt(db, seqs), announcements: await listAnnouncements(db),
  })
}
