/**
 * A second period without exams, from the seats that are free to its published result: whoever sat the EFISER of the cycle
 * competes by the mark that was frozen then, and nobody else registers. Every act by its use-case, on a real database.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { checkDraft } from '#app/call/check-draft.server.ts'
import { baseOf } from '#app/call/part-base.ts'
import { examsPart } from '#app/call/parts/exams-part.ts'
import { readOwnParticipation } from '#app/exam-room/own-participation.server.ts'
import { readRegistration } from '#app/registration/registration-state.server.ts'
import { readStatus } from '#app/registration/read-status.server.ts'
import { readResult } from '#app/routes/resultado/queries.server.ts'
import { listPackages } from '#app/routes/auditoria.selecciones/queries.server.ts'
import { readLotteries } from '#app/routes/sorteo/queries.server.ts'
import { sendSolicitudOf } from '#app/exam-room/render-solicitud-of.server.ts'
import { declarePublications } from '#app/use-cases/declare-publications.server.ts'
import { saveCallPart } from '#app/use-cases/edit-call-draft.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { publishCall } from '#app/use-cases/publish-call.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import { startNextPeriod } from '#app/use-cases/start-next-period.server.ts'
import { viewPersonFile } from '#app/use-cases/view-person-file.server.ts'
import { readPackageBytes } from '#db/queries/audit-packages.ts'
import { countSelectionInput } from '#db/queries/admin-selection.ts'
import { listSelectionGaps } from '#db/queries/selection-gaps.ts'
import { findDraft, lockDraft, updateDraft } from '#db/queries/call-drafts.ts'
import { readReadiness } from '#db/queries/readiness.ts'
import { listEnarmCandidates } from '#db/queries/enarm.ts'
import { listLacking, listProgress } from '#db/queries/grade-progress.ts'
import { listGraded } from '#db/queries/grades.ts'
import { unmetOfPerson } from '#exam-engine/convocatoria/eligibility.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, instant, minutes } from '#exam-engine/kernel/time.ts'
import { unzipPackage } from '#scoring/audit-package/zip.ts'
import type { InputsLedger } from '#scoring/audit-package/inputs-ledger.ts'
import type { SelectionPackage } from '#scoring/package/schema.ts'
import { verifyPackage } from '#scoring/verify-package/verify-package.ts'
import { createAwardedResidents, type AwardedResidents } from '#tests/factories/awarded-residents.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { DEMO_CALL, DEMO_FREEZE, demand, drawLottery, publishRun } from '#tests/factories/published-selection.ts'
import { registerResident } from '#tests/factories/registered-resident.ts'
import { selectionServices } from '#tests/factories/selection-services.ts'

const NEXT = 'rama-2024-2025-2'
/** Of Gineco obstetricia 4. §3.2 */
const EXAM_AT = instant('2024-01-31T13:30:00-06:00')
/** The clock of these tests stands still where it is put. */
const standing = (): AwardedResidents => ({ ...residents, moveTo: (at) => residents.standAt(at) })
const own = { password: TEST_PASSWORD, address: '10.0.0.1' }

let residents: AwardedResidents
let draftId = ''
let runId = ''
let absent: Actor
const registered: Actor[] = []

beforeAll(async () => {
  residents = await createAwardedResidents()
}, 120_000)
afterAll(() => residents.drop())

const constraintOf = (act: Promise<unknown>) =>
  act.then(() => 'done', (error: unknown) => (error as { constraint_name?: string }).constraint_name)
const draftOf = async () => (await findDraft(residents.database.db, draftId)) ?? (() => { throw new Error('no draft') })()
const sourceRun = () => residents.database.db.selectFrom('selection_run').selectAll().where('convocatoria_id', '=', DEMO_CALL)
  .where('published_at', 'is not', null).executeTakeFirstOrThrow()

test('§5.3 §5.13 the period is begun without exams, and its check finds it whole', async () => {
  const { db } = residents.database
  await residents.standAt(instant('2024-03-02T09:00:00-06:00'))
  draftId = demand(await startNextPeriod(residents.services, residents.admins[0], DEMO_CALL, {
    title: 'Segundo periodo', days: 63, marks: 'carryOver',
  }))
  expect((await draftOf()).unchecked).toEqual(['fechas'])
  expect((await draftOf()).document.rules.publicationPoints.criteria[1]?.text).toBe('los sujetos de estudio son humanos')
  await db.transaction().execute(async (trx) => {
    const locked = await lockDraft(trx, draftId)
    if (locked === undefined) throw new Error('no draft')
    await updateDraft(trx, locked, { document: locked.document, undecided: [], unchecked: [] }, residents.admins[0].personId)
  })
  const draft = await draftOf()
  expect((await checkDraft(db, draft)).findings.filter(({ blocking }) => blocking)).toEqual([])
  const bent = { ...draft.document, rules: { ...draft.document.rules, piImss: { ...draft.document.rules.piImss, efiser: '0.62', enarm: '0.11' } } }
  expect((await checkDraft(db, { ...draft, document: bent })).findings.map(({ code }) => code)).toContain('CARRY_OTHER_TERMS')
})

