/** An aviso to everybody: its title, text, clause, since when it is seen, and which one it corrects. */
import { z } from 'zod'
import { CLAUSE_FORM } from '#exam-engine/convocatoria/call-document.ts'
import { typedMoment } from '#app/call/central-time.ts'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const TITLE = 'Escriba el título'
const BODY = 'Escriba el texto del aviso'
const CLAUSE = 'Escriba la cláusula con números y puntos, por ejemplo 5.1 o 3.1 C'

export const avisoSchema = z.object({
  title: z.string({ error: TITLE }).trim().min(1, TITLE).max(160, 'Use como máximo 160 caracteres')
    .refine(isStorable, NOT_STORABLE),
  body: z.string({ error: BODY }).trim().min(1, BODY).max(8_000, 'Use como máximo 8000 caracteres')
    .refine(isStorable, NOT_STORABLE),
  clause: z.string({ error: CLAUSE }).trim().regex(CLAUSE_FORM, CLAUSE),
  visibleFrom: typedMoment.optional(),
  corrects: z.coerce.number().int().min(1).optional(),
})
