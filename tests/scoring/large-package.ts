// A selection package of any size, like a real one in what costs time: lists of four to eight sedes of one course,
// a few publications, caps, absences, and marks coarse enough that full ties reach the lottery.
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { rulesOfCall } from '#scoring/package/rules-of-call.ts'
import type { PackageCandidate, SeatPool, SelectionPackage } from '#scoring/package/schema.ts'
import { sampleCall } from '../exam-engine/convocatoria/sample-call.ts'

const SEDES_PER_CER = 10
const ITEMS = 150

/** Deterministic: the same numbers give the same package. About one seat for three candidates. */
export function largePackage(candidateCount: number, poolCount: number): SelectionPackage {
  const random = seededRandom(`${String(candidateCount)}/${String(poolCount)}`)
  const seats = Array.from({ length: poolCount }, (_, pool): SeatPool => ({
    cer: `Especialidad ${String(Math.floor(pool / SEDES_PER_CER))}`,
    sede: `Sede ${String(pool % SEDES_PER_CER)}`,
    subsede: null,
    count: Math.ceil(candidateCount / poolCount / 3),
    foreignMax: pool % 4 === 0 ? 1 : null,
  }))
  const mark = (least: number) => (least + random.int((100 - least) * 10) / 10).toFixed(1)

  const candidates = Array.from({ length: candidateCount }, (_, index): PackageCandidate => {
    const firstOfCer = random.int(Math.ceil(poolCount / SEDES_PER_CER)) * SEDES_PER_CER
    const wished = random.shuffle(seats.slice(firstOfCer, firstOfCer + SEDES_PER_CER)).slice(0, 4 + random.int(5))
    return {
      folio: `R-${String(index).padStart(8, '0')}`,
      category: random.int(25) === 0 ? 'foreign' : 'mexican',
      ceme: 'Medicina interna',
      grade: 2,
      efiser: random.int(30) === 0
        ? { status: 'absent' }
        : { status: 'present', correct: 40 + random.int(ITEMS - 40), counted: ITEMS },
      grades: { previous: [mark(80)], current: random.int(200) === 0 ? null : mark(80) },
      enarm: mark(60),
      publications: random.int(6) > 0 ? [] : [{
        doi: `10.1000/${String(index)}`, type: 'analytical', authorPosition: 1 + random.int(3),
        publishedOn: '2023-10-02', accepted: true,
      }],
      preferences: wished.map(({ cer, sede, subsede }) => ({ cer, sede, subsede })),
    }
  })
  return {
    schema: 'efiser-selection/2',
    rules: { ...rulesOfCall(sampleCall()), lotterySeed: sha256Hex('large package') },
    candidates,
    seats,
  }
}
