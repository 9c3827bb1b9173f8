/**
 * The letter behind a token of 128 bits, or null; nothing else finds one. Whether its seat is still held, and whether
 * both signatures hold, checked with the public key in whose name they were made. Says nothing of the person.
 */
import type { AppLoadContext } from '@remix-run/node'
import { letterStatement } from '#app/documents/letter-signature.ts'
import { isSignedBy } from '#app/keys/signature.ts'
import type { SigningKeys } from '#app/keys/signing-keys.server.ts'
import { findLetterByToken } from '#db/queries/awards.ts'

type LetterRow = NonNullable<Awaited<ReturnType<typeof findLetterByToken>>>

/** `unsigned`: issued before letters were signed. */
export type SignatureState = 'holds' | 'broken' | 'unsigned'

export async function findLetter({ services: { database: { db }, signing } }: AppLoadContext, token: string) {
  if (!/^[0-9a-f]{32}$/.test(token)) return null
  const row = await findLetterByToken(db, token)
  if (row === undefined) return null
  return {
    folio: row.folio, cer: row.cer, sede: row.sede_name, subsede: row.subsede, issuedAt: row.issued_at, sha256: row.sha256,
    contentSha256: row.content_sha256, keyId: row.key_id, signature: await checkSignatures(signing, row),
    standing: row.state === 'revoked' || row.state === 'resigned' ? row.state : 'valid' as const,
    endedAt: row.revoked_at ?? row.resigned_at,
  }
}

async function checkSignatures(signing: SigningKeys, row: LetterRow): Promise<SignatureState> {
  const { content_sha256: content, key_id: keyId, signature, file_signature: fileSignature } = row
  if (content === null || keyId === null || signature === null || fileSignature === null) return 'unsigned'
  const key = await signing.publicKey('letter', keyId)
  if (key === null) return 'broken'
  const { folio, issued_at: issuedAt } = row
  const holds = isSignedBy('letter', letterStatement('content', { folio, issuedAt, sha256: content }), signature, key)
    && isSignedBy('letter', letterStatement('file', { folio, issuedAt, sha256: row.sha256 }), fileSignature, key)
  return holds ? 'holds' : 'broken'
}

export type VerifiedLetter = NonNullable<Awaited<ReturnType<typeof findLetter>>>
