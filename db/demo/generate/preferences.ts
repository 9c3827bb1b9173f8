/**
 * Which CER a resident wants, and in which sedes: one CER (maxCer = 1) that is
 * open to the CEME and grade, one to six of its pools in order (Convocatoria §2.1 B).
 */
import { coursesOpenTo } from '#exam-engine/convocatoria/courses.ts'
import type { ConvocatoriaRules, Prerequisite } from '#exam-engine/convocatoria/rules.ts'
import type { SeededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { COURSE_SEDES, lookUp } from '../demo-data.ts'
import type { CallRows, PoolRow } from './rows.ts'
import { pickWeighted, shuffleWeighted } from './weighted.ts'

/** Ids of the pools wanted, the dearest first; never empty. */
export function drawPreferences(
  random: SeededRandom, { courses, pools: all }: CallRows, rules: ConvocatoriaRules, prerequisite: Prerequisite,
): string[] {
  const open = coursesOpenTo(rules, { prerequisite, concludedCer: null })
  const { cer } = pickWeighted(random, open, (course) => lookUp(COURSE_SEDES, course.cer).popularity)
  const courseId = courses.find((course) => course.cer === cer)?.id
  const pools = all.filter((pool) => pool.course_id === courseId)
  const first = pools[0]?.position ?? 0
  // The tables name the best known hospital first; every third resident would rather stay away from it.
  const fame = (pool: PoolRow) => 1 / (1 + pool.position - first)
  const order = random.int(3) === 0 ? random.shuffle(pools) : shuffleWeighted(random, pools, fame)
  return order.slice(0, 1 + random.int(order.length)).map(({ id }) => id)
}
