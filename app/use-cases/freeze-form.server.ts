/**
 * Draws the next form of an exam from its bank and freezes it: paper, key and the
 * table of saves in one transaction with its audit row. Before T0 only: candidates
 * are given the newest form when the exam opens. §3.1
 */
import { randomBytes, randomUUID } from 'node:crypto'
import type { Database, Trx } from '#db/client.ts'
import { appendAudit, type AuditEntry } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { lockExam } from '#db/queries/convocatoria-exams.ts'
import { insertForm } from '#db/queries/forms.ts'
import { readExamBank, readItemKeys } from '#db/queries/items.ts'
import { prerequisiteName } from '#exam-engine/convocatoria/rules.ts'
import { assembleForm } from '#exam-engine/items/assemble-form.ts'
import { countByArea, type Blueprint } from '#exam-engine/items/blueprint.ts'
import { freezeForm } from '#exam-engine/items/form.ts'
import { ITEM_AREAS, type Item, type ItemArea } from '#exam-engine/items/item.ts'
import { itemFingerprint } from '#exam-engine/items/item-fingerprint.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'

export type FreezeFormRefusal = 'EXAM_UNKNOWN' | 'FORM_TOO_LATE' | 'NOT_ENOUGH_ITEMS'

interface FreezeFormInput {
  examId: string
  /** Items to draw from before the rest of the bank: an area that has enough of them takes no other. */
  preferred?: ReadonlySet<string>
}

export interface NewestForm {
  formId: string
  version: number
  contentSha256: string
  itemCount: number
  researchCount: number
}

/**
 * The new form, which from now on is the one to be sat.
 * FORM_TOO_LATE tells when the turno starts; NOT_ENOUGH_ITEMS, what is needed and what there is.
 */
export async function freezeFormOfExam(
  { database }: { database: Database }, actor: AuditEntry['actor'], input: FreezeFormInput,
): Promise<Result<NewestForm, FreezeFormRefusal>> {
  return database.db.transaction().execute(async (trx) => {
    const exam = await lockExam(trx, input.examId)
    if (exam === undefined) return refuse('EXAM_UNKNOWN')
    const now = await readNow(trx)
    if (now >= exam.starts_at) return refuse('FORM_TOO_LATE', { startsAt: toIso(exam.starts_at) })
    const blueprint = blueprintOf(exam.item_count, exam.research_count)
    const bank = await readExamBank(trx, exam.id)
    const seed = randomBytes(32).toString('hex')
    const drawn = assembleForm(preferItems(bank, input.preferred, blueprint), blueprint, seed)
    if (!drawn.ok) return drawn
    const { form, key } = await freezeDrawn(trx, prerequisiteName(exam), drawn.value)
    const version = await insertForm(trx, {
      examId: exam.id, seed, form, key, frozenAt: now, frozenBy: actor?.personId ?? null,
    })
    const newest: NewestForm = {
      formId: form.formId, version, contentSha256: key.contentSha256,
      itemCount: exam.item_count, researchCount: exam.research_count,
    }
    await appendAudit(trx, {
      actor, action: 'form.freeze', subjectType: 'form', subjectId: form.formId,
      payload: { examId: exam.id, version, contentSha256: key.contentSha256, itemCount: exam.item_count },
    })
    return accept(newest)
  })
}

/** The blueprint whose whole numbers are those of the exam. Throws where hundredths cannot express them. */
function blueprintOf(itemCount: number, researchCount: number): Blueprint {
  const blueprint = { itemCount, researchShare: Math.round(100 * researchCount / itemCount) / 100 }
  if (countByArea(blueprint).research !== researchCount) {
    throw new Error(`${String(researchCount)} of ${String(itemCount)} items is no share in hundredths`)
  }
  return blueprint
}

function preferItems(bank: readonly Item[], preferred: FreezeFormInput['preferred'], blueprint: Blueprint): Item[] {
  if (preferred === undefined) return [...bank]
  const needed = countByArea(blueprint)
  const chooseFor = (area: ItemArea) => {
    const all = bank.filter((item) => item.area === area)
    const dear = all.filter((item) => preferred.has(item.id))
    return new Set(dear.map(itemFingerprint)).size >= needed[area] ? dear : all
  }
  return ITEM_AREAS.flatMap(chooseFor)
}

async function freezeDrawn(trx: Trx, examKey: string, items: readonly Item[]) {
  const keys = await readItemKeys(trx, items.map(({ id }) => id))
  const frozen = freezeForm({ formId: randomUUID(), examKey, items, keys })
  // assembleForm leaves no duplicates, and every item of the bank came with its key.
  if (!frozen.ok) throw new Error(`the drawn form cannot be frozen: ${frozen.refusal}`)
  return frozen.value
}
