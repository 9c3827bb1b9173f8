/** The acts of the page: a proposal and a publication are typed and confirmed by the password, a withdrawal is explained. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

export const PUBLISH_WORD = 'PUBLICAR'

const HOW = `Escriba ${PUBLISH_WORD}, con mayúsculas`

const confirmation = {
  word: z.string({ error: HOW }).trim().refine((word) => word === PUBLISH_WORD, HOW),
  password: z.string({ error: 'Escriba su contraseña' }).min(1, 'Escriba su contraseña')
    .max(72, 'Use como máximo 72 caracteres'),
}

export const publishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose'), ...confirmation }),
  z.object({ intent: z.literal('publish'), ...confirmation }),
])

export const withdrawSchema = z.object({
  intent: z.literal('withdraw'),
  reason: z.string({ error: 'Escriba por qué se retira' }).trim().min(1, 'Escriba por qué se retira')
    .max(500, 'Use como máximo 500 caracteres').refine(isStorable, NOT_STORABLE),
})

export type PublicationAct = z.infer<typeof publishSchema>['intent']
