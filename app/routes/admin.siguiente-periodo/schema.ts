/** How the next period is called, by how much its dates move, and whether it has exams of its own. */
import { z } from 'zod'
import { countOf, lineOf } from '#app/call/parts/part.ts'

export const periodSchema = z.object({
  title: lineOf('Escriba el título'), days: countOf('Escriba días enteros, de 1 a 364', 1, 364),
  marks: z.enum(['newCronograma', 'carryOver'], 'Elija qué calificación del EFISER cuenta'),
})
