/** How the next period is called, and by how much its dates move. */
import { z } from 'zod'
import { countOf, lineOf } from '#app/call/parts/part.ts'

export const periodSchema = z.object({
  title: lineOf('Escriba el título'), days: countOf('Escriba días enteros, de 1 a 364', 1, 364),
})
