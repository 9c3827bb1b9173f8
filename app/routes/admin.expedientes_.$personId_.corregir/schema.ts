/** The data of the roster as they should be, and why. Empty CURP, second surname and birth are possible. */
import { z } from 'zod'
import { isIsoDate } from '#exam-engine/kernel/iso-date.ts'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { writtenText } from '#app/http/written-text.ts'

const maybe = () => z.string().trim().max(100, 'Use como máximo 100 caracteres').refine(isStorable, NOT_STORABLE).optional()

export const correctSchema = z.object({
  given_names: writtenText('Escriba los nombres', 100),
  first_surname: writtenText('Escriba el primer apellido', 100),
  second_surname: maybe(),
  curp: maybe(),
  sex: z.enum(['H', 'M', 'X'], 'Elija el sexo'),
  born_on: z.string().refine(isIsoDate, 'Escriba una fecha que exista').optional(),
  reason: writtenText('Escriba por qué se corrige y con qué documento', 2000),
})
