/** The course as the roster should say it, and why. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { writtenText } from '#app/http/written-text.ts'

const REASON = 'Escriba por qué se corrige y con qué documento'
const sede = z.string({ error: 'Elija la sede' }).max(32)

export const rosterSchema = z.object({
  ceme: z.string({ error: 'Elija la especialidad' }).max(200).refine(isStorable, NOT_STORABLE),
  grade: z.string({ error: 'Elija el grado' }).regex(/^[1-6]$/, 'Elija el grado'),
  adscription_sede: sede,
  rotation_sede: sede.optional(),
  reason: writtenText(REASON, 2000),
})
