/**
 * Cut-offs of the period before, so that a visitor sees them beside the sedes: invented, the same at every load. Some
 * sedes had fewer than three seats filled, some none of this course, and those show no figure.
 */
import { pastPoolKey, PUBLIC_CUTOFF_FILLED, type PastCutoff } from '#exam-engine/convocatoria/past-cutoffs.ts'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Trx } from '../client.ts'
import { insertPastCutoffs } from '../queries/past-cutoffs.ts'
import { demoId } from './generate/demo-id.ts'
import type { Demo } from './generate/demo.ts'

const PERIOD = '2023-2024-1'
const SOURCE = 'cifras inventadas para la demostración'
const SHARE_NOT_OFFERED = 0.12

export async function loadPastCutoffs(trx: Trx, demo: Demo): Promise<void> {
  const rows = generatePastCutoffs(demo)
  const admin = demo.staff.grants.find(({ role }) => role === 'admin')
  if (admin === undefined) throw new Error('the demo has no admin')
  const fileSha256 = sha256Hex(rows.map((row) => `${pastPoolKey(row)} ${row.lastPiImss ?? ''}`).join('\n'))
  await insertPastCutoffs(trx, {
    id: demoId(demo.seed, 'past-cutoffs', PERIOD), period: PERIOD, source: SOURCE, fileSha256, rows, by: admin.person_id,
  })
}

function generatePastCutoffs({ seed, call: { pools, courses } }: Demo): PastCutoff[] {
  const random = seededRandom(`${seed}:past-cutoffs`)
  const cerOf = new Map(courses.map(({ id, cer }) => [id, cer]))
  return pools.flatMap(({ course_id: course, sede_code: sede, subsede }) => {
    const [offered, more, left, score] = [random.next(), random.next(), random.next(), random.next()]
    if (offered < SHARE_NOT_OFFERED) return []
    const seats = 2 + Math.floor(more * 5)
    const filled = Math.max(0, seats - (left < 0.3 ? 1 : 0))
    // 66 to 86 points, in millionths.
    const millionths = String(66_000_000 + Math.floor(score * 20_000_000))
    const lastPiImss = filled < PUBLIC_CUTOFF_FILLED ? null : `${millionths.slice(0, -6)}.${millionths.slice(-6)}`
    return [{ cer: cerOf.get(course) ?? '', sede, subsede: subsede ?? null, seats, filled, lastPiImss }]
  })
}
