/** A sample to be drawn. */
import { z } from 'zod'
import { POPULATIONS } from '#exam-engine/audit/sample-checks.ts'

const SIZE = 'Escriba cuántos renglones, de 1 a 500'

export const startSchema = z.object({
  population: z.enum(POPULATIONS, 'Elija de qué se saca la muestra'),
  callId: z.string().max(80).regex(/^[a-z0-9-]+$/, 'Elija una convocatoria de la lista').optional(),
  runId: z.uuid('Elija una corrida de la lista').optional(),
  size: z.coerce.number({ error: SIZE }).int(SIZE).min(1, SIZE).max(500, SIZE),
  seed: z.string().trim().max(200, 'Use como máximo 200 caracteres')
    .regex(/^\P{Cc}*$/u, 'Escriba la semilla en un solo renglón, sin caracteres de control').optional(),
}).refine(({ population, runId }) => population !== 'results' || runId !== undefined, {
  path: ['runId'], error: 'Elija de qué corrida publicada son los resultados',
})
