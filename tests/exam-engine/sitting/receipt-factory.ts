/** A valid receipt, with overrides. */
import type { Receipt } from '#exam-engine/sitting/receipt.ts'

export const aReceipt = (overrides: Partial<Receipt> = {}): Receipt => ({
  format: 'efiser-receipt/1', version: 1, convocatoria: 'prueba-2024', folio: 'F-10000',
  exam: { ceme: 'Medicina interna', grade: 2 },
  turno: { number: 1, opensAt: '2024-11-18T15:00:00.000Z', closesAt: '2024-11-18T17:00:00.000Z' },
  formSha256: 'ab'.repeat(32), answered: 3, total: 5, answersDigest: 'cd'.repeat(32),
  chain: { length: 4, head: 'ef'.repeat(32) }, ended: { how: 'handedIn', at: '2024-11-18T16:00:00.000Z' },
  admittedOperations: 0, supersedes: null, issuedAt: '2024-11-18T16:00:00.120Z', keyId: '01'.repeat(32),
  ...overrides,
})
