/**
 * The marks of a frozen run under another annulment of one form: made again from the paper, key and answers that the
 * freeze bound by their hashes, by the marking itself. Pure. Before it says what they would be it makes them as they
 * stand, and refuses where form, key, answers, annulments or marks are not those of the freeze any more.
 */
import type { FrozenForm, KeyDocument } from '#exam-engine/items/form.ts'
import { formSha256, keySha256 } from '#exam-engine/items/form.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { annulmentsDigest, type FormAnnulment } from '#exam-engine/marking/annulment.ts'
import { NOTHING_ANNULLED, type Annulment, type Mark } from '#exam-engine/marking/mark.ts'
import { makeMarks, type MarkingInput } from '#app/marking/make-marks.server.ts'
import type { FormFact } from '#scoring/audit-package/inputs-ledger.ts'
import type { SelectionPackage } from '#scoring/package/schema.ts'

/** One form: what stands annulled in it, and what would. */
export interface AnnulmentChange { readonly formId: string, readonly before: Annulment, readonly after: Annulment }

export type AnnulFrozenRefusal =
  'WHAT_IF_FORM_UNKNOWN' | 'WHAT_IF_INPUTS_CHANGED' | 'WHAT_IF_ITEM_UNKNOWN' | 'WHAT_IF_NOTHING_COUNTED'

export interface FrozenMarking {
  frozen: SelectionPackage
  frozenAt: Instant
  /** The forms of the ledger of the freeze. */
  forms: readonly FormFact[]
  /** What the freeze wrote of the annulments; null where it wrote nothing. */
  annulmentsSha256: string | null
  /** What stands annulled now, in all forms of the convocatoria. */
  annulments: readonly FormAnnulment[]
  /** The exam of the form. */
  marking: MarkingInput
  /** Its candidates in the run, with the hash of the answers that were marked. */
  attempts: readonly { readonly attemptId: string, readonly selectionId: string, readonly answersDigest: string | null }[]
}

interface AnnulledMarks { change: AnnulmentChange, marks: ReadonlyMap<string, Mark> }

/**
 * What the whole form would have annulled is `wanted`: items that stand annulled and are not in it are lifted. Null when
 * that is what stands. One form has one policy, so it is that of all its items. Convocatoria §3.1 B
 */
export function annulFrozen(
  input: FrozenMarking, { formId, ...wanted }: Annulment & { readonly formId: string },
): Result<AnnulledMarks | null, AnnulFrozenRefusal> {
  const fact = input.forms.find((form) => form.formId === formId)
  const form = input.marking.forms.get(formId)
  if (fact === undefined || form === undefined) return refuse('WHAT_IF_FORM_UNKNOWN')
  const paper = JSON.parse(form.content) as FrozenForm
  const bound = formSha256(paper) === fact.contentSha256 && keySha256(JSON.parse(form.key) as KeyDocument) === fact.keySha256
    && annulmentsDigest(input.annulments) === input.annulmentsSha256
  if (!bound) return refuse('WHAT_IF_INPUTS_CHANGED')

  const before = normalise(form.annulled)
  const after = normalise(wanted)
  const items = new Set(paper.items.map(({ itemId }) => itemId))
  if (!after.itemIds.every((itemId) => items.has(itemId))) return refuse('WHAT_IF_ITEM_UNKNOWN')
  // Under either policy: a form whose every item is credited to all marks nobody either.
  if (after.itemIds.length === items.size) return refuse('WHAT_IF_NOTHING_COUNTED')
  if (before.policy === after.policy && before.itemIds.join() === after.itemIds.join()) return accept(null)

  if (!isAsFrozen(input, marksOf(input, input.marking))) return refuse('WHAT_IF_INPUTS_CHANGED')
  const forms = new Map([...input.marking.forms, [formId, { ...form, annulled: after }]])
  const sat = new Set(input.marking.attempts.flatMap(({ id, form_id: of }) => (of === formId ? [id] : [])))
  const made = marksOf(input, { ...input.marking, forms })
  const marks = new Map(input.attempts.flatMap(({ attemptId, selectionId }): [string, Mark][] => {
    const score = sat.has(attemptId) ? made.get(attemptId)?.score ?? null : null
    return score === null ? [] : [[selectionId, { correct: score.correct, counted: score.counted }]]
  }))
  return accept({ change: { formId, before, after }, marks })
}

function normalise({ itemIds, policy }: Annulment): Annulment {
  return itemIds.length === 0 ? NOTHING_ANNULLED : { itemIds: [...new Set(itemIds)].sort(), policy }
}

/** At the moment of the freeze, when every exam was over. */
function marksOf({ frozenAt }: FrozenMarking, marking: MarkingInput) {
  const made = makeMarks(marking, frozenAt)
  if (!made.ok) throw new Error(`what was frozen as marked cannot be marked: ${made.refusal}`)
  return new Map(made.value.marks.map((mark) => [mark.attemptId, mark]))
}

/** The answers that are there give the very marks of the package, each by the hash that was kept with the mark. */
function isAsFrozen({ frozen, attempts }: FrozenMarking, made: ReturnType<typeof marksOf>): boolean {
  const exams = new Map(frozen.candidates.map(({ folio, efiser }) => [folio, efiser]))
  return attempts.every(({ attemptId, selectionId, answersDigest }) => {
    const mark = made.get(attemptId)
    const exam = exams.get(selectionId)
    if (mark === undefined || exam === undefined || mark.status !== exam.status) return false
    if (answersDigest !== null && answersDigest !== mark.answersDigest) return false
    return exam.status !== 'present' || (mark.score?.correct === exam.correct && mark.score.counted === exam.counted)
  })
}
