/** For what, and a text that can be checked later. Whether the purpose is the role's is judged by the rule. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { NOTE_LENGTH, OPENING_PURPOSES } from '#exam-engine/privacy/score-opening.ts'

const TOO_SHORT = `Escriba al menos ${String(NOTE_LENGTH.least)} caracteres: con esto se comprueba después la consulta`

export const reasonSchema = z.object({
  purpose: z.enum(OPENING_PURPOSES, 'Elija para qué necesita los puntajes'),
  note: z.string({ error: TOO_SHORT }).trim().min(NOTE_LENGTH.least, TOO_SHORT)
    .max(NOTE_LENGTH.most, `Use como máximo ${String(NOTE_LENGTH.most)} caracteres`).refine(isStorable, NOT_STORABLE),
})
