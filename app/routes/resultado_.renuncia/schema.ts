/** The person's own words, or the template as it stands. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const TEXT = 'Escriba su renuncia'

export const draftSchema = z.object({
  text: writtenText(TEXT, 6000),
})
