/** What somebody decides about a proposal, and the password. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const PASSWORD = 'Escriba su contraseña'
const NOTE = 'Escriba por qué no procede'
const password = z.string({ error: PASSWORD }).min(1, PASSWORD).max(200, 'Use como máximo 200 caracteres')

export const decideSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('approve'), password }),
  z.object({
    event: z.literal('dismiss'), password,
    note: z.string({ error: NOTE }).trim().min(1, NOTE).max(2000, 'Use como máximo 2000 caracteres').refine(isStorable, NOT_STORABLE),
  }),
  z.object({ event: z.literal('withdraw'), password }),
], 'Elija qué decide')
