/** The two acts on an adjustment: record the resolution that grants it, or revoke it with the reason. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { writtenText } from '#app/http/written-text.ts'

const maybe = (most: number) => z.string().trim().max(most, `Use como máximo ${String(most)} caracteres`)
  .refine(isStorable, NOT_STORABLE).default('')

const whole = (most: number, unit: string) => {
  const range = `Escriba ${unit} enteros, de 1 a ${String(most)}`
  return z.number({ error: range }).int(range).min(1, range).max(most, range).optional()
}

export const adjustmentSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('grant'),
    documentNumber: writtenText('Escriba el número del documento', 120),
    documentDate: z.string({ error: 'Escriba la fecha del documento' }).refine(
      (text) => z.iso.date().safeParse(text).success, 'Escriba la fecha del documento, como 2024-01-22'),
    authority: writtenText('Escriba qué autoridad resuelve', 200),
    extraMinutes: whole(240, 'minutos'),
    extraPercent: whole(100, 'puntos porcentuales'),
    otherMeasures: maybe(1_000),
    arrangement: maybe(500),
  }).refine(({ extraMinutes, extraPercent }) => extraMinutes === undefined || extraPercent === undefined, {
    path: ['extraPercent'], message: 'Escriba minutos o porcentaje, no ambos: deje vacío el otro',
  }),
  z.object({ intent: z.literal('revoke'), reason: writtenText('Escriba por qué se revoca', 1_000) }),
])
