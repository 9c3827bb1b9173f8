/**
 * The whole demo from its seed: the same rows on every machine and at every load.
 */
import { CALL_TITLE, readCall, type Call } from '../call.ts'
import { generateCall } from './convocatoria.ts'
import { generateRegistrations, type RegistrationRows } from './registrations.ts'
import { generateResidents } from './residents.ts'
import type { CallRows, ResidentRows, StaffRows } from './rows.ts'
import { generateStaff } from './staff.ts'

export const DEMO_SEED = 'efiser-demo-1'

export interface Demo {
  seed: string
  published: Call
  call: CallRows
  residents: ResidentRows
  staff: StaffRows
  registrations: RegistrationRows
}

/** Another seed gives other people, seats and preferences for the same convocatoria. */
export function generateDemo(seed: string = DEMO_SEED): Demo {
  const published = readCall()
  const { rules } = published
  const call = generateCall(seed, rules)
  const residents = generateResidents(seed, call, rules)
  const registrations = generateRegistrations(seed, CALL_TITLE, call, residents)
  return { seed, published, call, residents, staff: generateStaff(seed, residents), registrations }
}
