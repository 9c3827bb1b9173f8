/** The acts of the page: a proposal and a publication are typed and confirmed by the password, a withdrawal is explained. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'
import { ownPassword } from '#app/passwords/typed-password.ts'

export const PUBLISH_WORD = 'PUBLICAR'

const HOW = `Escriba ${PUBLISH_WORD}, con mayúsculas`

const confirmation = {
  word: z.string({ error: HOW }).trim().refine((word) => word === PUBLISH_WORD, HOW),
  password: ownPassword,
}

export const publishSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('propose'), ...confirmation }),
  z.object({ intent: z.literal('publish'), ...confirmation }),
])

export const withdrawSchema = z.object({
  intent: z.literal('withdraw'),
  reason: writtenText('Escriba por qué se retira', 500),
})

export type PublicationAct = z.infer<typeof publishSchema>['intent']
