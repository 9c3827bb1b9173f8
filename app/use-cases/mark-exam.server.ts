/**
 * Marks every attempt of an exam by the key of the form it sat, on the answers that
 * count: the final ones with what was admitted from quarantine. Present, absent,
 * denied and cancelled stay apart. Marking again writes the same marks over the
 * old ones; once a selection is frozen, marks do not change.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readNow } from '#db/queries/clock.ts'
import { findExam } from '#db/queries/convocatoria-exams.ts'
import { listAttemptsToMark, readFormWithKey, saveMarks, type NewMark } from '#db/queries/marks.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import type { Trx } from '#db/client.ts'
import type { FrozenForm, KeyDocument } from '#exam-engine/items/form.ts'
import { formatDecimal, scaled } from '#exam-engine/kernel/decimal.ts'
import { accept, refuse, type Refused, type Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { markAttempt, prepareMarking, type MarkingRefusal, type MarkingScheme } from '#exam-engine/marking/mark.ts'
import { outcomeOf } from '#exam-engine/marking/outcome.ts'
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import { effectiveAnswers } from '#exam-engine/sitting/effective-answers.ts'
import { effectiveState } from '#exam-engine/sitting/attempt-times.ts'
import { efiserMark, MARK_DECIMALS } from '#scoring/pi/marks.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'

export type MarkExamRefusal = 'EXAM_UNKNOWN' | 'TURNO_NOT_OVER' | 'MARKS_FROZEN' | MarkingRefusal

interface Scheme { marking: MarkingScheme, keySha256: string }

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
    const attempts = await listAttemptsToMark(trx, examId)
    const schemes = await prepareSchemes(trx, attempts)
    if ('ok' in schemes) return schemes

    const marks: NewMark[] = []
    for (const attempt of attempts) {
      const times = { opensAt: attempt.opens_at, closesAt: attempt.closes_at, acceptsUntil: attempt.accepts_until }
      const scheme = attempt.form_id === null ? undefined : schemes.get(attempt.form_id)
      const answers = effectiveAnswers(attempt.answers, attempt.admitted)
      const outcome = outcomeOf(effectiveState({ state: attempt.state, times }, now), () => {
        if (scheme === undefined) throw new Error(`attempt ${attempt.id} was opened without a form`)
        return markAttempt(scheme.marking, answers)
      })
      if (!outcome.ok) return refuse('TURNO_NOT_OVER', { until: toIso(times.acceptsUntil) })
      const score = scoreOf(outcome.value, scheme)
      marks.push({
        attemptId: attempt.id, status: outcome.value.status, score,
        answersDigest: score === null ? null : answersDigest(answers),
      })
    }
    await saveMarks(trx, marks, now)
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'exam.mark', subjectType: 'exam', subjectId: examId,
      payload: {
        attempts: marks.length, present: marks.filter(({ status }) => status === 'present').length,
        keys: [...schemes.values()].map(({ keySha256 }) => keySha256).sort(),
      },
    })
    return accept(marks.length)
  })
}

async function prepareSchemes(
  trx: Trx, attempts: readonly { form_id: string | null }[],
): Promise<Map<string, Scheme> | Refused<MarkingRefusal>> {
  const schemes = new Map<string, Scheme>()
  for (const formId of new Set(attempts.flatMap(({ form_id: id }) => id === null ? [] : [id]))) {
    const stored = await readFormWithKey(trx, formId)
    const marking = prepareMarking(JSON.parse(stored.content) as FrozenForm, JSON.parse(stored.key) as KeyDocument)
    if (!marking.ok) return marking
    schemes.set(formId, { marking: marking.value, keySha256: stored.key_sha256 })
  }
  return schemes
}

function scoreOf(outcome: { status: string, correct?: number, counted?: number }, scheme: Scheme | undefined) {
  const { correct, counted } = outcome
  if (correct === undefined || counted === undefined || scheme === undefined) return null
  const efiser = formatDecimal(scaled(BigInt(efiserMark(correct, counted)), MARK_DECIMALS), MARK_DECIMALS)
  return { correct, counted, efiser, keySha256: scheme.keySha256 }
}
