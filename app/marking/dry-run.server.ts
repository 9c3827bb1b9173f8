/**
 * What an annulment would do, to everybody: marks, PI-IMSS, positions and seats before and after, through the very
 * functions of the marking and of the selection. Changes nothing. Full ties fall by one invented seed, the same on both
 * sides: the real lottery is not anticipated. While marks are missing there are no positions yet, and none are shown.
 */
import { readLatestVersion } from '#db/queries/call-versions.ts'
import { listSeatPools, listSelectionCandidates, type SelectionCandidateRow } from '#db/queries/selection-input.ts'
import type { NewMark } from '#db/queries/marks.ts'
import type { DbOrTrx } from '#db/client.ts'
import type { FrozenForm } from '#exam-engine/items/form.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { joinAnnulments, type AnnulmentContentRefusal } from '#exam-engine/marking/annulment.ts'
import type { Annulment, MarkingRefusal } from '#exam-engine/marking/mark.ts'
import { readPackage } from '#scoring/package/read-package.ts'
import type { CallTerms } from '#scoring/package/rules-of-call.ts'
import type { SelectionResults } from '#scoring/package/results.ts'
import { runSelection } from '#scoring/select.ts'
import { INVENTED_SEED } from '#app/selection/invented-seed.ts'
import { describePackage } from '#app/selection/describe-package.ts'
import { compareStandings, type DryRun, type Standing } from './compare-standings.ts'
import { loadMarking } from './load-marking.server.ts'
import { makeMarks, type MarkingInput } from './make-marks.server.ts'

export type DryRunRefusal = 'FORM_NOT_SAT' | 'TURNO_NOT_OVER' | AnnulmentContentRefusal | MarkingRefusal

export interface AnnulledForm { convocatoriaId: string, examId: string, formId: string }

/** The dry run with the marks it would make. The same inputs give the same text of it, byte by byte. §3.1 B */
export async function dryRunAnnulment(
  db: DbOrTrx, { convocatoriaId, examId, formId }: AnnulledForm, proposed: Annulment, now: Instant,
): Promise<Result<{ dryRun: DryRun, marks: NewMark[] }, DryRunRefusal>> {
  const input = await loadMarking(db, examId)
  const annulled = annulIn(input, formId, proposed)
  if (!annulled.ok) return annulled
  const before = makeMarks(input, now)
  if (!before.ok) return before
  const after = makeMarks(annulled.value, now)
  if (!after.ok) return after
  const [candidates, pools] = [await listSelectionCandidates(db, convocatoriaId), await listSeatPools(db, convocatoriaId)]
  const call = await readLatestVersion(db, convocatoriaId)
  if (call === undefined) throw new Error(`an exam without a call: ${convocatoriaId}`)
  const describe = (marks: readonly NewMark[]) => {
    const rows = withMarks(candidates, marks)
    return standingsOf(rows, select(call.document, rows, pools))
  }
  const sat = new Set(input.attempts.filter(({ form_id: id }) => id === formId).map(({ id }) => id))
  const own = new Set(candidates.flatMap((row) => (sat.has(row.attempt_id ?? '') ? [row.folio] : [])))
  const dryRun = compareStandings(describe(before.value.marks), describe(after.value.marks), own)
  return accept({ dryRun, marks: after.value.marks })
}

/** What is shown, approved and kept is this text; its hash binds the approval to what was seen. */
export function dryRunText(dryRun: DryRun): { text: string, sha256: string } {
  const text = canonicalJson(dryRun)
  return { text, sha256: sha256Hex(text) }
}

/** The input of the marking as it would be with the annulment. */
function annulIn(
  input: MarkingInput, formId: string, proposed: Annulment,
): Result<MarkingInput, 'FORM_NOT_SAT' | AnnulmentContentRefusal> {
  const form = input.forms.get(formId)
  if (form === undefined) return refuse('FORM_NOT_SAT')
  const formItemIds = (JSON.parse(form.content) as FrozenForm).items.map(({ itemId }) => itemId)
  const joined = joinAnnulments({ proposed, standing: form.annulled, formItemIds })
  if (!joined.ok) return joined
  return accept({ ...input, forms: new Map([...input.forms, [formId, { ...form, annulled: joined.value }]]) })
}

function withMarks(candidates: readonly SelectionCandidateRow[], marks: readonly NewMark[]): SelectionCandidateRow[] {
  const byAttempt = new Map(marks.map((mark) => [mark.attemptId, mark]))
  return candidates.map((row) => {
    const mark = byAttempt.get(row.attempt_id ?? '')
    if (mark === undefined) return row
    return { ...row, mark_status: mark.status, correct: mark.score?.correct ?? null, counted: mark.score?.counted ?? null,
      efiser: mark.score?.efiser ?? null }
  })
}

interface Selected { results: SelectionResults | null, whole: boolean }

/** The selection of those who are marked; without positions where somebody is not, or an input is not sound. */
function select(
  call: CallTerms, rows: readonly SelectionCandidateRow[], pools: Awaited<ReturnType<typeof listSeatPools>>,
): Selected {
  const competing = rows.filter(({ enarm }) => enarm !== null)
  const marked = competing.filter((row) => row.mark_status !== null)
  const text = describePackage(
    { call, lotterySeed: INVENTED_SEED }, marked.map((row) => ({ row, selectionId: row.folio })), pools)
  const read = readPackage(Buffer.from(text))
  const selected = read.ok ? runSelection(read.value.input, read.value.sha256) : null
  return {
    results: selected?.ok === true ? selected.value : null, whole: marked.length === competing.length,
  }
}

function standingsOf(rows: readonly SelectionCandidateRow[], { results, whole }: Selected) {
  const byFolio = new Map(results?.candidates.map((candidate) => [candidate.folio, candidate]))
  const standings = new Map(rows.map((row): [string, Standing] => {
    const result = byFolio.get(row.folio)
    return [row.folio, {
      correct: row.mark_status === 'present' ? row.correct : null,
      counted: row.mark_status === 'present' ? row.counted : null,
      efiser: row.mark_status === 'present' ? row.efiser : null,
      piImss: result?.piImss ?? null,
      position: whole ? result?.position ?? null : null,
      seat: whole ? result?.assigned ?? null : null,
    }]
  }))
  return { standings, placed: whole && results !== null }
}
