/**
 * The content keys of forms: 256 random bits each, derived from nothing, kept as
 * files of the keys folder and wrapped there by the master key (AES-256-GCM, bound to
 * form and content). Refuses to go on without the key under which something was
 * sealed: a new one in its place would lock the paper for good.
 */
import { createCipheriv, createDecipheriv, hash, randomBytes } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { keepPrivateFile, openKeysFolder, readPrivateFile, type KeysFolder } from './keys-folder.server.ts'
import { createSecretBox, type SecretBox } from './secret-box.server.ts'

export type KeyFailureCode = 'MASTER_KEY_MISSING' | 'MASTER_KEY_INVALID' | 'MASTER_KEY_WRONG' | 'CONTENT_KEY_MISSING'

/** The message is the operator's line, in Spanish. Never holds a key. */
export class KeyFailure extends Error {
  readonly code: KeyFailureCode

  constructor(code: KeyFailureCode, line: string) {
    super(line)
    this.code = code
  }
}

export interface ContentKeys {
  /** The key of a form that is about to be sealed: the one that is kept, or a new one. */
  make(formId: string, contentSha256: string): Promise<Buffer>
  /** The key of a sealed form. Throws KeyFailure. */
  read(formId: string, contentSha256: string): Promise<Buffer>
  /** For secrets that the database keeps, under the same master key. */
  readonly secrets: SecretBox
}

const KEY_BYTES = 32
const FORMS = 'forms'
const base64 = z.string().transform((text) => Buffer.from(text, 'base64url'))
const wrappedSchema = z.strictObject({ masterId: z.string(), nonce: base64, wrapped: base64, tag: base64 })

/** Names a key without telling it: the first 16 hex digits of its SHA-256. */
export const keyIdOf = (key: Uint8Array): string => hash('sha256', key, 'hex').slice(0, 16)

/** Opens the folder; makes the master key only where nothing was ever wrapped. Throws KeyFailure. */
export async function openContentKeys(
  { keysRoot, masterKeyFile }: { keysRoot: string, masterKeyFile: string },
): Promise<ContentKeys> {
  const folder = await openKeysFolder(keysRoot)
  const master = await openMaster(folder, masterKeyFile)
  const read = async (formId: string, contentSha256: string) => {
    const file = await readPrivateFile(folder, nameOf(formId))
    return file === null ? null : unwrap(master, file, formId, contentSha256)
  }
  return {
    secrets: createSecretBox(master, keyIdOf(master)),
    async make(formId, contentSha256) {
      const kept = await read(formId, contentSha256)
      if (kept !== null) return kept
      const made = wrap(master, randomBytes(KEY_BYTES), formId, contentSha256)
      return unwrap(master, await keepPrivateFile(folder, nameOf(formId), made), formId, contentSha256)
    },
    async read(formId, contentSha256) {
      const kept = await read(formId, contentSha256)
      if (kept !== null) return kept
      throw new KeyFailure('CONTENT_KEY_MISSING', `Falta la llave de la forma ${formId} en ${keysRoot}: `
        + 'restaure la carpeta de llaves de su respaldo.')
    },
  }
}

const nameOf = (formId: string) => `${FORMS}/${formId}.key`

async function openMaster(folder: KeysFolder, file: string): Promise<Buffer> {
  const kept = await readIfThere(file)
  if (kept !== null) return decodeMaster(kept, file)
  if (await holdsWrapped(folder)) {
    throw new KeyFailure('MASTER_KEY_MISSING', `Falta la llave maestra ${file}, y hay llaves selladas con ella: `
      + 'restáurela de su respaldo (EFISER_MASTER_KEY_FILE indica dónde está).')
  }
  const parent = await openKeysFolder(path.dirname(file))
  const text = Buffer.from(`${randomBytes(KEY_BYTES).toString('base64url')}\n`)
  return decodeMaster(await keepPrivateFile(parent, path.basename(file), text), file)
}

function decodeMaster(bytes: Buffer, file: string): Buffer {
  const master = Buffer.from(bytes.toString('utf8').trim(), 'base64url')
  if (master.length === KEY_BYTES) return master
  throw new KeyFailure('MASTER_KEY_INVALID', `La llave maestra ${file} no tiene 256 bits en base64url.`)
}

async function holdsWrapped({ root }: KeysFolder): Promise<boolean> {
  const names = await readdir(path.join(root, FORMS)).catch(() => [])
  return names.some((name) => name.endsWith('.key'))
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

const boundTo = (formId: string, contentSha256: string) => Buffer.from(`efiser-content-key-1\n${formId}\n${contentSha256}`)

function wrap(master: Buffer, key: Buffer, formId: string, contentSha256: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', master, nonce).setAAD(boundTo(formId, contentSha256))
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()])
  const parts = { nonce, wrapped, tag: cipher.getAuthTag() }
  const texts = Object.entries(parts).map(([name, bytes]) => [name, bytes.toString('base64url')])
  return Buffer.from(`${JSON.stringify({ masterId: keyIdOf(master), ...Object.fromEntries(texts) as object })}\n`)
}

function unwrap(master: Buffer, file: Buffer, formId: string, contentSha256: string): Buffer {
  try {
    const { nonce, wrapped, tag } = wrappedSchema.parse(JSON.parse(file.toString('utf8')))
    const cipher = createDecipheriv('aes-256-gcm', master, nonce, { authTagLength: 16 })
      .setAAD(boundTo(formId, contentSha256)).setAuthTag(tag)
    return Buffer.concat([cipher.update(wrapped), cipher.final()])
  } catch {
    throw new KeyFailure('MASTER_KEY_WRONG', `La llave de la forma ${formId} no se abre con esta llave maestra, `
      + 'o su archivo está dañado: restaure la carpeta de llaves de su respaldo.')
  }
}
