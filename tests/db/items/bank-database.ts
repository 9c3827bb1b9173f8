/** A database with two small exams and nothing else: one whose turno lies ahead, one whose turno has begun. */
import { openDatabase, type Database } from '#db/client.ts'
import { createTestDatabase } from '#tests/setup/test-database.ts'

export interface BankDatabase {
  /** As the app's role. */
  app: Database
  ownerUrl: string
  /** Medicina interna 2: three clinical items and one of research; its turno lies ahead. */
  examId: string
  /** Pediatría 3, of the same length; its turno began long ago. */
  pastExamId: string
  close(): Promise<void>
}

export async function createBankDatabase(): Promise<BankDatabase> {
  const created = await createTestDatabase()
  const app = openDatabase({ url: created.appUrl, max: 3 })
  const owner = openDatabase({ url: created.ownerUrl, max: 1 })
  await owner.db.insertInto('convocatoria').values({
    id: 'bank-test-1', title: 'Prueba', rules: '{}', rules_sha256: '', published_at: '2024-01-11T22:00:00Z',
    registration_from: '2024-01-13T00:00:00Z', registration_until: '2024-01-17T16:00:00Z',
    results_from: '2024-02-09T22:00:00Z', results_until: '2024-02-12T16:00:00Z',
  }).execute()
  const addExam = async (number: number, ceme: string, grade: number, startsAt: string, endsAt: string) => {
    const turno = await owner.db.insertInto('turno')
      .values({ convocatoria_id: 'bank-test-1', number, starts_at: startsAt, ends_at: endsAt })
      .returning('id').executeTakeFirstOrThrow()
    const exam = await owner.db.insertInto('exam').values({
      convocatoria_id: 'bank-test-1', turno_id: turno.id, ceme, grade, item_count: 4, research_count: 1,
    }).returning('id').executeTakeFirstOrThrow()
    return exam.id
  }
  const pastExamId = await addExam(1, 'Pediatría', 3, '2024-01-29T15:00:00Z', '2024-01-29T17:00:00Z')
  const examId = await addExam(2, 'Medicina interna', 2, '2999-01-29T15:00:00Z', '2999-01-29T17:00:00Z')
  await owner.close()
  const close = async () => {
    await app.close()
    await created.drop()
  }
  return { app, ownerUrl: created.ownerUrl, examId, pastExamId, close }
}

/** The bytes of a small file that stands beside the tests: six items on lines 1-3, 5, 6 and 8. */
export const SMALL_FILE = new URL('./small-items.jsonl', import.meta.url)
