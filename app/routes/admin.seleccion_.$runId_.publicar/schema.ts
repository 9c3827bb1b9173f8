/** The typed confirmation of a publication. */
import { z } from 'zod'

export const PUBLISH_WORD = 'PUBLICAR'

export const publishSchema = z.object({
  word: z.string({ error: `Escriba ${PUBLISH_WORD}, con mayúsculas` }).trim()
    .refine((word) => word === PUBLISH_WORD, `Escriba ${PUBLISH_WORD}, con mayúsculas`),
})
