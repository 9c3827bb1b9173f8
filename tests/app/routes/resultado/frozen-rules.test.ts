/**
 * A fe de erratas that moves the date of the articles after the freeze: what stands was scored by the date of before, so the
 * result explains itself by it, and so does the period into which the marks carry over. Real acts, real database.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { checkDraft } from '#app/call/check-draft.server.ts'
import { readResult } from '#app/routes/resultado/queries.server.ts'
import { publishCall } from '#app/use-cases/publish-call.server.ts'
import { startErrata } from '#app/use-cases/start-call-draft.server.ts'
import { startNextPeriod } from '#app/use-cases/start-next-period.server.ts'
import { findDraft, lockDraft, updateDraft } from '#db/queries/call-drafts.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'
import { createAwardedResidents, type AwardedResidents } from '#tests/factories/awarded-residents.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { DEMO_CALL, demand } from '#tests/factories/published-selection.ts'

const MOVED = '2024-01-01'

let residents: AwardedResidents
let holder: Actor

beforeAll(async () => {
  residents = await createAwardedResidents()
  holder = await residents.nextHolder()
}, 120_000)
afterAll(() => residents.drop())

const draftOf = async (id: string) => (await findDraft(residents.database.db, id)) ?? (() => { throw new Error('no draft') })()
const resultOf = async ({ personId }: Actor) => {
  const context = { services: { database: residents.database } } as unknown as Parameters<typeof readResult>[0]
  return (await readResult(context, personId)).result
}

test('§4.3.1.6 an article counts by the date that was frozen, whatever a fe de erratas says afterwards', async () => {
  const { db } = residents.database
  await residents.standAt(residents.from, 60_000)
  const { candidate_id: candidate } = await residents.awardOf(holder)
  await residents.owner.sql`insert into publication (candidate_id, position, doi, type, author_position, published_on, accepted)
    values (${candidate}, 99, '10.5555/tarde', 'descriptive', 1, '2023-12-10', true)`
  const before = await resultOf(holder)
  const late = (result: typeof before) => result?.publications.find(({ doi }) => doi === '10.5555/tarde')?.points
  expect(late(before)).toBe(0)

  const errata = demand(await startErrata(residents.services, residents.admins[0], DEMO_CALL))
  await db.transaction().execute(async (trx) => {
    const locked = await lockDraft(trx, errata)
    if (locked === undefined) throw new Error('no draft')
    const { rules } = locked.document
    const document = { ...locked.document, rules: { ...rules, publicationCutoff: { ...rules.publicationCutoff, before: MOVED } } }
    await updateDraft(trx, locked, { document, undecided: [], unchecked: [] }, residents.admins[0].personId)
  })
  const { revision } = await draftOf(errata)
  demand(await publishCall(residents.services, residents.admins[0], errata, {
    password: TEST_PASSWORD, address: '10.0.0.1', revision, confirmed: true, reason: 'Se corrige la fecha de los artículos',
  }))
  expect((await readConvocatoriaRules(db, DEMO_CALL)).publicationCutoff.before).toBe(MOVED)
  expect(late(await resultOf(holder))).toBe(0)
  expect((await resultOf(holder))?.breakdown).toEqual(before?.breakdown)
})

test('§4.3.1.6 §5.13 a period into which its marks carry over begins with that date, and another is refused', async () => {
  const { db } = residents.database
  await residents.standAt(addDuration(residents.until, minutes(1)))
  const id = demand(await startNextPeriod(residents.services, residents.admins[0], DEMO_CALL, {
    title: 'Segundo periodo', days: 63, marks: 'carryOver',
  }))
  const draft = await draftOf(id)
  expect(draft.document.rules.publicationCutoff.before).toBe('2023-12-01')
  const codesOf = async (before: string) => {
    const { rules } = draft.document
    const document = { ...draft.document, rules: { ...rules, publicationCutoff: { ...rules.publicationCutoff, before } } }
    return (await checkDraft(db, { ...draft, document })).findings.map(({ code }) => code)
  }
  expect(await codesOf('2023-12-01')).not.toContain('CARRY_OTHER_TERMS')
  expect(await codesOf(MOVED)).toContain('CARRY_OTHER_TERMS')
})
