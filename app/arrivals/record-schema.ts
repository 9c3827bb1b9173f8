/** A presentation, or the correction of one: the day, the paper that was compared, and why when a record was wrong. §5.9.3 */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const DAY = 'Escriba el día en que se presentó: año, mes y día'
const COMPARED = 'Coteje la carta con la notificación oficial y márquelo'

export const arrivalSchema = z.object({
  outcome: z.enum(['arrived', 'undone'], 'Elija qué se registra'),
  on: z.iso.date(DAY).optional(),
  compared: z.literal('on', COMPARED).optional(),
  reason: z.string().trim().max(1000, 'Use como máximo 1000 caracteres').refine(isStorable, NOT_STORABLE).default(''),
  /** The newest record as it was shown; empty for none. */
  seen: z.coerce.number().int().min(1).optional(),
}).refine(({ outcome, on }) => outcome === 'undone' || on !== undefined, { path: ['on'], error: DAY })
  .refine(({ outcome, compared }) => outcome === 'undone' || compared === 'on', { path: ['compared'], error: COMPARED })
