/** The signature of audit packages: the key in use for them, its public half, and 64 raw bytes, as openssl reads them. */
import type { SigningKeys } from '#app/keys/signing-keys.server.ts'
import type { PackageParts } from '#scoring/audit-package/build-package.ts'

/** Throws SigningKeyMissing; not for use inside a transaction. */
export async function openPackageSigner(signing: SigningKeys): Promise<PackageParts['signer']> {
  const { keyId, sign } = await signing.current('auditPackage')
  const publicKey = await signing.publicKey('auditPackage', keyId)
  if (publicKey === null) throw new Error(`the public half of ${keyId} is not in the database`)
  return {
    keyId,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    sign: (text) => Buffer.from(sign(text), 'base64url'),
  }
}
