/**
 * The call's own text of the letters, on a published selection: by the coordination with its password, one version after
 * the other, until the first acceptance, which and whose letter name it; and what the database refuses by itself.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { acceptCommitment, acceptSede } from '#app/use-cases/accept-award.server.ts'
import { issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { readOwnCommitment } from '#app/use-cases/own-commitment.server.ts'
import { publishLetterText, type NewLetterText } from '#app/use-cases/publish-letter-text.server.ts'
import { findLetterText, listLetterTexts } from '#db/queries/letter-texts.ts'
import { FIRST_TEXT } from '#exam-engine/letters/first-text.ts'
import { letterTextSha256, writeLetterText, type LetterText } from '#exam-engine/letters/letter-text.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { readPdf } from '#tests/app/documents/read-pdf.ts'
import { type AwardedResidents, createAwardedResidents } from '#tests/factories/awarded-residents.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { DEMO_CALL, demand } from '#tests/factories/published-selection.ts'

let residents: AwardedResidents
let admin: Actor

beforeAll(async () => {
  residents = await createAwardedResidents()
  await residents.standAt(residents.from)
  admin = residents.admins[0]
}, 120_000)
afterAll(() => residents.drop())

const worded = (words: string): LetterText => FIRST_TEXT.map((paragraph) =>
  paragraph.part === 'commitment.integrity' || paragraph.part === 'acceptance.validity'
    ? { ...paragraph, text: words } : paragraph)

const publish = (text: LetterText, change: Partial<NewLetterText> = {}, actor = admin) => publishLetterText(residents.services, actor, {
  convocatoriaId: DEMO_CALL, base: 1, text, reason: 'Precisión', password: TEST_PASSWORD, address: '10.0.0.9', ...change,
})

async function nextHolder(): Promise<Actor> {
  const actor = await residents.nextHolder()
  demand(await acceptSede(residents.services, actor))
  return actor
}

const shownTo = async ({ personId }: Actor) => {
  const shown = await readOwnCommitment(residents.database.db, personId)
  if (shown === undefined) throw new Error('no award')
  return shown
}

const lastPayload = async (action: string): Promise<unknown> => {
  const { payload } = await residents.database.db.selectFrom('audit_event').select('payload').where('action', '=', action)
    .orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  return JSON.parse(payload)
}

const insertRow = (number: number, text: LetterText, by = admin.personId) => residents.database.db.insertInto('letter_text').values({
  convocatoria_id: DEMO_CALL, number, content: writeLetterText(text), sha256: letterTextSha256(text), reason: 'Sin más',
  published_by: by,
}).execute()

test('§5.5 only the coordination publishes, by its password, a text without findings that changes something', async () => {
  const holder = await nextHolder()
  expect(await publish(worded('Dije la verdad.'), {}, holder)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await publish(worded('Dije la verdad.'), { password: 'otra' })).toMatchObject({ refusal: 'PASSWORD_WRONG' })
  expect(await publish(worded('漢 {{puntaje}}'))).toMatchObject({ refusal: 'LETTER_TEXT_FAULTY' })
  expect(await publish(FIRST_TEXT)).toMatchObject({ refusal: 'LETTER_TEXT_UNCHANGED' })
  expect(await publish(worded('Dije la verdad.'), { base: 2 })).toMatchObject({ refusal: 'LETTER_TEXT_STALE' })
  expect(await publish(worded('Dije la verdad.'), { convocatoriaId: 'otra' })).toMatchObject({ refusal: 'LETTER_TEXT_STALE' })
  expect(await listLetterTexts(residents.database.db, DEMO_CALL)).toEqual([])
  expect((await shownTo(holder)).commitment).not.toHaveProperty('version')
})

test('of two who publish at once one does; the other is told, and nothing of the first is written over', async () => {
  const answers = await Promise.all([publish(worded('Dije la verdad.')), publish(worded('Todo es cierto.'))])
  expect(answers.map((answer) => answer.ok ? answer.value : answer.refusal).sort()).toEqual([2, 'LETTER_TEXT_STALE'])
  const versions = await listLetterTexts(residents.database.db, DEMO_CALL)
  expect(versions.map(({ number }) => number)).toEqual([2])
  expect(await lastPayload('letterText.publish')).toEqual({
    number: 2, textSha256: versions[0]?.sha256, previousSha256: letterTextSha256(FIRST_TEXT), reasonSha256: sha256Hex('Precisión'),
  })
})

test('the database takes no version out of order, without change, by somebody else, nor changes one', async () => {
  const holder = await residents.nextHolder()
  await expect(insertRow(4, worded('Cuatro.'))).rejects.toMatchObject({ constraint_name: 'letter_text_in_order' })
  await expect(insertRow(3, (await findLetterText(residents.database.db, DEMO_CALL)).text)).rejects.toMatchObject({ constraint_name: 'letter_text_changes' })
  await expect(insertRow(3, worded('Tres.'), holder.personId)).rejects.toMatchObject({ constraint_name: 'letter_text_by_admin' })
  await expect(residents.owner.sql.unsafe('update letter_text set reason = \'otro\'')).rejects.toThrow()
  await expect(residents.owner.sql.unsafe('delete from letter_text')).rejects.toThrow()
})

test('§5.5 who read the text before is asked to read the new one, and the first acceptance crosses a publication', async () => {
  const holder = await nextHolder()
  const before = await shownTo(holder)
  expect(demand(await publish(worded('Todo lo que dije es verdad.'), { base: 2 }))).toBe(3)
  expect(await acceptCommitment(residents.services, holder, before.sha256)).toMatchObject({ refusal: 'COMMITMENT_TEXT_CHANGED' })

  // A letter_text_id of another version than the newest is refused by the database as well.
  await expect(residents.database.db.updateTable('award')
    .set({ state: 'commitmentAccepted', commitment_accepted_at: new Date().toISOString(), letter_text_id: null })
    .where('candidate_id', '=', (query) => query.selectFrom('candidate').select('id').where('person_id', '=', holder.personId))
    .execute()).rejects.toMatchObject({ constraint_name: 'award_text_is_newest' })

  const shown = await shownTo(holder)
  const [accepted, published] = await Promise.all([
    acceptCommitment(residents.services, holder, shown.sha256), publish(worded('Es verdad.'), { base: 3 }),
  ])
  if (accepted.ok) expect(published).toMatchObject({ refusal: 'LETTER_TEXT_FIXED' })
  else {
    expect([accepted.refusal, published.ok]).toEqual(['COMMITMENT_TEXT_CHANGED', true])
    demand(await acceptCommitment(residents.services, holder, (await shownTo(holder)).sha256))
  }
  const newest = await findLetterText(residents.database.db, DEMO_CALL)
  expect(await lastPayload('award.acceptCommitment')).toEqual({
    commitmentSha256: (await shownTo(holder)).sha256, textVersion: newest.number, textSha256: newest.sha256,
  })
  expect(await publish(worded('Ya no.'), { base: newest.number })).toMatchObject({ refusal: 'LETTER_TEXT_FIXED' })
  await expect(insertRow(newest.number + 1, worded('Ya no.'))).rejects.toMatchObject({ constraint_name: 'letter_text_before_first_acceptance' })
})

test('§5.8 §5.10 the letter has the words that were accepted, once, and its row, audit and print name the version', async () => {
  const holder = await nextHolder()
  const newest = await findLetterText(residents.database.db, DEMO_CALL)
  demand(await acceptCommitment(residents.services, holder, (await shownTo(holder)).sha256))
  const issued = demand(await issueLetter(residents.services, holder, 'https://efiser.example.mx'))
  const { text } = await readPdf(issued.bytes)
  expect(text).toContain(`versión ${newest.number} (SHA-256 ${newest.sha256})`)
  expect(text).toContain(newest.text.find(({ part }) => part === 'acceptance.validity')?.text ?? 'none')
  expect(await lastPayload('letter.issue')).toMatchObject({ textVersion: newest.number, textSha256: newest.sha256 })
  const again = demand(await issueLetter(residents.services, holder, 'https://efiser.example.mx'))
  expect(again.sha256).toBe(issued.sha256)
  const row = await residents.database.db.selectFrom('letter').innerJoin('award', 'award.id', 'award_id')
    .innerJoin('candidate', 'candidate.id', 'candidate_id').where('person_id', '=', holder.personId)
    .select(['letter.letter_text_id as letter_text', 'award.letter_text_id as award_text']).executeTakeFirstOrThrow()
  expect(row).toEqual({ letter_text: newest.id, award_text: newest.id })
  await expect(residents.owner.sql.unsafe('update award set letter_text_id = null where letter_text_id is not null'))
    .rejects.toMatchObject({ constraint_name: 'award_text_fixed' })
})
