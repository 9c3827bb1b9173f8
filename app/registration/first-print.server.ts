/**
 * Whether somebody printed inside the window (§2.1 C), and what follows from it: a parameter of the convocatoria says
 * whether a first print after the close is made by the person, or given at the desk of the sede. It denies nobody.
 */
import type { DbOrTrx } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { readParameters, type LateFirstPrint } from '#db/queries/parameters.ts'
import { findFirstPrint } from '#db/queries/registration-versions.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'

export interface FirstPrint {
  at: Instant | null
  late: LateFirstPrint
}

export async function readFirstPrint(db: DbOrTrx, convocatoriaId: string, personId: string): Promise<FirstPrint> {
  const at = await findFirstPrint(db, { convocatoriaId, personId })
  return { at, late: (await readParameters(db))?.lateFirstPrint ?? 'allowed' }
}

/** After the close, for who never printed, where the parameter says so. */
export async function isForTheDesk(db: DbOrTrx, personId: string): Promise<boolean> {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined || await readNow(db) < convocatoria.registration_until) return false
  const { at, late } = await readFirstPrint(db, convocatoria.id, personId)
  return late === 'desk' && at === null
}