test('§5.3 §5.13 an exam is neither added to its draft nor changed in it', async () => {
  const { document, revision } = await draftOf()
  const value = examsPart.schema.parse({
    ceme: 'Pediatría', grade: 3, startsAt: '2024-03-20T09:00', endsAt: '2024-03-20T11:00', itemCount: 100, researchCount: 25,
  })
  const seen = { part: 'cronograma', key: null, base: baseOf(examsPart, document, null), value } as const
  expect(await saveCallPart(residents.services, residents.admins[0], draftId, seen)).toMatchObject({ refusal: 'CALL_PART_CLOSED' })
  expect(await draftOf()).toMatchObject({ revision, document: { rules: { cronograma: [] } } })
})

test.each([
  ['a first period', "jsonb_set(c.rules, '{marks}', '\"carryOver\"') || '{\"cronograma\": [], \"period\": 1}'", 'convocatoria_carry_in_later_period'],
  ['a cronograma', "jsonb_set(c.rules, '{marks}', '\"carryOver\"') || '{\"period\": 2}'", 'convocatoria_carry_without_cronograma'],
  ['no cronograma and nothing carried', "c.rules || '{\"cronograma\": [], \"period\": 2}'", 'convocatoria_cronograma_unless_carried'],
  ['an unknown word', "c.rules || '{\"marks\": \"some\", \"period\": 2}'", 'convocatoria_marks_known'],
  ['no period before it', "c.rules || '{\"marks\": \"carryOver\", \"cronograma\": [], \"period\": 2, \"cycle\": \"2030-2031\"}'", 'convocatoria_carry_has_source'],
])('§5.3 the database takes no call with %s', async (_, rules, constraint) => {
  expect(await constraintOf(residents.owner.sql.unsafe(`insert into convocatoria select (jsonb_populate_record(c,
    jsonb_build_object('id', 'x-2', 'rules', ${rules}))).* from convocatoria c where id = '${DEMO_CALL}'`))).toBe(constraint)
})

test('§4.2 B §5.13 published, who sat the EFISER of the cycle registers by that mark, and nobody else', async () => {
  const { db } = residents.database
  const { revision } = await draftOf()
  const published = demand(await publishCall(residents.services, residents.admins[0], draftId, { ...own, revision, confirmed: true, reason: '' }))
  expect(published.id).toBe(NEXT)
  expect(await db.selectFrom('turno').select('id').where('convocatoria_id', '=', NEXT).execute()).toEqual([])
  const { registration_from: opens } = await db.selectFrom('convocatoria').select('registration_from').where('id', '=', NEXT).executeTakeFirstOrThrow()
  await residents.standAt(opens, 60_000)
  for (let count = 0; count < 3; count += 1) {
    const actor = await residents.nextHolder()
    await registerResident(residents, actor)
    registered.push(actor)
  }
  const rows = await db.selectFrom('candidate').select(['id', 'carries_from']).where('convocatoria_id', '=', NEXT).execute()
  expect(rows.length).toBe(3)
  expect(rows.every(({ carries_from: from }) => from !== null)).toBe(true)
  expect(await db.selectFrom('attempt').select('id').where('candidate_id', 'in', rows.map(({ id }) => id)).execute()).toEqual([])

  const { person_id: id } = await db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .innerJoin('roster_entry as roster', 'roster.person_id', 'candidate.person_id').where('roster.convocatoria_id', '=', NEXT)
    .select('candidate.person_id').where('exclusion', '=', 'ABSENT').orderBy('candidate.person_id').limit(1).executeTakeFirstOrThrow()
  absent = await residents.actorOf(id)
  const state = await readRegistration(db, absent.personId)
  if (state === undefined) throw new Error('not on the roster')
  const declared = { byEnarm: true, criminalProcess: false, litigation: false, concludedCer: 'none' as const }
  expect(unmetOfPerson(state.rules, state.facts, declared).map(({ code }) => code)).toEqual(['NO_CARRIED_MARK'])
  await expect(registerResident(residents, absent)).rejects.toThrow('REGISTRATION_INCOMPLETE')
})

