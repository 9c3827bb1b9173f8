/** Opens the file of a person for the coordination or the auditor; each look leaves a row in the audit, or shows nothing. */
import { appendAudit } from '#db/queries/audit.ts'
import { findPersonOfFile } from '#db/queries/person-file.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { readPersonFile, type PersonFile } from '#app/person-file/read-file.server.ts'
import type { CoreServices } from '#app/services.server.ts'

export type FileReader = 'admin' | 'auditor'

/** The auditor gets no contact; nobody gets a score here. */
export async function viewPersonFile(
  { database: { db } }: Pick<CoreServices, 'database'>, actor: Actor, personId: string, as: FileReader,
): Promise<Result<PersonFile, 'PERSON_UNKNOWN' | 'ADMIN_ONLY'>> {
  if (!hasRole(actor, as)) return refuse('ADMIN_ONLY')
  return db.transaction().execute(async (trx): Promise<Result<PersonFile, 'PERSON_UNKNOWN' | 'ADMIN_ONLY'>> => {
    const person = await findPersonOfFile(trx, personId)
    if (person === undefined) return refuse('PERSON_UNKNOWN')
    const file = await readPersonFile(trx, person, as === 'admin')
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: as }, action: 'person.viewFile', subjectType: 'person', subjectId: personId,
      payload: { contact: as === 'admin', marks: false },
    })
    return accept(file)
  })
}
