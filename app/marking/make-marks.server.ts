/**
 * The marks of one exam from what was answered, the keys of its forms and what is annulled in them. Pure: the marking,
 * a dry run and the approval of an annulment all pass here, so that a dry run shows the very marks that an approval
 * makes. Refuses while somebody's exam is not over, and a key that is not its form's.
 */
import type { FormCheck } from '#db/queries/form-checks.ts'
import type { listAttemptsToMark, NewMark } from '#db/queries/marks.ts'
import type { FrozenForm, KeyDocument } from '#exam-engine/items/form.ts'
import { formatDecimal, scaled } from '#exam-engine/kernel/decimal.ts'
import { accept, refuse, type Refused, type Result } from '#exam-engine/kernel/result.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import {
  markAttempt, prepareMarking, type Annulment, type MarkingRefusal, type MarkingScheme,
} from '#exam-engine/marking/mark.ts'
import { outcomeOf, type Outcome } from '#exam-engine/marking/outcome.ts'
import { findImplausible } from '#exam-engine/marking/plausibility.ts'
import { answersDigest, type FinalAnswer } from '#exam-engine/sitting/answers-digest.ts'
import { effectiveState } from '#exam-engine/sitting/attempt-times.ts'
import { effectiveAnswers } from '#exam-engine/sitting/effective-answers.ts'
import { efiserMark, MARK_DECIMALS } from '#scoring/pi/marks.ts'

/** A form that was sat, with its key and what stands annulled in it, as stored. */
export interface SatForm { content: string, key: string, keySha256: string, annulled: Annulment }

export interface MarkingInput {
  attempts: Awaited<ReturnType<typeof listAttemptsToMark>>
  /** By id: every form that an attempt names. */
  forms: ReadonlyMap<string, SatForm>
}

export interface MadeMarks { marks: NewMark[], checks: FormCheck[], keys: string[] }

interface Scheme { marking: MarkingScheme, keySha256: string, sheets: (readonly FinalAnswer[])[] }

/** Marks in the order of the attempts, and a check of each form. TURNO_NOT_OVER carries `until`. §3.1, §4.2 B */
export function makeMarks(
  { attempts, forms }: MarkingInput, now: Instant,
): Result<MadeMarks, MarkingRefusal | 'TURNO_NOT_OVER'> {
  const schemes = prepareSchemes(forms)
  if ('ok' in schemes) return schemes
  const marks: NewMark[] = []
  for (const attempt of attempts) {
    const times = { opensAt: attempt.opens_at, closesAt: attempt.closes_at, acceptsUntil: attempt.accepts_until }
    const scheme = attempt.form_id === null ? undefined : schemes.get(attempt.form_id)
    const answers = effectiveAnswers(attempt.answers, attempt.admitted)
    const outcome = outcomeOf(effectiveState({ state: attempt.state, times }, now), () => {
      if (scheme === undefined) throw new Error(`attempt ${attempt.id} was opened without a form`)
      scheme.sheets.push(answers)
      return markAttempt(scheme.marking, answers)
    })
    if (!outcome.ok) return refuse('TURNO_NOT_OVER', { until: toIso(times.acceptsUntil) })
    const score = scoreOf(outcome.value, scheme)
    marks.push({
      attemptId: attempt.id, status: outcome.value.status, score,
      answersDigest: score === null ? null : answersDigest(answers),
    })
  }
  return accept({
    marks,
    checks: [...schemes].map(([formId, { marking, sheets }]) => (
      { formId, n: sheets.length, findings: findImplausible(marking, sheets) })),
    keys: [...schemes.values()].map(({ keySha256 }) => keySha256).sort(),
  })
}

function prepareSchemes(forms: MarkingInput['forms']): Map<string, Scheme> | Refused<MarkingRefusal> {
  const schemes = new Map<string, Scheme>()
  for (const [formId, { content, key, keySha256, annulled }] of forms) {
    const marking = prepareMarking(JSON.parse(content) as FrozenForm, JSON.parse(key) as KeyDocument, annulled)
    if (!marking.ok) return marking
    schemes.set(formId, { marking: marking.value, keySha256, sheets: [] })
  }
  return schemes
}

function scoreOf(outcome: Outcome, scheme: Scheme | undefined): NewMark['score'] {
  if (outcome.status !== 'present' || scheme === undefined) return null
  const { correct, counted } = outcome
  const efiser = formatDecimal(scaled(BigInt(efiserMark(correct, counted)), MARK_DECIMALS), MARK_DECIMALS)
  return { correct, counted, efiser, keySha256: scheme.keySha256 }
}
