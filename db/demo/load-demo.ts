/**
 * Fills an empty database with the demo: the real convocatoria, invented people,
 * the item bank, one frozen form per exam. All of it in one transaction, as the
 * owner, and only where no convocatoria stands: a database in use is never touched.
 */
import { sql } from 'kysely'
import { attemptTimes } from '#exam-engine/sitting/attempt-times.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { rulesVersion } from '#exam-engine/convocatoria/rules.ts'
import { addDuration, durationMs, instant, minutes, toIso, windowOf, type Instant } from '#exam-engine/kernel/time.ts'
import { openDatabase, type Trx } from '../client.ts'
import { appendAudit } from '../queries/audit.ts'
import { insertAviso } from '../queries/avisos.ts'
import { asJsonb, insertVersion, readDocumentFromRows } from '../queries/call-versions.ts'
import { moveClock } from '../queries/clock.ts'
import { insertForm } from '../queries/forms.ts'
import { addToExamBank, insertItems } from '../queries/items.ts'
import { AVISOS, CALL_TITLE, readCallTexts, RESULTS_FROM_BY_AVISO } from './call.ts'
import { freezeDemoForm } from './freeze-demo-form.ts'
import { demoId } from './generate/demo-id.ts'
import { generateDemo, type Demo } from './generate/demo.ts'
import { generateRooms } from './generate/rooms.ts'
import { WAITING_MAILBOX } from './generate/registrations.ts'
import { loadMailboxes } from './load-mailboxes.ts'
import { loadNoticeAddresses } from './load-notice-addresses.ts'
import { loadGradeSheets } from './load-grade-sheets.ts'
import { loadPastCutoffs } from './load-past-cutoffs.ts'
import { loadPrivacyAndHelp } from './load-privacy-and-help.ts'
import { loadSedeRequests } from './load-sede-requests.ts'
import { insertPublications } from './load-publications.ts'
import { planExam, readItemBank, type DemoItemBank, type ExamPlan } from './item-bank.ts'

interface LoadDemoOptions {
  ownerUrl: string
  /** Of DEMO_PASSWORD; all demo accounts share it. */
  passwordHash: string
  /** Where the demo clock stands afterwards: 15 minutes before the first turno unless told otherwise. */
  now?: Instant
}

const LOAD_LOCK = 7_202_402
const GRADES_SIGNED_AT = instant('2024-01-16T12:00:00-06:00')
const FORMS_FROZEN_AT = instant('2024-01-26T17:00:00-06:00')
const NO_ALLOWANCE = { extraMs: durationMs(0), graceMs: durationMs(0) }

/** True when it loaded, false when there was a convocatoria already. */
export async function loadDemoIfEmpty({ ownerUrl, passwordHash, now }: LoadDemoOptions): Promise<boolean> {
  const { db, close } = openDatabase({ url: ownerUrl, max: 1, name: 'efiser demo' })
  try {
    return await db.transaction().execute(async (trx) => {
      // Two nodes that start together must not both load.
      await sql`select pg_advisory_xact_lock(${LOAD_LOCK})`.execute(trx)
      const present = await trx.selectFrom('convocatoria').select('id').limit(1).executeTakeFirst()
      if (present !== undefined) return false
      const demo = generateDemo()
      const bank = readItemBank()
      const plans = new Map(demo.call.exams.map((exam) => [exam.id, planExam(demo.seed, exam, bank)]))
      await trx.insertInto('demo_marker').values({ seed: demo.seed }).execute()
      await moveClock(trx, demo.published.rules.publishedAt)
      await insertPeople(trx, demo, passwordHash)
      await insertCall(trx, demo, plans)
      await loadPastCutoffs(trx, demo)
      await insertCandidates(trx, demo)
      await insertRegistrations(trx, demo)
      await loadPrivacyAndHelp(trx, demo)
      await insertPublications(trx, demo, rulesVersion(demo.published.rules))
      await moveClock(trx, GRADES_SIGNED_AT)
      await loadGradeSheets(trx, demo)
      await insertPrints(trx, demo)
      await loadSedeRequests(trx, demo)
      await insertRooms(trx, demo)
      await insertAvisos(trx, demo)
      await loadNoticeAddresses(trx, adminOf(demo).personId)
      await loadMailboxes(trx, rulesVersion(demo.published.rules))
      await moveClock(trx, FORMS_FROZEN_AT)
      await insertForms(trx, demo, plans, bank)
      await moveClock(trx, now ?? addDuration(firstTurnoOf(demo), minutes(-15)))
      return true
    })
  } finally {
    await close()
  }
}

