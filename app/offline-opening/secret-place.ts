/** What a secret in the database is bound to: its row, and every id that the row names. */
interface SecretPlace {
  keyId: string
  attemptId: string
  /** As attempt.lease_device. */
  device: Buffer
  formId: string
}

export function boundToKey({ keyId, attemptId, device, formId }: SecretPlace): string {
  return ['efiser-offline-secret-1', keyId, attemptId, device.toString('hex'), formId].join('\n')
}
