// How long an exam is and how much of it is research (§3.1). Whole items come out of it, by integers only.
import { z } from 'zod'

export const blueprintSchema = z.strictObject({
  itemCount: z.int().min(1, 'al menos un reactivo').max(300, 'el máximo son 300 reactivos'),
  /** Share of research items, 0–1, in whole hundredths. */
  researchShare: z
    .number()
    .min(0, 'entre 0 y 1')
    .max(1, 'entre 0 y 1')
    .refine((share) => Math.round(share * 100) / 100 === share, 'con dos decimales como máximo'),
})

export type Blueprint = Readonly<z.infer<typeof blueprintSchema>>

/** Items of each area; together always `itemCount`. A half item of research is rounded up. §3.1 */
export function countByArea({ itemCount, researchShare }: Blueprint): { clinical: number; research: number } {
  // In hundredths: 0.07 × 100 is not 7 in floating point.
  const percent = Math.round(researchShare * 100)
  const research = Math.floor((2 * itemCount * percent + 100) / 200)
  return { clinical: itemCount - research, research }
}
