/** A text that somebody has to write in a form: there, no longer than its page takes, and such that it can be kept. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from './storable-text.ts'

/** `missing` says what to write. Trimmed. */
export const writtenText = (missing: string, longest: number) =>
  z.string({ error: missing }).trim().min(1, missing).max(longest, `Use como máximo ${longest} caracteres`)
    .refine(isStorable, NOT_STORABLE)
