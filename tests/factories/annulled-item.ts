/** An item of a sat exam annulled through the acts of the coordination: proposed by one admin, approved by another. */
import { randomBytes } from 'node:crypto'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { createSecretBox } from '#app/keys/secret-box.server.ts'
import { dryRunAnnulment, dryRunText } from '#app/marking/dry-run.server.ts'
import type { Services } from '#app/services.server.ts'
import { approveAnnulment, proposeAnnulment } from '#app/use-cases/annul-items.server.ts'
import { readNow } from '#db/queries/clock.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'
import type { DemoDatabase } from './demo-database.ts'
import { DEMO_CALL, demand } from './published-selection.ts'

/** The first item of the only form that was sat; the id of the annulment. `password`: of all admins. */
export async function annulFirstItem(demo: DemoDatabase, password: string): Promise<string> {
  const { db } = demo.database
  const sat = await db.selectFrom('attempt').innerJoin('mark', 'mark.attempt_id', 'attempt.id')
    .innerJoin('form_item', 'form_item.form_id', 'attempt.form_id')
    .select(['attempt.exam_id as examId', 'form_item.form_id as formId', 'form_item.item_id as itemId'])
    .where('mark.status', '=', 'present').orderBy('form_item.item_id').limit(1).executeTakeFirstOrThrow()
  const admins = await db.selectFrom('role_grant').select('person_id').where('role', '=', 'admin').orderBy('person_id').execute()
  const [first, second] = await Promise.all(admins.slice(0, 2).map(({ person_id: id }) => demo.actorOf(id)))
  if (first === undefined || second === undefined) throw new Error('an annulment takes two admins')
  const passwords = startCheapPasswords()
  const papers = { secrets: createSecretBox(randomBytes(32), 'test') }
  const services = { database: demo.database, passwords, rateLimits: createRateLimits(), papers } as unknown as Services
  const what = { itemIds: [sat.itemId], policy: 'drop' } as const
  const id = demand(await proposeAnnulment(services, first, { ...sat, ...what, kind: 'wrongKey', reason: 'La clave es otra' }))
  const { dryRun } = demand(await dryRunAnnulment(db, { ...sat, convocatoriaId: DEMO_CALL }, what, await readNow(db)))
  const shownSha256 = dryRunText(dryRun).sha256
  demand(await approveAnnulment(services, second, { annulmentId: id, note: '', shownSha256, password, address: '127.0.0.1' }))
  await passwords.close()
  return id
}
