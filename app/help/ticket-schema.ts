/** What is written to the help desk: a new ticket, or another message of one. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const SUBJECT = 'Escriba el asunto en una línea'
const TEXT = 'Escriba su mensaje'
const TOPICS = ['access', 'registration', 'exam', 'results', 'data', 'other'] as const

const message = writtenText(TEXT, 4000)

export const openSchema = z.object({
  topic: z.enum(TOPICS, 'Elija un tema'),
  subject: z.string({ error: SUBJECT }).trim().min(1, SUBJECT).max(120, 'Use como máximo 120 caracteres')
    .refine((text) => !/\p{Cc}/u.test(text), SUBJECT),
  text: message,
})

export const writeSchema = z.object({ text: message, close: z.literal('on').optional() })

/** Ended without another word. */
export const closeSchema = z.object({ intent: z.literal('close') })