test('§5.3 §5.20 the database lets no version of a call change whether it has exams, nor a call with exams take a mark', async () => {
  const version = (id: string, marks: string | null) => residents.owner.sql`insert into convocatoria_version
    select (jsonb_populate_record(v, jsonb_build_object('number', v.number + 1, 'previous_sha256', v.sha256, 'reason', 'otra',
      'changes', '[{}]'::jsonb, 'document', case when ${marks}::text is null then v.document #- '{rules,marks}'
        else jsonb_set(v.document, '{rules,marks}', to_jsonb(${marks}::text)) end))).*
    from convocatoria_version v where convocatoria_id = ${id} order by number desc limit 1`
  expect(await constraintOf(version(NEXT, null))).toBe('convocatoria_version_keeps_marks')
  expect(await constraintOf(version(DEMO_CALL, 'carryOver'))).toBe('convocatoria_version_keeps_marks')
  const [first, second] = registered
  if (first === undefined || second === undefined) throw new Error('nobody registered')
  expect(await constraintOf(residents.owner.sql`insert into candidate
    select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'folio', 'R24-999998', 'carries_from', c.id))).*
    from candidate c where person_id = ${first.personId} and convocatoria_id = ${DEMO_CALL}`)).toBe('candidate_carries_nothing')
})

test('§4.2 B §5.13 the database makes no candidate of who was absent, nor by the mark of somebody else', async () => {
  const copy = (person: string, from: string) => residents.owner.sql`insert into candidate
    select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'convocatoria_id', ${NEXT}::text,
      'folio', 'R24-999999', 'carries_from', ${from}::uuid))).* from candidate c
    where person_id = ${person} and convocatoria_id = ${DEMO_CALL}`
  const candidacyOf = async ({ personId }: Actor) => (await residents.database.db.selectFrom('candidate').select('id')
    .where('person_id', '=', personId).where('convocatoria_id', '=', DEMO_CALL).executeTakeFirstOrThrow()).id
  const [first] = registered
  if (first === undefined) throw new Error('nobody registered')
  expect(await constraintOf(copy(absent.personId, await candidacyOf(absent)))).toBe('candidate_carries_a_mark')
  expect(await constraintOf(copy(absent.personId, await candidacyOf(first)))).toBe('candidate_carries_a_mark')
})

test('§5.13 nothing of an exam, a grade or an article is asked of who competes by the mark of before', async () => {
  const { db } = residents.database
  const contents = await db.selectFrom('registration_version').innerJoin('candidate', 'candidate.id', 'candidate_id')
    .select('content').where('convocatoria_id', '=', NEXT).execute()
  expect(contents.length).toBe(3)
  // Nobody sits here, so nobody's health is asked for either. §3.1
  for (const { content } of contents) expect(JSON.stringify(content)).not.toContain('medicalLeave')
  for (const actor of registered) {
    const own = await readStatus(db, actor.personId)
    expect(own?.status.steps.map(({ key }) => key)).toEqual(['version', 'print', 'exam', 'results', 'acceptance'])
    const participation = await readOwnParticipation(db, actor.personId, residents.from)
    expect(participation).toMatchObject({ attempt: null, carriedFrom: expect.any(String) as string })
  }
  const [first] = registered
  if (first === undefined) throw new Error('nobody registered')
  const solicitud = await sendSolicitudOf(residents.services, first.personId, { actor: first, origin: { address: '127.0.0.1', userAgent: 'prueba' } })
  expect(solicitud?.headers.get('content-type')).toBe('application/pdf')
  expect(await listLacking(db, NEXT)).toEqual([])
  expect(await listProgress(db, NEXT)).toEqual([])
  expect(await listEnarmCandidates(db, NEXT)).toEqual([])
  const { adscription_sede: sede } = await db.selectFrom('candidate').select('adscription_sede')
    .where('convocatoria_id', '=', NEXT).where('person_id', '=', first.personId).executeTakeFirstOrThrow()
  expect(await listGraded(db, NEXT, { sedeCode: sede, ceme: 'Gineco obstetricia' })).toEqual([])
  expect((await readReadiness(db, NEXT)).candidates).toEqual([])
  expect(await declarePublications(residents.services, first, { kind: 'remove', position: 1 }, 0))
    .toMatchObject({ ok: false, refusal: 'DECLARATION_CARRIED' })
})