async function insertPeople(trx: Trx, { staff, residents, registrations }: Demo, passwordHash: string): Promise<void> {
  const people = [...residents.people, ...registrations.people, ...staff.people]
  await trx.insertInto('person').values(people).execute()
  await trx.insertInto('account')
    .values(people.filter(({ email }) => email !== WAITING_MAILBOX)
      .map(({ id }) => ({ person_id: id, password_hash: passwordHash }))).execute()
}

async function insertCall(trx: Trx, demo: Demo, plans: ReadonlyMap<string, ExamPlan>): Promise<void> {
  const { call, published: { rules, text }, residents, registrations, staff } = demo
  const { registration, results } = rules.windows
  const id = rulesVersion(rules)
  await trx.insertInto('convocatoria').values({
    id, title: CALL_TITLE, rules: asJsonb(text), rules_sha256: sha256Hex(text), published_at: toIso(rules.publishedAt),
    registration_from: toIso(registration.from), registration_until: toIso(registration.until),
    results_from: toIso(RESULTS_FROM_BY_AVISO), results_until: toIso(results.until),
  }).execute()
  await trx.insertInto('sede').values(call.sedes).execute()
  await trx.insertInto('course').values(call.courses).execute()
  await trx.insertInto('course_prerequisite').values(call.prerequisites).execute()
  await trx.insertInto('turno').values(call.turnos).execute()
  await trx.insertInto('exam').values(call.exams.map((exam) => {
    const { itemCount, researchCount } = planOf(plans, exam.id)
    return { ...exam, item_count: itemCount, research_count: researchCount }
  })).execute()
  await trx.insertInto('seat_pool').values(call.pools).execute()
  await trx.insertInto('role_grant').values([...residents.grants, ...registrations.grants, ...staff.grants]).execute()
  await insertFirstVersion(trx, demo, id)
  await appendAudit(trx, {
    actor: adminOf(demo), action: 'convocatoria.publish', subjectType: 'convocatoria', subjectId: id,
    payload: { rulesSha256: sha256Hex(text) },
  })
}

/** The first version: the rows that stand by now, and the wording. */
async function insertFirstVersion(trx: Trx, demo: Demo, convocatoriaId: string): Promise<void> {
  const document = await readDocumentFromRows(trx, convocatoriaId)
  if (document === undefined) throw new Error('the call has no rows')
  await insertVersion(trx, {
    convocatoriaId, document: { ...document, texts: readCallTexts() }, previous: null, reason: null, changes: [],
    by: adminOf(demo).personId,
  })
}

async function insertAvisos(trx: Trx, demo: Demo): Promise<void> {
  const convocatoriaId = rulesVersion(demo.published.rules)
  for (const aviso of AVISOS) {
    await moveClock(trx, addDuration(aviso.visibleFrom, minutes(-5)))
    await insertAviso(trx, { ...aviso, convocatoriaId, by: adminOf(demo).personId })
  }
}

