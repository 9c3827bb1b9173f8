/** What is written to the help desk: a new ticket, or another message of one. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const SUBJECT = 'Escriba el asunto en una línea'
const TEXT = 'Escriba su mensaje'
const TOPICS = ['access', 'registration', 'exam', 'results', 'data', 'other'] as const

const message = z.string({ error: TEXT }).trim().min(1, TEXT).max(4000, 'Use como máximo 4000 caracteres')
  .refine(isStorable, NOT_STORABLE)

export const openSchema = z.object({
  topic: z.enum(TOPICS, 'Elija un tema'),
  subject: z.string({ error: SUBJECT }).trim().min(1, SUBJECT).max(120, 'Use como máximo 120 caracteres')
    .refine((text) => !/\p{Cc}/u.test(text), SUBJECT),
  text: message,
})

export const writeSchema = z.object({ text: message, close: z.literal('on').optional() })

/** Ended without another word. */
export const closeSchema = z.object({ intent: z.literal('close') })
