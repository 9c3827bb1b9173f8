/** A selection of the convocatoria frozen, with nothing in it: for what must not change from then on. */
import type { DbOrTrx } from '#db/client.ts'

/** As the owner of the database, who may. */
export async function freezeEmptySelection(db: DbOrTrx, convocatoriaId: string, by: string): Promise<void> {
  await db.insertInto('selection_run').values({
    convocatoria_id: convocatoriaId, frozen_at: '2024-02-08T12:00:00Z', frozen_by: by, input: '{}',
    input_sha256: 'a'.repeat(64),
  }).execute()
}
