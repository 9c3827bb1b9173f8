/** What the panel's forms send: the checks of an admission, a denial with its reason, a release. §3.1 C */
import { z } from 'zod'
import { DENIAL_REASONS } from '#exam-engine/sitting/check-in.ts'
import { INCIDENT_CATEGORIES } from '#exam-engine/sitting/incident.ts'
import { EXIT_REASONS } from '#exam-engine/sitting/room-exit.ts'
import { RELEASE_REASONS } from '#exam-engine/sitting/lease.ts'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { writtenText } from '#app/http/written-text.ts'

const seen = (what: string) => z.literal('on', what)

export const admitSchema = z.object({
  intent: z.literal('admit'),
  solicitudShown: seen('Falta comprobar la solicitud impresa'),
  idShown: seen('Falta comprobar la identificación oficial'),
  identityMatches: seen('Falta comprobar que la persona corresponde'),
})

export const NOTE_LENGTH = 2000

export const denySchema = z.object({
  intent: z.literal('deny'),
  reason: z.enum(DENIAL_REASONS, 'Elija el motivo'),
  note: z.string().trim().max(NOTE_LENGTH, `Use como máximo ${NOTE_LENGTH} caracteres`)
    .refine(isStorable, NOT_STORABLE).default(''),
  /** In the candidate's own words; empty: declared nothing. */
  statement: z.string().trim().max(NOTE_LENGTH, `Use como máximo ${NOTE_LENGTH} caracteres`)
    .refine(isStorable, NOT_STORABLE).default(''),
}).refine(({ reason, note }) => reason !== 'OTHER' || note !== '', {
  path: ['note'], error: 'Escriba qué ocurrió: con «otro motivo» la nota es necesaria',
})

export const releaseSchema = z.object({
  intent: z.literal('release'),
  reason: z.enum(RELEASE_REASONS, 'Elija el motivo'),
  note: z.string().trim().max(NOTE_LENGTH, `Use como máximo ${NOTE_LENGTH} caracteres`)
    .refine(isStorable, NOT_STORABLE).default(''),
}).refine(({ reason, note }) => reason !== 'other' || note !== '', {
  path: ['note'], error: 'Escriba qué ocurrió: con «otro motivo» la nota es necesaria',
})

export const incidentFormSchema = z.object({
  intent: z.literal('incident'),
  category: z.enum(INCIDENT_CATEGORIES, 'Elija de qué se trata'),
  note: writtenText('Escriba qué ocurrió', NOTE_LENGTH),
})

export const exitFormSchema = z.object({
  intent: z.literal('exit'),
  reason: z.enum(EXIT_REASONS, 'Elija por qué sale'),
  note: z.string().trim().max(NOTE_LENGTH, `Use como máximo ${NOTE_LENGTH} caracteres`)
    .refine(isStorable, NOT_STORABLE).default(''),
}).refine(({ reason, note }) => reason !== 'other' || note !== '', {
  path: ['note'], error: 'Escriba por qué sale: con «otro motivo» la nota es necesaria',
})

export const returnFormSchema = z.object({
  intent: z.literal('return'),
  note: z.string().trim().max(NOTE_LENGTH, `Use como máximo ${NOTE_LENGTH} caracteres`)
    .refine(isStorable, NOT_STORABLE).default(''),
})
