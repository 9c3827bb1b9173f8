/** Codes in the audit's payloads: a word by the act and the key, and none where another act means something else by it. */
import { expect, test } from 'vitest'
import { describeValue } from '#app/audit/value-words.ts'

test.each([
  ['sitting.deny', 'reason', 'NO_ID', 'Sin identificación oficial'],
  ['sitting.markAbsent', 'from', 'expected', /.+/],
  ['sitting.recordExit', 'reason', 'health', 'Salud'],
  ['sitting.releaseLease', 'reason', 'machineDied', 'El equipo falló'],
  ['annulment.propose', 'kind', 'ambiguous', 'La redacción es ambigua'],
  ['turno.declareOutage', 'kind', 'power', 'Luz'],
  ['audit.startSample', 'population', 'letters', 'Cartas de aceptación emitidas'],
  ['scores.open', 'purpose', 'work', 'Trabajo del proceso'],
  ['role.grant', 'role', 'ooad', 'OOAD'],
  ['award.proposeRevocation', 'ground', 'falseInformation', 'Información falsa en el registro'],
])('%s %s %s has its word', (action, key, value, word) => {
  expect(describeValue(action, key, value)).toMatch(word)
})

test.each([
  ['keys.create', 'purpose', 'letter'], ['resignation.send', 'kind', 'pdf'], ['sitting.deny', 'reason', 'constructor'],
  ['demo.moveClock', 'from', '2024-01-29T14:45:03.955Z'], ['call.nextPeriod', 'from', 'rama-2024-2025-1'],
])('%s %s %s stays as it is', (action, key, value) => {
  expect(describeValue(action, key, value)).toBeNull()
})
