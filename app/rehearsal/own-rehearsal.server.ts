/** A rehearsal for whoever began it: the same code of the sede, or the same account. Anybody else finds none. */
import type { DbOrTrx } from '#db/client.ts'
import { findRehearsal, type StoredRehearsal } from '#db/queries/rehearsals.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import type { CheckAccess } from '#app/system-check/check-access.server.ts'

export async function findOwnRehearsal(
  db: DbOrTrx, access: CheckAccess | null, id: string | undefined,
): Promise<StoredRehearsal | null> {
  if (access === null || id === undefined || !isUuid(id)) return null
  const rehearsal = await findRehearsal(db, id)
  if (rehearsal === undefined) return null
  const isOwn = rehearsal.passId === access.passId && rehearsal.personId === access.personId
  return isOwn && access.sedes.some(({ code }) => code === rehearsal.sedeCode) ? rehearsal : null
}
