/** One request with its sender; a 404 where there is none. */
import type { AppLoadContext } from '@remix-run/node'
import { readNow } from '#db/queries/clock.ts'
import { findPersonOfFile } from '#db/queries/person-file.ts'
import { findArcoRequest } from '#db/queries/privacy.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { isArcoLate } from '#exam-engine/privacy/arco.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

export async function readArcoRequest({ services: { database: { db } } }: AppLoadContext, requestId: string | undefined) {
  const row = isUuid(requestId) ? await findArcoRequest(db, requestId) : undefined
  if (row === undefined) throw notFound()
  const { given_names, first_surname, second_surname, ...request } = row
  const now = await readNow(db)
  return {
    ...request, name: fullName(given_names, first_surname, second_surname),
    late: row.outcome === null && isArcoLate(row.dueOn, now),
    hasFile: await findPersonOfFile(db, row.personId) !== undefined,
  }
}
