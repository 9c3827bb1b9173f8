/** A search for who stands at the door, and the record of it. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

export const SHORTEST_SEARCH = 3
const LONGEST_SEARCH = 80

export const searchSchema = z.string({ error: 'Escriba un nombre, folio, matrícula o CURP' }).trim()
  .min(SHORTEST_SEARCH, `Escriba al menos ${SHORTEST_SEARCH} caracteres`)
  .max(LONGEST_SEARCH, `Use como máximo ${LONGEST_SEARCH} caracteres`).refine(isStorable, NOT_STORABLE)

export const inquirySchema = z.object({
  searched: searchSchema,
  /** Empty: nobody was found. */
  personId: z.uuid('Elija a la persona').optional(),
  note: z.string().trim().max(1000, 'Use como máximo 1000 caracteres').refine(isStorable, NOT_STORABLE).default(''),
})
