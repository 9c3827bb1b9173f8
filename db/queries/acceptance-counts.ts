/** Awards of a published run by state, per course and per receiving sede: one snapshot for the coordination. */
import type { DbOrTrx } from '../client.ts'

export async function countAwardsByPlace(db: DbOrTrx, runId: string) {
  return db.selectFrom('award')
    .innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id').innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(({ fn }) => ['course.cer', 'sede.code', 'sede.name as sede', 'sede.ooad', 'award.state', fn.countAll<number>().as('awards')])
    .where('award.run_id', '=', runId)
    .groupBy(['course.cer', 'sede.code', 'sede.name', 'sede.ooad', 'award.state']).orderBy('course.cer').orderBy('sede.name')
    .orderBy('sede.code').execute()
}
