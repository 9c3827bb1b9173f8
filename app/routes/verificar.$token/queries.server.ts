/** The letter behind a token of 128 bits, or null; nothing else finds one. */
import type { AppLoadContext } from '@remix-run/node'
import { findLetterByToken } from '#db/queries/awards.ts'

export async function findLetter({ services: { database: { db } } }: AppLoadContext, token: string) {
  if (!/^[0-9a-f]{32}$/.test(token)) return null
  const row = await findLetterByToken(db, token)
  if (row === undefined) return null
  return { folio: row.folio, cer: row.cer, sede: row.sede_name, issuedAt: row.issued_at, sha256: row.sha256 }
}
