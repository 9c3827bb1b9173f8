/** Why a seat is to be taken back, and the password. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { REVOCATION_GROUNDS } from '#exam-engine/convocatoria/revocation.ts'

const REASON = 'Escriba qué se encontró y cómo se comprobó'
const PASSWORD = 'Escriba su contraseña'

export const proposeSchema = z.object({
  ground: z.enum(REVOCATION_GROUNDS, 'Elija la causa'),
  reason: z.string({ error: REASON }).trim().min(1, REASON).max(2000, 'Use como máximo 2000 caracteres').refine(isStorable, NOT_STORABLE),
  password: z.string({ error: PASSWORD }).min(1, PASSWORD).max(200, 'Use como máximo 200 caracteres'),
})
