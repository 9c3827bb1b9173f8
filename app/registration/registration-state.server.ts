/**
 * Where one person's registration stands: what the roster says, what was typed so far, what is missing, and which
 * version is valid. Found by the person alone. What was never typed comes from the last version, else from the roster.
 */
import type { DbOrTrx } from '#db/client.ts'
import { listEarlierSeats } from '#db/queries/call-periods.ts'
import { findCarriedCandidacy } from '#db/queries/carried-marks.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { listDrafts, type RegistrationOf } from '#db/queries/registration-drafts.ts'
import { findExamOf, findRosterEntry, listOfferedPools, type OfferedPool } from '#db/queries/registration-facts.ts'
import { listVersions, type RegisteredVersion } from '#db/queries/registration-versions.ts'
import { BIRTH_STATES, readCurp } from '#exam-engine/convocatoria/curp.ts'
import { assessCourses, type Assessment, type RosterFacts } from '#exam-engine/convocatoria/eligibility.ts'
import { draftOfContent } from '#exam-engine/convocatoria/registration-content.ts'
import {
  fieldsOf, REGISTRATION_STEPS, type RegistrationDraft, type RegistrationStep,
} from '#exam-engine/convocatoria/registration-fields.ts'
import { declaredIn, missingIn, type Missing } from '#exam-engine/convocatoria/registration.ts'
import { carriesMarks, type ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'

export type RosterEntry = NonNullable<Awaited<ReturnType<typeof findRosterEntry>>>

export interface StepStanding {
  /** 0 before it was saved for the first time. */
  revision: number
  savedAt: Instant | null
}

export interface RegistrationState {
  of: RegistrationOf
  convocatoria: { id: string, title: string }
  window: Window
  now: Instant
  stage: 'before' | 'open' | 'closed'
  rules: ConvocatoriaRules
  roster: RosterEntry
  /** Null when the call has none for this CEME and grade, or no mark of the person carries over into it. */
  exam: { id: string, startsAt: Instant, endsAt: Instant } | null
  /** The candidacy whose mark carries over, and the title of its call; null in a call with exams. §5.13 */
  carriedFrom: { candidateId: string, title: string } | null
  pools: OfferedPool[]
  /** What the roster, and seats of other calls, say of the person. */
  facts: RosterFacts
  assessments: Assessment[]
  draft: RegistrationDraft
  steps: Record<RegistrationStep, StepStanding>
  missing: Missing[]
  /** Of what was typed: what is registered is what was reviewed. */
  seal: string
  /** The last one, which is the valid one, first. §2.2 A */
  versions: RegisteredVersion[]
}

/** Undefined for who is not on the roster of the convocatoria in force. */
export async function readRegistration(db: DbOrTrx, personId: string): Promise<RegistrationState | undefined> {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return undefined
  const of = { convocatoriaId: convocatoria.id, personId }
  const roster = await findRosterEntry(db, of)
  if (roster === undefined) return undefined
  const now = await readNow(db)
  const { registration: window } = await readConvocatoriaWindows(db, of.convocatoriaId)
  const rules = await readConvocatoriaRules(db, of.convocatoriaId)
  const pools = await listOfferedPools(db, of.convocatoriaId)
  const carries = carriesMarks(rules)
  const carried = carries ? await findCarriedCandidacy(db, of, roster) : undefined
  const exam = carries ? carried : await findExamOf(db, of.convocatoriaId, roster.ceme, roster.grade)
  const versions = await listVersions(db, of)
  const saved = new Map((await listDrafts(db, of)).map((row) => [row.step, row]))
  const begun = versions[0] === undefined ? draftOfRoster(roster) : draftOfContent(versions[0].content)
  const draft = Object.fromEntries(REGISTRATION_STEPS.map((step) => (
    [step, fieldsOf(step, saved.get(step)?.fields ?? begun[step])]))) as unknown as RegistrationDraft
  const { enrolled, ceme, grade, barred } = roster
  const facts = {
    enrolled, prerequisite: { ceme, grade }, barred, earlier: await listEarlierSeats(db, of, now),
    carried: carried !== undefined,
  }
  const context = {
    rules, roster: { ...facts, category: roster.category }, pools: pools.map(({ poolId, cer }) => ({ id: poolId, cer })),
  }
  return {
    of, convocatoria: { id: convocatoria.id, title: convocatoria.title }, window, now, rules, roster, pools, draft, versions,
    stage: now < window.from ? 'before' : now < window.until ? 'open' : 'closed',
    exam: exam === undefined ? null : { id: exam.id, startsAt: exam.starts_at, endsAt: exam.ends_at },
    carriedFrom: carried === undefined ? null : { candidateId: carried.candidateId, title: carried.title },
    facts,
    assessments: assessCourses(rules, facts, declaredIn(draft)),
    steps: Object.fromEntries(REGISTRATION_STEPS.map((step) => [step, {
      revision: saved.get(step)?.revision ?? 0, savedAt: saved.get(step)?.savedAt ?? null,
    }])) as Record<RegistrationStep, StepStanding>,
    missing: missingIn(draft, context),
    seal: sha256Hex(canonicalJson(draft)),
  }
}

function draftOfRoster({ curp, sex, born_on: bornOn, email }: RosterEntry): RegistrationDraft {
  const read = readCurp(curp ?? '')
  const birthState = read.ok && BIRTH_STATES[read.value.state] !== undefined ? read.value.state : ''
  return {
    identity: { curp: curp ?? '', sex, bornOn: bornOn ?? '', birthState },
    contact: fieldsOf('contact', { email }),
    course: fieldsOf('course'),
    enarm: fieldsOf('enarm'),
    preferences: fieldsOf('preferences'),
    declarations: fieldsOf('declarations'),
  }
}
