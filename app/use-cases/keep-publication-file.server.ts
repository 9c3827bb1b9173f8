/**
 * Keeps the picture that a resident uploads: taken apart, stored, recorded. It counts nowhere until its owner, having
 * seen it, puts it into the declaration. Convocatoria §4.3
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { insertPublicationFile } from '#db/queries/publication-declarations.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { decideDeclaration, type DeclareRefusal } from '#exam-engine/publications/declare-articles.ts'
import { carriesMarks } from '#exam-engine/convocatoria/rules.ts'
import type { Actor } from '#app/http/actor.ts'
import { examineImage, type ImageRefusal } from '#app/publications/examine-image.server.ts'
import type { ReceivedFile } from '#app/publications/receive-upload.server.ts'
import type { Services } from '#app/services.server.ts'

export type KeepFileRefusal = ImageRefusal | DeclareRefusal | 'NO_CONVOCATORIA' | 'UPLOADS_TOO_OFTEN'

export async function keepPublicationFile(
  { database: { db }, files, rateLimits }: Pick<Services, 'database' | 'files' | 'rateLimits'>, actor: Actor,
  received: ReceivedFile | null,
): Promise<Result<string, KeepFileRefusal>> {
  if (received === null) return refuse('IMAGE_MISSING')
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return refuse('NO_CONVOCATORIA')
  const { registration } = await readConvocatoriaWindows(db, convocatoria.id)
  const rules = await readConvocatoriaRules(db, convocatoria.id)
  const open = decideDeclaration(registration, await readNow(db), 0, carriesMarks(rules))
  if (!open.ok) return open
  if (!await rateLimits.admitUpload(actor.personId)) return refuse('UPLOADS_TOO_OFTEN')
  const examined = await examineImage(received.bytes, received.size, rules.publicationFile.maxBytes)
  if (!examined.ok) return examined
  const { width, height, sharpness, viewing } = examined.value
  const originalSha256 = sha256Hex(received.bytes)
  const originalKey = await files.keep('publications', received.bytes, 'image/jpeg')
  const viewingKey = await files.keep('publications', viewing, 'image/jpeg')
  try {
    return await db.transaction().execute(async (trx): Promise<Result<string, KeepFileRefusal>> => {
      // Taking it apart took its time: what counts is when it is recorded.
      const still = decideDeclaration(registration, await readNow(trx), 0)
      if (!still.ok) throw new Late(still)
      const fileId = await insertPublicationFile(trx, {
        convocatoriaId: convocatoria.id, personId: actor.personId, originalKey, originalSha256,
        originalBytes: received.size, viewingKey, width, height, sharpness,
      })
      await appendAudit(trx, {
        actor: { personId: actor.personId, role: 'residente' }, action: 'publication.upload',
        subjectType: 'publicationFile', subjectId: fileId, payload: { sha256: originalSha256, bytes: received.size },
      })
      return accept(fileId)
    })
  } catch (error) {
    await Promise.all([files.discard(originalKey), files.discard(viewingKey)])
    if (error instanceof Late) return error.refused
    throw error
  }
}

class Late extends Error {
  readonly refused: Result<never, DeclareRefusal>
  constructor(refused: Result<never, DeclareRefusal>) {
    super('the registration ended meanwhile')
    this.refused = refused
  }
}
