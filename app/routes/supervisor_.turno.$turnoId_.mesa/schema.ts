/** What the forms of the desk send. Times are those of a clock on the wall of the sede: "10:05". */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { writtenText } from '#app/http/written-text.ts'
import { OUTAGE_KINDS } from '#exam-engine/sitting/outage.ts'

const NOTE_LENGTH = 2000
const note = z
  .string()
  .trim()
  .max(NOTE_LENGTH, `Use como máximo ${NOTE_LENGTH} caracteres`)
  .refine(isStorable, NOT_STORABLE)
const clockTime = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, 'Escriba la hora de la sede con dos puntos, por ejemplo 10:05')

export const offerSchema = z.object({
  intent: z.literal('offer'),
  to: z.uuid('Elija a quién entrega'),
  note: writtenText('Escriba qué queda pendiente', NOTE_LENGTH),
})

export const confirmSchema = z.object({
  intent: z.literal('confirm'),
  password: z.string({ error: 'Escriba su contraseña' }).min(1, 'Escriba su contraseña').max(200),
})

export const declareSchema = z
  .object({
    intent: z.literal('declare'),
    kind: z.enum(OUTAGE_KINDS, 'Elija qué falla'),
    since: clockTime('Escriba desde qué hora falla'),
    note: note.default(''),
  })
  .refine(({ kind, note: text }) => kind !== 'other' || text !== '', {
    path: ['note'],
    error: 'Escriba qué falla: con «otra falla» la nota es necesaria',
  })

export const endSchema = z.object({
  intent: z.literal('end'),
  outageId: z.coerce.number().int().positive(),
  until: clockTime('Escriba a qué hora terminó'),
  note: note.default(''),
})
