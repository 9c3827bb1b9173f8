/** An aviso to everybody: its title, text, clause, since when it is seen, and which one it corrects. */
import { z } from 'zod'
import { CLAUSE_FORM } from '#exam-engine/convocatoria/call-document.ts'
import { typedMoment } from '#app/call/central-time.ts'
import { writtenText } from '#app/http/written-text.ts'

const TITLE = 'Escriba el título'
const BODY = 'Escriba el texto del aviso'
const CLAUSE = 'Escriba la cláusula con números y puntos, por ejemplo 5.1 o 3.1 C'

export const avisoSchema = z.object({
  title: writtenText(TITLE, 160),
  body: writtenText(BODY, 8_000),
  clause: z.string({ error: CLAUSE }).trim().regex(CLAUSE_FORM, CLAUSE),
  visibleFrom: typedMoment.optional(),
  corrects: z.coerce.number().int().min(1).optional(),
})
