/** Reads the facts of one person's status page, by the person alone; no mark leaves here. Null: not on the roster. */
import type { DbOrTrx } from '#db/client.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { findAward } from '#db/queries/awards.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { findExamPlace, listOwnSedeRequests, readSedeChangesUntil } from '#db/queries/exam-sede-requests.ts'
import { listGradedYears } from '#db/queries/grades.ts'
import { findDeclaration } from '#db/queries/publication-declarations.ts'
import { findOwnResult } from '#db/queries/results.ts'
import { judgeGrades } from '#exam-engine/convocatoria/required-grades.ts'
import { sedeRequestState } from '#exam-engine/convocatoria/exam-sede.ts'
import { outcomeOf } from '#exam-engine/convocatoria/acceptance.ts'
import { carriesMarks } from '#exam-engine/convocatoria/rules.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'
import { readFirstPrint } from './first-print.server.ts'
import { readRegistration, type RegistrationState } from './registration-state.server.ts'
import { statusSteps, type StatusFacts, type StatusStep } from './status-steps.ts'

export interface OwnStatus {
  convocatoria: string
  steps: StatusStep[]
  /** Of the sede of the exam, whose hour may differ. */
  zone: string
}

/** The status, and beside it what it was made of and others ask for too. */
export interface StatusReading {
  status: OwnStatus
  convocatoriaId: string
  hasResult: boolean
  gradePresent: boolean
  gradesFrozen: boolean
}

export async function readStatus(db: DbOrTrx, personId: string): Promise<StatusReading | null> {
  const state = await readRegistration(db, personId)
  if (state === undefined) return null
  const { of, now, roster, exam, carriedFrom } = state
  const [windows, print, declaration, place, changesUntil, freeze, result] = await Promise.all([
    readConvocatoriaWindows(db, of.convocatoriaId), readFirstPrint(db, of.convocatoriaId, personId),
    findDeclaration(db, of), findExamPlace(db, personId, of.convocatoriaId), readSedeChangesUntil(db, of.convocatoriaId),
    findFirstFreeze(db, of.convocatoriaId), findOwnResult(db, personId, now),
  ])
  const hasResult = result?.convocatoria_id === of.convocatoriaId
  const facts: StatusFacts = {
    registration: state.window, results: windows.results,
    version: state.versions[0] ?? null, missing: state.missing.length, articles: declaration?.articles.length ?? 0,
    firstPrintAt: print.at, latePrint: print.late,
    ...await readMarksPresent(db, state), gradesFrozen: freeze !== null,
    sede: place === undefined ? null : {
      name: `${roster.exam_name}, ${roster.exam_city}`, changesUntil,
      waiting: await isWaiting(db, place.candidateId, changesUntil, now),
    },
    turno: exam === null ? null : { from: exam.startsAt, until: exam.endsAt }, carriedFrom: carriedFrom?.title ?? null,
    withoutMark: carriesMarks(state.rules) && carriedFrom === null,
    sat: place?.state === 'handedIn' || place?.state === 'closed',
    hasResult,
    award: hasResult ? await readAward(db, personId, windows.results, now) : null,
  }
  const { gradePresent, gradesFrozen } = facts
  return {
    status: { convocatoria: state.convocatoria.title, steps: statusSteps(facts, now), zone: roster.exam_zone },
    convocatoriaId: of.convocatoriaId, hasResult, gradePresent, gradesFrozen,
  }
}

/** That they are there, and not what they say. */
async function readMarksPresent(db: DbOrTrx, { of, roster }: RegistrationState) {
  const candidate = await db.selectFrom('candidate').select(['id', ({ eb }) => eb('enarm', 'is not', null).as('enarm')])
    .where('person_id', '=', of.personId).where('convocatoria_id', '=', of.convocatoriaId).executeTakeFirst()
  const years = candidate === undefined ? [] : await listGradedYears(db, candidate.id)
  return { gradePresent: !judgeGrades(roster.grade, years).excluded, enarmPresent: candidate?.enarm === true }
}

async function isWaiting(db: DbOrTrx, candidateId: string, until: Instant | null, now: Instant): Promise<boolean> {
  if (until === null) return false
  return (await listOwnSedeRequests(db, candidateId)).some(({ outcome }) => sedeRequestState(outcome, until, now) === 'open')
}

/** By rule: silence at the end of the window is a rejection. §5.3, §5.7 */
async function readAward(db: DbOrTrx, personId: string, results: Window, now: Instant): Promise<StatusFacts['award']> {
  const award = await findAward(db, personId)
  if (award === undefined) return null
  return outcomeOf(award.state, now, results)
}
