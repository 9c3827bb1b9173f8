/** Folio and code as they are typed; whether they are right is said for both together. */
import { z } from 'zod'

const typed = (what: string, most: number) => z.string({ error: what }).trim().min(1, what)
  .max(most, `Use como máximo ${most} caracteres`).regex(/^\P{Cc}*$/u, what)

export const codeSchema = z.object({
  folio: typed('Escriba su folio', 24),
  code: typed('Escriba el código que le dio su supervisor', 30),
})
