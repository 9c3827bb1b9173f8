/** What a flag of an item says to the people who review it; with the limits of exam-engine/marking/item-flags.ts. */
import type { ItemFlag } from '#exam-engine/marking/item-flags.ts'

type FlagCode = ItemFlag['flag']

export const FLAG_WORDS: Record<FlagCode, { short: string, full: string }> = {
  FACILITY_OUT_OF_RANGE: {
    short: 'Facilidad',
    full: 'La facilidad está fuera de 0.30 a 0.70: casi todas las personas acertaron, o casi ninguna.',
  },
  LOW_DISCRIMINATION: {
    short: 'Discriminación baja', full: 'La discriminación (RIR) es menor que 0.20: el reactivo separa poco.',
  },
  RARE_DISTRACTOR: {
    short: 'Distractor sin uso', full: 'Menos de 5 % eligió alguno de los distractores.',
  },
  DISTRACTOR_DISCRIMINATES: {
    short: 'Distractor a revisar',
    full: 'Un distractor atrae más a quienes obtuvieron más aciertos: revise la clave y la redacción.',
  },
}

/** Each kind once, in the order in which they were found. */
export function distinctFlags(flags: readonly ItemFlag[]): FlagCode[] {
  return [...new Set(flags.map(({ flag }) => flag))]
}
