/**
 * Judges the code of a printed solicitud by its signature, with every key that ever signed one, and by the version of
 * the same convocatoria that it names. Needs the database and no other net. Null for what is no such code. §3.1 C
 */
import type { DbOrTrx } from '#db/client.ts'
import { findVersionOfFolio } from '#db/queries/registration-versions.ts'
import { readSolicitudCode, solicitudText } from '#app/documents/solicitud-qr.ts'
import { isSignedBy } from '#app/keys/signature.ts'
import type { SigningKeys } from '#app/keys/signing-keys.server.ts'
import type { PrintedVerdict } from './printed-verdict.ts'

export async function judgePrintedCode(
  { db, signing }: { db: DbOrTrx, signing: Pick<SigningKeys, 'publicKeys'> }, turnoId: string, text: string,
): Promise<PrintedVerdict | null> {
  const code = readSolicitudCode(text)
  if (code === null) return null
  const { folio, version, hash, signature } = code
  if (version === null || hash === null || signature === null) return { kind: 'unsigned' }
  const signed = solicitudText(folio, version, hash)
  const keys = await signing.publicKeys('solicitud')
  if (!keys.some((key) => isSignedBy('solicitud', signed, signature, key))) return { kind: 'notIssued' }
  // Folios begin anew with each call: the paper of another one names somebody else here.
  const found = await findVersionOfFolio(db, turnoId, folio, version)
  if (found === undefined || !found.sha256.startsWith(hash)) return { kind: 'otherCall' }
  return { kind: 'issued', version, validVersion: found.validNumber ?? version }
}
