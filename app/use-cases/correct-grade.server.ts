/**
 * The correction of a grade that is signed: a professor of the CEME in the sede, or the coordination, proposes it
 * with a reason; another one of them approves or rejects it, the coordination only what it was shown. Both marks stay on
 * record. Nothing after the freeze.
 * §4.2 C
 */
import { gradesCourse, mayCorrect } from '#app/grades/own-courses.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import type { Trx } from '#db/client.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { decideCorrectionRow, findCorrection, insertCorrection } from '#db/queries/grade-corrections.ts'
import { listGraded, lockGrades } from '#db/queries/grades.ts'
import { wasShown } from '#db/queries/proposal-showings.ts'
import { formatGrade, readGrade, type GradeBase, type GradeRefusal } from '#exam-engine/convocatoria/grade.ts'
import {
  decideCorrection as decide,
  gradeState,
  proposeCorrection as judge,
  type CorrectionDecision,
  type GradedCourse,
  type GradeStepRefusal,
} from '#exam-engine/convocatoria/grade-sheet.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

type CorrectionServices = Pick<CoreServices, 'database'>

export type ProposeRefusal =
  | 'NOT_YOUR_COURSE'
  | 'NO_CONVOCATORIA'
  | 'CANDIDATE_UNKNOWN'
  | 'CORRECTION_NEEDS_REASON'
  | 'CORRECTION_CHANGES_NOTHING'
  | GradeStepRefusal
  | GradeRefusal

export interface ProposedCorrection {
  folio: string
  year: number
  typed: string
  base: GradeBase
  reason: string
}

export async function proposeCorrection(
  { database: { db } }: CorrectionServices,
  actor: Actor,
  course: GradedCourse,
  { folio, year, typed, base, reason }: ProposedCorrection
): Promise<Result<string, ProposeRefusal>> {
  if (!mayCorrect(actor, course)) return refuse('NOT_YOUR_COURSE')
  const read = readGrade(typed, base)
  if (!read.ok) return read
  return db.transaction().execute(async (trx): Promise<Result<string, ProposeRefusal>> => {
    const convocatoria = await findCurrentConvocatoria(trx)
    if (convocatoria === undefined) return refuse('NO_CONVOCATORIA')
    await lockGrades(trx, convocatoria.id, course)
    const resident = (await listGraded(trx, convocatoria.id, course)).find((one) => one.folio === folio)
    const cell = resident?.cells.find((one) => one.year === year)
    if (resident === undefined || cell === undefined) return refuse('CANDIDATE_UNKNOWN')
    const frozen = await findFirstFreeze(trx, convocatoria.id) !== null
    const state = gradeState({
      frozen,
      entered: cell.draft !== null,
      signed: cell.counts !== null,
      correctionOpen: cell.correctionOpen,
    })
    const [from, to] = [cell.counts ?? '', formatGrade(read.value)]
    const decision = judge({ state, reason, from, to })
    if (!decision.ok) return decision
    const correctionId = await insertCorrection(trx, {
      candidateId: resident.candidateId,
      year,
      from,
      to,
      reason: reason.trim(),
      by: actor.personId,
    })
    await audit(trx, actor, course, { action: 'grades.proposeCorrection', correctionId, year, reason })
    return accept(correctionId)
  })
}

export type DecideRefusal =
  | 'NOT_YOUR_COURSE'
  | 'CORRECTION_UNKNOWN'
  | 'CORRECTION_NOT_SHOWN'
  | 'SECOND_PERSON_NEEDED'
  | 'NOT_YOUR_PROPOSAL'
  | 'REJECTION_NEEDS_NOTE'
  | GradeStepRefusal

interface CorrectionInput {
  correctionId: string
  event: CorrectionDecision['event']
  note: string
}

const OUTCOMES = { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' } as const

export async function decideCorrection(
  { database: { db } }: CorrectionServices,
  actor: Actor,
  { correctionId, event, note }: CorrectionInput
): Promise<Result<null, DecideRefusal>> {
  return db.transaction().execute(async (trx): Promise<Result<null, DecideRefusal>> => {
    const found = await findCorrection(trx, correctionId)
    if (found === undefined) return refuse('CORRECTION_UNKNOWN')
    const course = { sedeCode: found.sedeCode, ceme: found.ceme }
    if (!mayCorrect(actor, course)) return refuse('NOT_YOUR_COURSE')
    await lockGrades(trx, found.convocatoriaId, course)
    // Read again under the lock: somebody may have decided it meanwhile.
    const open = (await findCorrection(trx, correctionId))?.outcome === null
    const frozen = await findFirstFreeze(trx, found.convocatoriaId) !== null
    const state = gradeState({ frozen, entered: true, signed: true, correctionOpen: open })
    const decision = decide({ state, event, by: actor.personId, proposedBy: found.proposedBy, note })
    if (!decision.ok) return decision
    // A professor of the course sees both marks as such; the coordination by the reason that it says.
    const seen = event === 'withdraw' || gradesCourse(actor, course) || await wasShown(trx, { correctionId }, actor.personId)
    if (!seen) return refuse('CORRECTION_NOT_SHOWN')
    await decideCorrectionRow(trx, { correctionId, outcome: OUTCOMES[event], by: actor.personId, note: note.trim() })
    await audit(trx, actor, course, {
      action: `grades.${event}Correction`,
      correctionId,
      year: found.year,
      reason: note,
    })
    return accept(null)
  })
}

interface CorrectionAudit {
  action: string
  correctionId: string
  year: number
  reason: string
}

async function audit(
  trx: Trx,
  actor: Actor,
  { sedeCode }: GradedCourse,
  { action, correctionId, year, reason }: CorrectionAudit
): Promise<void> {
  const text = reason.trim()
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: hasRole(actor, 'admin') ? 'admin' : 'profesor' },
    action,
    subjectType: 'gradeCorrection',
    subjectId: correctionId,
    payload: { sedeCode, year, reasonSha256: text === '' ? null : sha256Hex(text) },
  })
}
