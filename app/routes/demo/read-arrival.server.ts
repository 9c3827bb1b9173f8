/** The day on which who has a seat of a call presents themself in the new sede, by the call's own rules. §5.12 */
import type { DbOrTrx } from '#db/client.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { arrivalDay } from '#exam-engine/convocatoria/windows.ts'
import type { Window } from '#exam-engine/kernel/time.ts'

export async function readArrival(db: DbOrTrx, convocatoriaId: string): Promise<Window> {
  return arrivalDay(await readConvocatoriaRules(db, convocatoriaId))
}