test('§4.2 §5.13 the freeze takes marks, grades, ENARM and articles as they were frozen, bound by hash, and verifies', async () => {
  const { db } = residents.database
  const { registration_until: closes } = await db.selectFrom('convocatoria').select('registration_until').where('id', '=', NEXT).executeTakeFirstOrThrow()
  await residents.standAt(addDuration(closes, minutes(60)))
  expect(await countSelectionInput(db, NEXT)).toMatchObject({ registered: 3, withEnarm: 3, present: 3, unmarked: 0 })
  // What was registered anew is held against its version, as in any call; nothing else can be open.
  expect(await listSelectionGaps(db, NEXT)).toEqual([])
  const [lost] = await residents.owner.sql<{ candidate_id: string, position: number, pool_id: string }[]>`delete from preference p
    using candidate c where c.id = p.candidate_id and c.convocatoria_id = ${NEXT} and c.folio = 'R-000001' and p.position = 1 returning p.*`
  expect((await listSelectionGaps(db, NEXT)).map(({ kind }) => kind)).toEqual(['preferencesDiffer'])
  await residents.owner.sql`insert into preference ${residents.owner.sql(lost ?? {})}`
  const admin = residents.admins[0]
  const services = await selectionServices(residents.database)
  runId = demand(await freezeSelection(services, admin, { ...DEMO_FREEZE, convocatoriaId: NEXT, reason: null }))
  await drawLottery(standing(), runId)
  demand(await runFrozenSelection(services, admin, runId))
  const bytes = (await readPackageBytes(db, runId))?.bytes ?? Buffer.alloc(0)
  expect(verifyPackage(bytes, { trusted: null, acceptTestBeacon: true }))
    .toMatchObject({ ok: true, value: { holds: true, faults: [], verdict: { identical: true, violations: [] } } })

  const opened = unzipPackage(bytes)
  if (!opened.ok) throw new Error(opened.refusal)
  const source = await sourceRun()
  const ledger = JSON.parse(Buffer.from(opened.value['inputs.json']).toString()) as InputsLedger
  expect(ledger.marksFrom).toMatchObject({ convocatoria: DEMO_CALL, runId: source.id, inputSha256: sha256Hex(source.input) })
  const input = JSON.parse(Buffer.from(opened.value['input.json']).toString()) as SelectionPackage
  const before = JSON.parse(source.input) as SelectionPackage
  const ids = await db.selectFrom('selection_identity as now').innerJoin('candidate', 'candidate.id', 'now.candidate_id')
    .innerJoin('selection_identity as was', 'was.candidate_id', 'candidate.carries_from')
    .select(['now.selection_id as now', 'was.selection_id as was']).where('now.run_id', '=', runId).where('was.run_id', '=', source.id).execute()
  expect(ids.length).toBe(3)
  for (const { now, was } of ids) {
    const facts = ({ candidates }: SelectionPackage, folio: string) => {
      const found = candidates.find((candidate) => candidate.folio === folio)
      return [found?.efiser, found?.grades, found?.enarm, found?.publications]
    }
    expect(facts(input, now)).toEqual(facts(before, was))
    expect(facts(input, now)[0]).toMatchObject({ status: 'present' })
  }
})

test('§5.1 §5.13 published, each has the PI-IMSS of before with its grades and articles, and a seat that was free', async () => {
  const { db } = residents.database
  await publishRun(standing(), runId)
  const { results_from: from } = await db.selectFrom('convocatoria').select('results_from').where('id', '=', NEXT).executeTakeFirstOrThrow()
  await residents.standAt(addDuration(from, minutes(1)))
  const context = { services: { database: residents.database } } as unknown as Parameters<typeof readResult>[0]
  for (const actor of registered) {
    const file = await viewPersonFile(residents.services, residents.admins[0], actor.personId, 'admin')
    expect(file).toMatchObject({ ok: true, value: {
      carriedFrom: { title: expect.stringContaining('primer periodo') as string }, enarm: { received: true },
      sitting: { startsAt: EXAM_AT }, seat: { state: 'assigned' }, grades: [{ year: 1 }, { year: 2 }, { year: 3 }, { year: 4 }],
    } })
    const before = await db.selectFrom('selection_result').innerJoin('candidate', 'candidate.id', 'candidate_id')
      .select('pi_imss').where('person_id', '=', actor.personId).where('convocatoria_id', '=', DEMO_CALL).executeTakeFirstOrThrow()
    const { result } = await readResult(context, actor.personId)
    expect(result?.piImss).toBe(before.pi_imss)
    expect(result?.breakdown?.sum).toBe(before.pi_imss)
    expect(result?.grades.length).toBe(4)
    expect(result?.carriedFrom).toMatchObject({ title: expect.stringContaining('primer periodo') as string, satAt: EXAM_AT })
    expect(result?.counted).toBeGreaterThan(0)
    expect(result?.award?.state).toBe('assigned')
  }
})

test('§4.1 §5.20 lotteries and packages of the period before stay to be read and checked in the next one', async () => {
  const context = { services: residents.services } as unknown as Parameters<typeof listPackages>[0]
  const titlesOf = (rows: readonly { call: string }[]) => rows.map(({ call }) => call.replace(/^.*, /, ''))
  const both = ['Segundo periodo', 'primer periodo']
  expect(titlesOf((await readLotteries(context)).lotteries)).toEqual(both)
  const packages = await listPackages(context, residents.admins[0])
  expect([titlesOf(packages), packages.map(({ open, packageSha256 }) => open && packageSha256 !== null)]).toEqual([both, [true, true]])
})
