/**
 * Marks every attempt of an exam by the key of the form it sat, on the answers that
 * count: the final ones with what was admitted from quarantine. Present, absent,
 * denied and cancelled stay apart. Marking again writes the same marks over the
 * old ones; once a selection is frozen, marks do not change. Each form is checked with it: a freeze asks whether it
 * worked (exam-engine/marking/plausibility.ts).
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readNow } from '#db/queries/clock.ts'
import { findExam } from '#db/queries/convocatoria-exams.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { MarkingRefusal } from '#exam-engine/marking/mark.ts'
import type { Actor } from '#app/http/actor.ts'
import { loadMarking, storeMarks } from '#app/marking/load-marking.server.ts'
import { makeMarks } from '#app/marking/make-marks.server.ts'
import type { CoreServices } from '#app/services.server.ts'

export type MarkExamRefusal = 'EXAM_UNKNOWN' | 'TURNO_NOT_OVER' | 'MARKS_FROZEN' | MarkingRefusal

/** How many attempts were marked. TURNO_NOT_OVER carries `until`. Convocatoria §3.1, §4.2 B */
export async function markExam(
  { database: { db } }: CoreServices, actor: Actor, examId: string,
): Promise<Result<number, MarkExamRefusal>> {
  return db.transaction().execute(async (trx) => {
    const exam = await findExam(trx, examId)
    if (exam === undefined) return refuse('EXAM_UNKNOWN')
    await lockSelection(trx, exam.convocatoria_id)
    const frozenAt = await findFirstFreeze(trx, exam.convocatoria_id)
    if (frozenAt !== null) return refuse('MARKS_FROZEN', { at: toIso(frozenAt) })
    const now = await readNow(trx)
    const made = makeMarks(await loadMarking(trx, examId), now)
    if (!made.ok) return made
    const { marks, checks, keys } = made.value
    await storeMarks(trx, made.value, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'exam.mark', subjectType: 'exam', subjectId: examId,
      payload: {
        attempts: marks.length, present: marks.filter(({ status }) => status === 'present').length, keys,
        findings: checks.reduce((sum, { findings }) => sum + findings.length, 0),
      },
    })
    return accept(marks.length)
  })
}
