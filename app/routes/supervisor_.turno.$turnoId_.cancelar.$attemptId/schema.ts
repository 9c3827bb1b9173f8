/** The two confirmations of a cancellation: a sentence that is ticked, and the candidate's folio, typed. §3.1 D */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

export const NOTE_LENGTH = 2000

const common = {
  note: z.string({ error: 'Escriba qué se observó' }).trim().min(1, 'Escriba qué se observó')
    .max(NOTE_LENGTH, `Use como máximo ${NOTE_LENGTH} caracteres`).refine(isStorable, NOT_STORABLE),
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
