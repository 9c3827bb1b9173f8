/** The window and the valid version, as every page of the registration shows them. */
import type { RegistrationState } from './registration-state.server.ts'
import type { WindowFacts } from './closed-notice.tsx'

export function windowFacts({ stage, window, versions: [valid] }: RegistrationState): WindowFacts {
  return { stage, window, valid: valid === undefined ? null : { number: valid.number, registeredAt: valid.registeredAt } }
}
