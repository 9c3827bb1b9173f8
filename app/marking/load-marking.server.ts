/** Loads what the marks of one exam are made from (make-marks.server.ts), and stores what was made. */
import { readFormAnnulment } from '#db/queries/annulments.ts'
import { saveFormChecks } from '#db/queries/form-checks.ts'
import { listAttemptsToMark, readFormWithKey, saveMarks } from '#db/queries/marks.ts'
import type { DbOrTrx, Trx } from '#db/client.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { MadeMarks, MarkingInput, SatForm } from './make-marks.server.ts'

export async function loadMarking(db: DbOrTrx, examId: string): Promise<MarkingInput> {
  const attempts = await listAttemptsToMark(db, examId)
  const forms = new Map<string, SatForm>()
  for (const formId of new Set(attempts.flatMap(({ form_id: id }) => id === null ? [] : [id]))) {
    const { content, key, key_sha256: keySha256 } = await readFormWithKey(db, formId)
    forms.set(formId, { content, key, keySha256, annulled: await readFormAnnulment(db, formId) })
  }
  return { attempts, forms }
}

/** Over earlier ones; `now` is later than a decision in the same transaction. */
export async function storeMarks(trx: Trx, { marks, checks }: MadeMarks, now: Instant): Promise<void> {
  await saveMarks(trx, marks, now)
  await saveFormChecks(trx, checks)
}
