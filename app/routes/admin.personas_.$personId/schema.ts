/** One act on a person's account, with its reason. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { writtenText } from '#app/http/written-text.ts'

const MISSING = 'Escriba el motivo: queda asentado'
const reason = writtenText(MISSING, 2000)
const scope = z.string().max(200).refine(isStorable, NOT_STORABLE).optional().transform((text) => text ?? null)

export const ROLES = [
  'residente', 'supervisor', 'educacion', 'profesor', 'evaluador', 'ooad', 'admin', 'auditor',
] as const

export const grantSchema = z.object({
  intent: z.literal('grant'), role: z.enum(ROLES, 'Elija un rol'), sedeCode: scope, ooad: scope, ceme: scope, reason,
})

export const actSchema = z.object({
  intent: z.union([
    z.enum(['disable', 'enable', 'endSessions', 'givePass', 'sendLink', 'changeAddress', 'proposeReset', 'confirmReset', 'withdrawReset']),
    z.string().regex(/^withdraw:[0-9a-f-]{36}$/),
  ], 'Elija qué hacer'),
  address: z.string().trim().max(254, 'Use como máximo 254 caracteres').refine(isStorable, NOT_STORABLE).default(''),
  reason,
}).refine(({ intent, address }) => intent !== 'changeAddress' || address !== '', {
  path: ['address'], error: 'Escriba el correo nuevo',
})
