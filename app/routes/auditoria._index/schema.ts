/** What the audit can be narrowed to, as the address has it. Empty means everything; days are of central time. */
import { z } from 'zod'
import { addDuration, hours, instant, type Instant } from '#exam-engine/kernel/time.ts'

const text = (longest: number) => z.string().trim().max(longest, `Use como máximo ${longest} caracteres`).default('')

const day = z.union([z.literal(''), z.iso.date('Elija un día válido')], 'Elija un día válido').default('')

export const auditFilterSchema = z.object({
  acto: text(60).refine((action) => /^[a-zA-Z.]*$/.test(action), 'Elija un acto de la lista'),
  sujeto: text(40).refine((subject) => /^[a-zA-Z]*$/.test(subject), 'Elija un sujeto de la lista'),
  id: text(120),
  actor: text(120),
  desde: day,
  hasta: day,
  /** Events with a lower number: the next page. */
  antes: z.union([z.literal(''), z.string().regex(/^[1-9]\d{0,14}$/)]).catch('').default(''),
}).refine(({ desde, hasta }) => desde === '' || hasta === '' || desde <= hasta, {
  path: ['hasta'], message: 'El último día no puede ser anterior al primero',
})

export type AuditFilterForm = z.output<typeof auditFilterSchema>

/** Central time has been six hours behind UTC all year since October 2022, and was in the winters before. */
const CENTRAL_OFFSET = '-06:00'

/** The first instant of a day of central time. */
export function startOfDay(day: string): Instant {
  return instant(`${day}T00:00:00${CENTRAL_OFFSET}`)
}

/** The first instant after it. */
export function endOfDay(day: string): Instant {
  return addDuration(startOfDay(day), hours(24))
}
