/** The decision on a proposal: approved with the password on the dry run that was shown, rejected or withdrawn. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { ownPassword } from '#app/passwords/typed-password.ts'

const note = z.string().trim().max(1000, 'Use como máximo 1000 caracteres').refine(isStorable, NOT_STORABLE)

export const approveSchema = z.object({
  intent: z.literal('approve'),
  shown: z.string().regex(/^[0-9a-f]{64}$/, 'Recargue la página'),
  note: note.optional(),
  confirmed: z.literal('on', 'Marque que revisó la simulación'),
  password: ownPassword,
})

export const rejectSchema = z.object({
  intent: z.literal('reject'),
  note: note.min(1, 'Escriba por qué se rechaza'),
})

export const withdrawSchema = z.object({ intent: z.literal('withdraw'), note: note.optional() })
