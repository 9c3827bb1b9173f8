/**
 * Courses, prerequisites, turnos, exams and seats of the demo: the courses and
 * the cronograma are the real ones (Convocatoria §1.1, §3.2), the seats invented.
 */
import { turnosOf } from '#exam-engine/convocatoria/cronograma.ts'
import { prerequisiteName, rulesVersion, type ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import { seededRandom, type SeededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { COURSE_SEDES, lookUp, SEDES } from '../demo-data.ts'
import { demoId } from './demo-id.ts'
import type { CallRows, CourseRow, PoolRow } from './rows.ts'
import { pickWeighted } from './weighted.ts'

const SEAT_COUNTS = [{ seats: 1, weight: 9 }, { seats: 2, weight: 6 }, { seats: 3, weight: 3 }, { seats: 4, weight: 1 }]
const SHARE_OF_POOLS_WITH_FOREIGN_CAP = 0.2

/** Two courses are partly taught in a second hospital: the result then names a subsede (Convocatoria §5.2). */
const SUBSEDES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Medicina del enfermo en estado crítico': { 'HE1-LEON': 'HGZ No. 21, León' },
  Neonatología: { HGO23: 'HGZ No. 33, Monterrey' },
}

/** Rows of the whole call; each course, turno, exam and pool gets an id of the seed. */
export function generateCall(seed: string, rules: ConvocatoriaRules): CallRows {
  const convocatoriaId = rulesVersion(rules)
  const courses = rules.courses.map(({ cer, newCourse, note }): CourseRow => ({
    id: demoId(seed, 'course', cer), convocatoria_id: convocatoriaId, cer, new_course: newCourse, note: note ?? null,
  }))
  const prerequisites = rules.courses.flatMap(({ cer, prerequisites }) => prerequisites
    .map(({ ceme, grade }) => ({ course_id: demoId(seed, 'course', cer), ceme, grade })))
  const turnos = turnosOf(rules).map(({ number, window, exams }) => ({
    row: {
      id: demoId(seed, 'turno', String(number)), convocatoria_id: convocatoriaId, number,
      starts_at: toIso(window.from), ends_at: toIso(window.until),
    },
    exams,
  }))
  return {
    sedes: SEDES.map(({ timeZone, ...sede }) => ({ ...sede, time_zone: timeZone })),
    courses,
    prerequisites,
    turnos: turnos.map(({ row }) => row),
    exams: turnos.flatMap(({ row, exams }) => exams.map(({ ceme, grade }) => ({
      id: demoId(seed, 'exam', prerequisiteName({ ceme, grade })), convocatoria_id: convocatoriaId,
      turno_id: row.id, ceme, grade,
    }))),
    pools: generatePools(seed, convocatoriaId, courses),
  }
}

function generatePools(seed: string, convocatoriaId: string, courses: readonly CourseRow[]): PoolRow[] {
  const random = seededRandom(`${seed}:seats`)
  const pools = courses.flatMap(({ id, cer }) => lookUp(COURSE_SEDES, cer).sedes.map((sedeCode) => {
    const subsede = SUBSEDES[cer]?.[sedeCode] ?? null
    const poolId = demoId(seed, 'pool', `${cer} ${sedeCode}`)
    return { id: poolId, course_id: id, sede_code: sedeCode, subsede, ...drawSeats(random) }
  }))
  return pools.map((pool, index) => ({ ...pool, convocatoria_id: convocatoriaId, position: index + 1 }))
}

function drawSeats(random: SeededRandom) {
  const { seats } = pickWeighted(random, SEAT_COUNTS, ({ weight }) => weight)
  return { seats, foreign_max: random.next() < SHARE_OF_POOLS_WITH_FOREIGN_CAP ? 1 : null }
}
