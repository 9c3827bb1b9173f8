/** When the next published call comes out: behind a server module, as routes read it. Null where none waits. */
import type { DbOrTrx } from '#db/client.ts'
import { findNextPublication } from '#db/queries/convocatoria-windows.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'

export function readNextCall(db: DbOrTrx): Promise<Instant | null> {
  return findNextPublication(db)
}
