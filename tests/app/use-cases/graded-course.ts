/** The demo with one course whose professor has work left, and who may grade there: a colleague, a stranger, an admin. */
import { randomBytes } from 'node:crypto'
import type { Actor } from '#app/http/actor.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { createSecretBox } from '#app/keys/secret-box.server.ts'
import type { Services } from '#app/services.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { listLacking } from '#db/queries/grade-progress.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { createPerson } from '#tests/factories/people.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'

export const CALL = 'rama-2024-2025-1'
export const PASSWORD = 'Efiser-2024'

export interface GradedCourseOfDemo {
  demo: DemoDatabase
  owner: Database
  services: Services
  course: { sedeCode: string; ceme: string }
  professor: Actor
  /** Another professor of the same course. */
  colleague: Actor
  /** A professor of another sede. */
  stranger: Actor
  admin: Actor
  /** A resident of the course without the grade of the current year. */
  lacking: { folio: string; grade: number; candidateId: string }
  close(): Promise<void>
}

export async function openGradedCourse(): Promise<GradedCourseOfDemo> {
  const passwords = startCheapPasswords()
  const passwordHash = await passwords.hash(PASSWORD)
  const demo = await createDemoDatabase(passwordHash)
  const owner = openDatabase({ url: demo.ownerUrl, max: 2 })
  const { db } = demo.database
  const [first] = await listLacking(db, CALL)
  if (first === undefined) throw new Error('the demo lacks nobody')
  const course = { sedeCode: first.sedeCode, ceme: first.ceme }
  const find = async (own: boolean) => {
    const professors = db.selectFrom('role_grant').select('person_id').where('role', '=', 'profesor')
    const found = own
      ? professors.where('sede_code', '=', course.sedeCode).where('ceme', '=', course.ceme)
      : professors.where('sede_code', '<>', course.sedeCode)
    return demo.actorOf((await found.limit(1).executeTakeFirstOrThrow()).person_id)
  }
  // Before there is a colleague, who would be found as well.
  const professor = await find(true)
  const colleague = await createPerson(owner.db, { passwordHash, roles: [{ role: 'profesor', ...course }] })
  const stranger = await find(false)
  return {
    demo,
    owner,
    services: {
      database: demo.database,
      passwords,
      rateLimits: createRateLimits(null),
      env: { publicUrl: null },
      papers: { secrets: createSecretBox(randomBytes(32), 'test') },
    } as unknown as Services,
    course,
    professor,
    colleague: await demo.actorOf(colleague),
    stranger,
    admin: await demo.actorOf(await findByRole(demo, 'admin')),
    lacking: { folio: first.folio, grade: first.grade, candidateId: first.id },
    async close() {
      await owner.close()
      await passwords.close()
      await demo.drop()
    },
  }
}
