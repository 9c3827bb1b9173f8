/**
 * Who sits which exam and where: residents spread over the sedes of their CEME,
 * some of them on rotation elsewhere (Convocatoria §3.1 C). The first ones are
 * the featured residents, whom the welcome table names.
 */
import type { SeededRandom } from '#exam-engine/kernel/seeded-random.ts'
import { CEME_SEDES, EXAM_SIZES, lookUp } from '../demo-data.ts'

export interface Placement {
  ceme: string
  grade: number
  adscriptionSede: string
  /** Where the exam is sat. */
  examSede: string
}

const ROTATION_SHARE = 1 / 10

/** One per featured resident, in the order of their accounts. */
export const FEATURED: readonly Placement[] = [
  { ceme: 'Medicina interna', grade: 2, adscriptionSede: 'HE-CMNSXXI', examSede: 'HE-CMNSXXI' },
  { ceme: 'Cirugía general', grade: 2, adscriptionSede: 'HE-CMNSXXI', examSede: 'HE-CMNSXXI' },
  { ceme: 'Pediatría', grade: 3, adscriptionSede: 'HGR1-TIJ', examSede: 'HGR1-TIJ' },
  { ceme: 'Medicina interna', grade: 2, adscriptionSede: 'HE-CMNO', examSede: 'HE-CMNO' },
]

/** Place in FEATURED of the one of foreign category (Convocatoria §2.2 D). */
export const FEATURED_FOREIGNER = 3

/** One placement per resident of the demo, in the order of registration; the featured lead. */
export function drawPlacements(random: SeededRandom): Placement[] {
  const drawn = random.shuffle(EXAM_SIZES.flatMap(({ ceme, grade, residents }) => {
    const { sedes, rotation } = lookUp(CEME_SEDES, ceme)
    const turn = random.shuffle(sedes)
    const rotations = random.shuffle(rotation)
    const rotating = Math.floor(residents * ROTATION_SHARE)
    return Array.from({ length: residents }, (_, index): Placement => {
      const adscriptionSede = takeInTurn(turn, index)
      const examSede = index < rotating ? takeInTurn(rotations, index) : adscriptionSede
      return { ceme, grade, adscriptionSede, examSede }
    })
  }))
  for (const featured of FEATURED) drawn.splice(findSameExam(drawn, featured), 1)
  return [...FEATURED, ...drawn]
}

function takeInTurn(sedes: readonly string[], index: number): string {
  const sede = sedes[index % sedes.length]
  if (sede === undefined) throw new RangeError('no sedes to take in turn')
  return sede
}

// The numbers per exam stay as they are: a featured resident takes the place of another one.
function findSameExam(placements: readonly Placement[], { ceme, grade, adscriptionSede }: Placement): number {
  const index = placements.findIndex((other) => other.ceme === ceme && other.grade === grade &&
    other.adscriptionSede === adscriptionSede)
  if (index < 0) throw new Error(`nobody sits ${ceme} ${String(grade)} in ${adscriptionSede}`)
  return index
}
