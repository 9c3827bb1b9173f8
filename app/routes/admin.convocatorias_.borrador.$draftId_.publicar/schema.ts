/** The two confirmations of a publication: a sentence that is ticked, and the password; a fe de erratas says why. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { ownPassword } from '#app/passwords/typed-password.ts'

export const publishSchema = z.object({
  revision: z.number().int(),
  reason: z.string().trim().max(1000, 'Use como máximo 1000 caracteres').refine(isStorable, NOT_STORABLE).optional(),
  confirmed: z.literal('on', 'Marque que entiende que lo publicado no se retira'),
  password: ownPassword,
})
