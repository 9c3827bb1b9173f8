/** What next period's call is named, and by how many days its dates move. */
import { z } from 'zod'
import { cycle } from '#app/call/parts/facts-part.ts'
import { countOf, lineOf } from '#app/call/parts/part.ts'

export const copySchema = z.object({
  title: lineOf('Escriba el título'), cycle, currentCycle: cycle, period: countOf('Escriba el periodo, de 1 a 9', 1, 9),
  days: countOf('Escriba días enteros, de 1 a 1000', 1, 1000),
})
