/**
 * The papers of a node: seals each form once, keeps the packages and keys that were
 * asked for in memory (they never change), and says what keeps one from opening.
 * Who may have what is decided by those who ask. A form that is sealed already is
 * never sealed anew, nor given another key.
 */
import type { Logger } from 'pino'
import type { Database } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { insertSealedPaper, listFormsToSit, readFormText, readSealedPaper } from '#db/queries/sealed-papers.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { keyIdOf, KeyFailure, type ContentKeys } from '#app/keys/content-keys.server.ts'
import type { SecretBox } from '#app/keys/secret-box.server.ts'
import { FORMAT_VERSION } from './format.ts'
import { sealPaper } from './seal.server.ts'

export interface SealedPaper {
  formId: string
  contentSha256: string
  keyId: string
  bytes: Buffer
  sha256: string
}

export interface SealedPapers {
  /** The package, sealed now if it was not yet. */
  find(formId: string): Promise<SealedPaper>
  /** Its content key. Throws KeyFailure. For attempts that were admitted, from T0 on. */
  readKey(formId: string): Promise<Buffer>
  /** For secrets that open a paper, as the database keeps them. */
  readonly secrets: SecretBox
  /** Seals the forms that are still to be sat and checks their keys; what fails is logged and told by `faults`. */
  prepare(): Promise<void>
  /** Lines for the operator, of the last `prepare`; empty when every paper can be opened. */
  faults(): readonly string[]
}

interface PaperParts {
  database: Database
  keys: ContentKeys
  log: Logger
}

export function createSealedPapers(parts: PaperParts): SealedPapers {
  const { database, keys, log } = parts
  const find = remember(async (formId: string) => await readSealedPaper(database.db, formId) ?? sealForm(parts, formId))
  const readKey = remember(async (formId: string) => {
    const paper = await find(formId)
    const key = await keys.read(formId, paper.contentSha256)
    if (keyIdOf(key) === paper.keyId) return key
    throw new KeyFailure('CONTENT_KEY_MISSING', `La llave guardada de la forma ${formId} no es la que la selló: `
      + 'restaure la carpeta de llaves de su respaldo.')
  })
  let faults: string[] = []
  return {
    find, readKey, secrets: keys.secrets,
    async prepare() {
      const found: string[] = []
      for (const formId of await listFormsToSit(database.db)) {
        try {
          await readKey(formId)
        } catch (error) {
          if (!(error instanceof KeyFailure)) throw error
          log.error({ formId, code: error.code }, 'a sealed paper cannot be opened')
          found.push(error.message)
        }
      }
      faults = found
    },
    faults: () => faults,
  }
}

/** Of two nodes that seal at once the first one's package stays, and both serve it. */
async function sealForm({ database: { db }, keys }: PaperParts, formId: string): Promise<SealedPaper> {
  const form = await readFormText(db, formId)
  if (form === undefined) throw new Error('a form that is not there cannot be sealed')
  const key = await keys.make(formId, form.contentSha256)
  const bytes = sealPaper(form, key)
  const sha256 = sha256Hex(bytes)
  await db.transaction().execute(async (trx) => {
    const inserted = await insertSealedPaper(trx, {
      formId, version: FORMAT_VERSION, contentSha256: form.contentSha256, keyId: keyIdOf(key), bytes, sha256,
      sealedAt: await readNow(trx),
    })
    if (!inserted) return
    await appendAudit(trx, {
      actor: null, action: 'form.seal', subjectType: 'form', subjectId: formId,
      payload: { contentSha256: form.contentSha256, sealedSha256: sha256, keyId: keyIdOf(key) },
    })
  })
  const stored = await readSealedPaper(db, formId)
  if (stored === undefined) throw new Error('a sealed paper is not where it was put')
  return stored
}

/** Asks once for each form; what failed is asked anew. */
function remember<T>(ask: (formId: string) => Promise<T>): (formId: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (formId) => {
    const before = known.get(formId)
    if (before !== undefined) return before
    const asked = ask(formId)
    known.set(formId, asked)
    asked.catch(() => { known.delete(formId) })
    return asked
  }
}
