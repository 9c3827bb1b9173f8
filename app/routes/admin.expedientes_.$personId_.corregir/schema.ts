/** The data of the roster as they should be, and why. Empty CURP, second surname and birth are possible. */
import { z } from 'zod'
import { isIsoDate } from '#exam-engine/kernel/iso-date.ts'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const text = (missing: string, longest = 100) => z.string({ error: missing }).trim().min(1, missing)
  .max(longest, `Use como máximo ${String(longest)} caracteres`).refine(isStorable, NOT_STORABLE)
const maybe = () => z.string().trim().max(100, 'Use como máximo 100 caracteres').refine(isStorable, NOT_STORABLE).optional()

export const correctSchema = z.object({
  given_names: text('Escriba los nombres'),
  first_surname: text('Escriba el primer apellido'),
  second_surname: maybe(),
  curp: maybe(),
  sex: z.enum(['H', 'M', 'X'], 'Elija el sexo'),
  born_on: z.string().refine(isIsoDate, 'Escriba una fecha que exista').optional(),
  reason: text('Escriba por qué se corrige y con qué documento', 2000),
})
