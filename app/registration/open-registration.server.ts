/**
 * Lets a resident who agreed to the privacy notice into the own registration and notes the access in the trail; every
 * page of /registro begins here.
 */
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { requireConsent } from '#app/privacy/require-consent.server.ts'
import { recordRegistrationAccess } from '#app/use-cases/record-registration-access.server.ts'
import { readRegistration, type RegistrationState } from './registration-state.server.ts'
import { originOf } from './request-origin.ts'

export interface OpenedRegistration {
  actor: Actor
  /** Null for who is not on the roster of the convocatoria in force. */
  state: RegistrationState | null
}

export async function openRegistration(args: RequestArgs): Promise<OpenedRegistration> {
  const actor = await requireRole(args, 'residente')
  await requireConsent(args, actor, '/registro')
  const { services } = args.context
  const state = await readRegistration(services.database.db, actor.personId) ?? null
  if (state !== null) await recordRegistrationAccess(services, actor, originOf(args), state)
  return { actor, state }
}
