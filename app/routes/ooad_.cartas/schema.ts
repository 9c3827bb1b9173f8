/** A folio as it stands on a letter. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const FOLIO = 'Escriba el folio como está en la carta'

export const lookupSchema = z.object({
  folio: z.string({ error: FOLIO }).trim().toUpperCase().min(1, FOLIO).max(40, FOLIO).refine(isStorable, NOT_STORABLE),
})
