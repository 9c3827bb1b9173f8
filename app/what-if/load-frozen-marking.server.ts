/** Loads what the marks of a frozen run are made from again (annul-frozen.ts); undefined for a form it never froze. */
import { listFormAnnulments } from '#db/queries/annulments.ts'
import { findLedger } from '#db/queries/selection-ledger.ts'
import { findExamOfForm, findFrozenAnnulmentsSha256, listFrozenAttempts } from '#db/queries/what-ifs.ts'
import type { DbOrTrx } from '#db/client.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { loadMarking } from '#app/marking/load-marking.server.ts'
import type { FormFact, InputsLedger } from '#scoring/audit-package/inputs-ledger.ts'
import type { SelectionPackage } from '#scoring/package/schema.ts'
import type { FrozenMarking } from './annul-frozen.ts'

/** The forms that were sat, as the freeze wrote them down; none of a run from before there were ledgers. */
export async function readFrozenForms(db: DbOrTrx, runId: string): Promise<readonly FormFact[]> {
  const ledger = await findLedger(db, runId)
  return ledger === undefined ? [] : (JSON.parse(ledger.inputs) as InputsLedger).forms
}

interface FrozenRun { id: string, convocatoriaId: string, frozenAt: Instant, frozen: SelectionPackage }

export async function loadFrozenMarking(
  db: DbOrTrx, { id: runId, convocatoriaId, frozenAt, frozen }: FrozenRun, formId: string,
): Promise<FrozenMarking | undefined> {
  const forms = await readFrozenForms(db, runId)
  const examId = forms.some((form) => form.formId === formId) ? await findExamOfForm(db, formId) : undefined
  if (examId === undefined) return undefined
  return {
    frozen, frozenAt, forms, annulmentsSha256: await findFrozenAnnulmentsSha256(db, runId),
    annulments: await listFormAnnulments(db, convocatoriaId), marking: await loadMarking(db, examId),
    attempts: await listFrozenAttempts(db, runId, examId),
  }
}
