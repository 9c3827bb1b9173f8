/** An announcement: its text, and whom it is for: everybody, one sede, or one folio. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { writtenText } from '#app/http/written-text.ts'

const TEXT = 'Escriba el aviso'

export const announcementSchema = z.object({
  id: z.uuid('Actualice la página y escriba el aviso de nuevo'),
  sede: z.string().max(32).refine(isStorable, NOT_STORABLE).default(''),
  folio: z.string().trim().max(24, 'Revise el folio').refine(isStorable, NOT_STORABLE).default(''),
  text: writtenText(TEXT, 500),
}).refine(({ sede, folio }) => sede === '' || folio === '', {
  path: ['folio'], message: 'Elija una sede o escriba un folio, no ambos',
})
