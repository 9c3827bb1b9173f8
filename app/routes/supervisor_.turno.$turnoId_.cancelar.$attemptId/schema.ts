/** The two confirmations of a cancellation: a sentence that is ticked, and the candidate's folio, typed. §3.1 D */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

export const NOTE_LENGTH = 2000

const common = {
  note: writtenText('Escriba qué se observó', NOTE_LENGTH),
  confirmed: z.literal('on', 'Marque que leyó la consecuencia'),
}

/** `folio` is that of the candidate whose page this is; letters may be typed small. */
export function cancelSchema(folio: string) {
  return z.object({
    ...common,
    folio: z.string({ error: `Escriba el folio ${folio}` }).trim().toUpperCase()
      .refine((typed) => typed === folio, `El folio no coincide: escriba ${folio}`),
  })
}