async function insertCandidates(trx: Trx, { seed, call, residents }: Demo): Promise<void> {
  const { candidates, publications, preferences } = residents
  await trx.insertInto('candidate').values(candidates).execute()
  await trx.insertInto('publication').values(publications).execute()
  await trx.insertInto('preference').values(preferences).execute()
  const turnos = new Map(call.turnos.map((turno) => [turno.id, turno]))
  const turnoOfExam = new Map(call.exams.map((exam) => [exam.id, turnos.get(exam.turno_id)]))
  await trx.insertInto('attempt').values(candidates.map((candidate) => {
    const turno = turnoOfExam.get(candidate.exam_id)
    if (turno === undefined) throw new Error(`${candidate.folio} has no turno`)
    const times = attemptTimes(windowOf(instant(turno.starts_at), instant(turno.ends_at)), NO_ALLOWANCE)
    return {
      id: demoId(seed, 'attempt', candidate.folio), candidate_id: candidate.id, exam_id: candidate.exam_id,
      turno_id: turno.id, sede_code: candidate.exam_sede, opens_at: toIso(times.opensAt),
      closes_at: toIso(times.closesAt), accepts_until: toIso(times.acceptsUntil),
    }
  })).execute()
}

/** Each at the time at which its candidate registered: the database takes it here, and from nobody else. */
async function insertRegistrations(trx: Trx, { registrations: { roster, versions } }: Demo): Promise<void> {
  await trx.insertInto('roster_entry').values(roster).execute()
  await sql`select set_config('efiser.loading_demo', 'on', true)`.execute(trx)
  await trx.insertInto('registration_version').values(versions).execute()
  await sql`select set_config('efiser.loading_demo', '', true)`.execute(trx)
}

/** That they printed, one in forty excepted. The paper itself is made, and kept, when it is asked for. §2.1 C */
async function insertPrints(trx: Trx, { residents: { candidates } }: Demo): Promise<void> {
  const printed = candidates.filter((_, index) => index % 40 !== 39)
  await trx.insertInto('registration_trail').values(printed.map(({ convocatoria_id, person_id }) => ({
    convocatoria_id, person_id, kind: 'print' as const, by_id: person_id, session_sha256: null, address: null,
    user_agent: null, step: null, before: null, after: canonicalJson({ version: 1 }),
  }))).execute()
}

async function insertRooms(trx: Trx, { seed, call, residents, staff }: Demo): Promise<void> {
  const { rooms, seats, posts } = generateRooms(seed, call, residents, staff)
  await trx.insertInto('room').values(rooms).execute()
  await trx.insertInto('exam_seat').values(seats).execute()
  await trx.insertInto('supervisor_post').values(posts).execute()
}

async function insertForms(
  trx: Trx, demo: Demo, plans: ReadonlyMap<string, ExamPlan>, bank: DemoItemBank,
): Promise<void> {
  await insertItems(trx, bank.items, bank.keys)
  const admin = adminOf(demo)
  for (const exam of demo.call.exams) {
    const plan = planOf(plans, exam.id)
    const { seed, form, key } = freezeDemoForm(demo.seed, exam, plan, bank)
    await addToExamBank(trx, exam.id, plan.bank.map(({ id }) => id))
    const version = await insertForm(trx, {
      examId: exam.id, seed, form, key, frozenAt: FORMS_FROZEN_AT, frozenBy: admin.personId,
    })
    await appendAudit(trx, {
      actor: admin, action: 'form.freeze', subjectType: 'form', subjectId: form.formId,
      payload: { examId: exam.id, version, contentSha256: key.contentSha256, itemCount: form.items.length },
    })
  }
}

function adminOf({ staff }: Demo): { personId: string, role: string } {
  const grant = staff.grants.find(({ role }) => role === 'admin')
  if (grant === undefined) throw new Error('the demo has no administrator')
  return { personId: grant.person_id, role: 'admin' }
}

function planOf(plans: ReadonlyMap<string, ExamPlan>, examId: string): ExamPlan {
  const plan = plans.get(examId)
  if (plan === undefined) throw new Error(`exam ${examId} has no plan`)
  return plan
}

function firstTurnoOf({ call }: Demo): Instant {
  const [first] = call.turnos
  if (first === undefined) throw new Error('the cronograma is empty')
  return instant(first.starts_at)
}
