/**
 * Grades by the professor titular: entered, signed, corrected by two, told by mail without the mark, until the
 * freeze.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { decideCorrection, proposeCorrection } from '#app/use-cases/correct-grade.server.ts'
import { enterGrades, importGrades } from '#app/use-cases/enter-grades.server.ts'
import { remindProfessors } from '#app/use-cases/remind-professors.server.ts'
import { composeSheet, signGradeSheet } from '#app/use-cases/sign-grade-sheet.server.ts'
import { listLacking } from '#db/queries/grade-progress.ts'
import { listGraded, type GradedRow } from '#db/queries/grades.ts'
import { lockSelection } from '#db/queries/selection-runs.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { freezeEmptySelection } from '#tests/factories/frozen-selection.ts'
import { showTo } from '#tests/factories/shown-proposal.ts'
import { CALL, openGradedCourse, PASSWORD, type GradedCourseOfDemo } from './graded-course.ts'

const ADDRESS = '192.0.2.1'

let opened: GradedCourseOfDemo
let demo: GradedCourseOfDemo['demo']
let owner: GradedCourseOfDemo['owner']
let services: GradedCourseOfDemo['services']
let course: GradedCourseOfDemo['course']
let lacking: GradedCourseOfDemo['lacking']
let professor: Actor
let colleague: Actor
let stranger: Actor
let admin: Actor

beforeAll(async () => {
  opened = await openGradedCourse()
  ;({ demo, owner, services, course, lacking, professor, colleague, stranger, admin } = opened)
}, 90_000)

afterAll(() => opened.close())

const refusal = (result: { ok: boolean; refusal?: string }) => (result.ok ? 'done' : result.refusal)
const readCourse = () => listGraded(demo.database.db, CALL, course)
const counted = async (candidateId: string, year: number) =>
  (
    await demo.database.db
      .selectFrom('grade_mark')
      .select('mark')
      .where('candidate_id', '=', candidateId)
      .where('year', '=', year)
      .executeTakeFirst()
  )?.mark
const shownSheet = async () =>
  (
    await composeSheet(demo.database.db, {
      ...course,
      convocatoriaId: CALL,
      residents: await readCourse(),
    })
  ).sha256
const enter = (typed: string, actor = professor, year = lacking.grade) =>
  enterGrades(services, actor, course, {
    base: 10,
    cells: [{ candidateId: lacking.candidateId, year, typed }],
  })
const sign = (shown: string, password = PASSWORD, actor = professor) =>
  signGradeSheet(services, actor, course, { shown, password, address: ADDRESS })
const signedCell = (residents: readonly GradedRow[]) => {
  const found = residents.flatMap(({ folio, candidateId, cells }) =>
    cells.flatMap(({ year, counts }) => (counts === null ? [] : [{ folio, candidateId, year, counts }]))
  )[0]
  if (found === undefined) throw new Error('nothing is signed')
  return found
}

test('§4.2 C a draft counts for nothing, each cell answers for itself, the same again leaves no entry', async () => {
  expect(await enter('8,755')).toMatchObject({ value: { saved: 0, faults: [{ refusal: 'GRADE_TOO_MANY_DECIMALS' }] } })
  expect(await enter('8,75')).toMatchObject({ value: { saved: 1, faults: [] } })
  expect(await enter('8.75')).toMatchObject({ value: { saved: 0, faults: [] } })
  expect(await counted(lacking.candidateId, lacking.grade)).toBeUndefined()
  const cell = (await readCourse()).find(({ folio }) => folio === lacking.folio)?.cells.at(-1)
  expect(cell).toMatchObject({ counts: null, draft: { mark: '87.50', typed: '8,75', base: 10 } })
})

test('§4.2 C nobody else enters, and nobody enters for another course or over a signed grade', async () => {
  expect(refusal(await enter('9', stranger))).toBe('NOT_YOUR_COURSE')
  expect(refusal(await enter('9', admin))).toBe('NOT_YOUR_COURSE')
  const outside = await demo.database.db
    .selectFrom('candidate')
    .select('id')
    .where('adscription_sede', '<>', course.sedeCode)
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(
    await enterGrades(services, professor, course, {
      base: 100,
      cells: [{ candidateId: outside.id, year: 1, typed: '90' }],
    })
  ).toMatchObject({ value: { faults: [{ refusal: 'CANDIDATE_UNKNOWN' }] } })
  const { candidateId, year } = signedCell(await readCourse())
  for (const typed of ['9', '']) {
    expect(
      await enterGrades(services, professor, course, { base: 10, cells: [{ candidateId, year, typed }] })
    ).toMatchObject({ value: { saved: 0, faults: [{ refusal: 'GRADE_SIGNED' }] } })
  }
})

test('§4.2 C a file is taken whole or not at all', async () => {
  const row = (line: number, year: string, grade: string) => ({ line, folio: lacking.folio, year, grade })
  const take = (rows: ReturnType<typeof row>[]) =>
    importGrades(services, professor, course, {
      base: 100,
      rows,
      fileSha256: 'a'.repeat(64),
    })
  expect(await take([row(2, String(lacking.grade), '91.25'), row(3, '1', '101')])).toMatchObject({
    value: { saved: false, faults: [{ line: 3, problem: 'GRADE_OUT_OF_RANGE' }] },
  })
  const cells = async () =>
    (await readCourse()).find(({ folio }) => folio === lacking.folio)?.cells.at(-1)?.draft?.mark
  expect(await cells()).toBe('87.50')
  expect(await take([row(2, String(lacking.grade), '91.25')])).toMatchObject({ value: { saved: true, faults: [] } })
  expect(await cells()).toBe('91.25')
})

test('§4.2 C a sheet is signed as shown, with the own password; its grade counts, and its resident is told without it', async () => {
  const shown = await shownSheet()
  expect(refusal(await sign(shown, 'otra'))).toBe('PASSWORD_WRONG')
  expect(refusal(await sign('0'.repeat(64)))).toBe('SHEET_CHANGED')
  expect(refusal(await sign(shown, PASSWORD, stranger))).toBe('NOT_YOUR_COURSE')
  expect(await counted(lacking.candidateId, lacking.grade)).toBeUndefined()
  expect(await sign(shown)).toMatchObject({ value: { number: 2, grades: 1 } })
  expect(await counted(lacking.candidateId, lacking.grade)).toBe('91.2500')
  expect(refusal(await enter('9'))).toBe('done')
  expect(await counted(lacking.candidateId, lacking.grade)).toBe('91.2500')
  expect(refusal(await sign(await shownSheet()))).toBe('SHEET_EMPTY')
  const mail = await demo.database.db
    .selectFrom('mail_message')
    .innerJoin('candidate', 'candidate.person_id', 'mail_message.person_id')
    .select(['candidate.folio', 'kind', 'subject', 'body', 'state'])
    .execute()
  expect(mail).toMatchObject([{ folio: lacking.folio, kind: 'gradeSheetSigned', state: 'waiting' }])
  expect(`${mail[0]?.subject} ${mail[0]?.body}`).not.toMatch(/91|87/)
})

test('§4.2 C a signed grade changes when a second person approves the correction; both marks stay', async () => {
  const { folio, candidateId, year, counts } = signedCell(await readCourse())
  const propose = (actor: Actor, overrides: Partial<Parameters<typeof proposeCorrection>[3]> = {}) =>
    proposeCorrection(services, actor, course, {
      folio,
      year,
      typed: '65.5',
      base: 100,
      reason: 'El acta dice 65.50',
      ...overrides,
    })
  expect(refusal(await propose(stranger))).toBe('NOT_YOUR_COURSE')
  expect(refusal(await propose(professor, { reason: ' ' }))).toBe('CORRECTION_NEEDS_REASON')
  expect(refusal(await propose(professor, { typed: counts }))).toBe('CORRECTION_CHANGES_NOTHING')
  const proposed = await propose(professor)
  if (!proposed.ok) throw new Error(proposed.refusal)
  expect(refusal(await propose(colleague))).toBe('CORRECTION_OPEN')
  const decide = (actor: Actor, event: 'approve' | 'reject' | 'withdraw', note = '') =>
    decideCorrection(services, actor, { correctionId: proposed.value, event, note })
  expect(refusal(await decide(professor, 'approve'))).toBe('SECOND_PERSON_NEEDED')
  expect(refusal(await decide(stranger, 'approve'))).toBe('NOT_YOUR_COURSE')
  expect(refusal(await decide(colleague, 'reject'))).toBe('REJECTION_NEEDS_NOTE')
  expect(refusal(await decide(colleague, 'withdraw'))).toBe('NOT_YOUR_PROPOSAL')
  expect(Number(await counted(candidateId, year))).toBe(Number(counts))
  expect(refusal(await decide(admin, 'approve'))).toBe('CORRECTION_NOT_SHOWN')
  expect(refusal(await decide(admin, 'reject', 'No procede'))).toBe('CORRECTION_NOT_SHOWN')
  await expect(demo.database.sql`update grade_correction set outcome = 'approved', decided_by = ${admin.personId}
    where outcome is null`).rejects.toMatchObject({ constraint_name: 'grade_correction_decided_as_shown' })
  await showTo(demo, admin, { scope: 'corrections', subjectId: CALL }, { correctionId: proposed.value })
  const both = await Promise.all([decide(colleague, 'approve'), decide(admin, 'reject', 'No procede')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const [row] = await demo.database.db
    .selectFrom('grade_correction')
    .select(['from_mark', 'to_mark', 'outcome', 'reason'])
    .execute()
  expect(row).toMatchObject({ to_mark: '65.50', reason: 'El acta dice 65.50' })
  expect(Number(row?.from_mark)).toBe(Number(counts))
  expect(Number(await counted(candidateId, year))).toBe(row?.outcome === 'approved' ? 65.5 : Number(counts))
})

test('§4.2 C whoever writes to the database by hand meets the same rules', async () => {
  const { candidateId, year } = signedCell(await readCourse())
  const tried = (statement: string) =>
    demo.database.sql.unsafe(statement).then(
      () => 'done',
      (error: unknown) => (error as { constraint_name?: string }).constraint_name ?? (error as { code?: string }).code
    )
  expect(await tried(`update grade_mark set mark = 99 where candidate_id = '${candidateId}' and year = ${year}`)).toBe(
    'grade_mark_as_corrected'
  )
  expect(
    await tried(`insert into grade_entry (candidate_id, year, mark, typed, base, source, by_id)
    values ('${candidateId}', ${year}, 99, '99', 100, 'form', '${professor.personId}')`)
  ).toBe('grade_entry_before_signature')
  expect(
    await tried(`insert into grade_entry (candidate_id, year, mark, typed, base, source, by_id)
    values ('${candidateId}', 1, 99, '99', 100, 'form', '${stranger.personId}')`)
  ).toBe('grade_entry_by_own_professor')
  expect(
    await tried(`insert into grade_correction (candidate_id, year, from_mark, to_mark, reason, proposed_by)
    select candidate_id, year, mark, 99, 'x', '${professor.personId}' from grade_mark
    where candidate_id = '${candidateId}' and year = ${year}`)
  ).toBe('done')
  expect(
    await tried(`update grade_correction set outcome = 'approved', decided_by = proposed_by
    where outcome is null`)
  ).toBe('grade_correction_by_a_second_person')
  expect(
    await tried(`update grade_correction set outcome = 'approved', decided_by = '${stranger.personId}'
    where outcome is null`)
  ).toBe('grade_correction_by_who_may')
  expect(await tried(`update grade_correction set reason = 'y'`)).toBe('42501')
  expect(await tried(`delete from grade_sheet`)).toBe('42501')
  expect(await tried(`update grade_sheet_line set mark = 1`)).toBe('42501')
  expect(
    await tried(`update grade_correction set outcome = 'withdrawn', decided_by = proposed_by
    where outcome is null`)
  ).toBe('done')
})

test('§4.2 C the coordination reminds each professor once a day, and of how many only', async () => {
  expect(refusal(await remindProfessors(services, professor, null))).toBe('ADMIN_ONLY')
  const courses = new Set(
    (await listLacking(demo.database.db, CALL)).map(({ sedeCode, ceme }) => `${sedeCode} ${ceme}`)
  )
  expect(await remindProfessors(services, admin, null)).toMatchObject({
    value: { written: courses.size, standing: 0 },
  })
  expect(await remindProfessors(services, admin, null)).toMatchObject({
    value: { written: 0, standing: courses.size },
  })
  const folios = (await listLacking(demo.database.db, CALL)).map(({ folio }) => folio)
  const bodies = await demo.database.db
    .selectFrom('mail_message')
    .select('body')
    .where('kind', '=', 'gradeReminder')
    .execute()
  for (const { body } of bodies) for (const folio of folios) expect(body).not.toContain(folio)
})

test('§4.2 C nothing of it moves once the selection is frozen, and the chain of the audit is whole', async () => {
  const { folio, year, candidateId } = signedCell(await readCourse())
  // What comes while a freeze is under way waits for its end, and is refused then.
  const beside = await owner.db.transaction().execute(async (trx) => {
    await lockSelection(trx, CALL)
    const entering = enter('7')
    expect(await Promise.race([entering, pause(300, 'waits')])).toBe('waits')
    await freezeEmptySelection(trx, CALL, admin.personId)
    return { entering }
  })
  expect(refusal(await beside.entering)).toBe('GRADES_FROZEN')
  expect(refusal(await enter('9'))).toBe('GRADES_FROZEN')
  expect(refusal(await sign(await shownSheet()))).toBe('GRADES_FROZEN')
  expect(
    refusal(
      await proposeCorrection(services, professor, course, {
        folio,
        year,
        typed: '50',
        base: 100,
        reason: 'x',
      })
    )
  ).toBe('GRADES_FROZEN')
  expect(refusal(await remindProfessors(services, admin, null))).toBe('GRADES_FROZEN')
  await expect(
    owner.db
      .insertInto('grade_entry')
      .values({
        candidate_id: candidateId,
        year,
        mark: '1',
        typed: '1',
        base: 100,
        source: 'form',
        by_id: professor.personId,
      })
      .execute()
  ).rejects.toMatchObject({ constraint_name: 'grade_entry_before_freeze' })
  await expect(
    owner.db.updateTable('grade_mark').set({ mark: '1' }).where('candidate_id', '=', candidateId).execute()
  ).rejects.toMatchObject({ constraint_name: 'grade_mark_before_freeze' })
  expect(await verifyAudit(demo.database.db)).toMatchObject({ whole: true })
})
