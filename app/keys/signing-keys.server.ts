/**
 * The keys that sign: the private half in the keys folder, which the nodes share,
 * the public half in the database for ever. Made when first needed, once, whoever
 * asks at the same time. Refuses to sign when the private half is not in the
 * folder: a new key in silence would hide that a folder was lost or is not shared.
 */
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { Database, Trx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import {
  endKeyInUse, findKeyInUse, findPublicKey, insertSigningKey, listPublicKeys, lockSigningKeys,
} from '#db/queries/signing-keys.ts'
import { keepPrivateFile, openKeysFolder, readPrivateFile } from './keys-folder.server.ts'
import { keyIdOf, readPublicKey, signText, type SigningPurpose } from './signature.ts'

export interface Signer {
  /** Stands in what is signed. */
  keyId: string
  /** base64url. */
  sign(text: string): string
}

export interface SigningKeys {
  /** The key in use. Throws SigningKeyMissing; not for use inside a transaction. */
  current(purpose: SigningPurpose): Promise<Signer>
  /** Ends the use of the key and makes another; returns the new id. What was signed before stays valid. */
  rotate(purpose: SigningPurpose): Promise<string>
  /** Of any time, for checks; null when no such key ever signed for this purpose here. */
  publicKey(purpose: SigningPurpose, keyId: string): Promise<KeyObject | null>
  /** All that ever signed for this purpose, for what was signed without naming its key. */
  publicKeys(purpose: SigningPurpose): Promise<KeyObject[]>
}

/** The message is for the operator. */
export class SigningKeyMissing extends Error {
  readonly code = 'SIGNING_KEY_MISSING'
}

export function openSigningKeys({ db }: Pick<Database, 'db'>, keysRoot: string): SigningKeys {
  const known = new Map<string, KeyObject>()

  const readPrivateKey = async (purpose: SigningPurpose, keyId: string): Promise<KeyObject> => {
    const cached = known.get(keyId)
    if (cached !== undefined) return cached
    const bytes = await readPrivateFile(await openKeysFolder(keysRoot), fileOf(keyId))
    if (bytes === null) {
      throw new SigningKeyMissing(`La llave de firma ${keyId.slice(0, 16)} no está en la carpeta de llaves: `
        + 'restáurela de su respaldo o cámbiela con '
        + `«efiser keys rotate --purpose ${purpose}».`)
    }
    const key = createPrivateKey(bytes)
    if (keyIdOf(createPublicKey(key)) !== keyId) {
      throw new SigningKeyMissing(`El archivo ${fileOf(keyId)} de la carpeta de llaves contiene otra llave.`)
    }
    known.set(keyId, key)
    return key
  }

  const make = async (trx: Trx, purpose: SigningPurpose, action: 'keys.create' | 'keys.rotate'): Promise<string> => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const keyId = keyIdOf(publicKey)
    // The file first: a row without its file could never sign, a file without its row harms nobody.
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
    await keepPrivateFile(await openKeysFolder(keysRoot), fileOf(keyId), Buffer.from(pem))
    const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    await insertSigningKey(trx, { id: keyId, purpose, publicKey: publicPem, since: await readNow(trx) })
    await appendAudit(trx, {
      actor: null, action, subjectType: 'signingKey', subjectId: keyId, payload: { purpose },
    })
    return keyId
  }

  return {
    async current(purpose) {
      const keyId = await findKeyInUse(db, purpose) ?? await db.transaction().execute(async (trx) => {
        await lockSigningKeys(trx, purpose)
        return await findKeyInUse(trx, purpose) ?? make(trx, purpose, 'keys.create')
      })
      const key = await readPrivateKey(purpose, keyId)
      return { keyId, sign: (text) => signText(purpose, text, key) }
    },
    rotate: (purpose) => db.transaction().execute(async (trx) => {
      await lockSigningKeys(trx, purpose)
      await endKeyInUse(trx, purpose, await readNow(trx))
      return make(trx, purpose, 'keys.rotate')
    }),
    async publicKey(purpose, keyId) {
      const pem = await findPublicKey(db, purpose, keyId)
      return pem === undefined ? null : readPublicKey(pem)
    },
    async publicKeys(purpose) {
      return (await listPublicKeys(db, purpose)).flatMap((pem) => readPublicKey(pem) ?? [])
    },
  }
}

function fileOf(keyId: string): string {
  return `signing/${keyId}.pem`
}
