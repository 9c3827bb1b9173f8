/** The small fields beside the file. */
import { z } from 'zod'
import { lineOf } from '#app/call/parts/part.ts'
import { PERIOD_FORM } from '#exam-engine/convocatoria/past-cutoffs.ts'

const PERIOD = 'Escriba el ciclo y el periodo, por ejemplo 2023-2024-1'

export const pastListSchema = z.object({
  period: z.string().trim().regex(PERIOD_FORM, PERIOD),
  source: lineOf('Escriba de dónde salen las cifras, por ejemplo «Resultados publicados por la CES el 5 de febrero de 2023»'),
})

export const withdrawSchema = z.object({ list: z.uuid() })
