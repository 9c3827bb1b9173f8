/** The requests with their senders and whether their term is over. */
import type { AppLoadContext } from '@remix-run/node'
import { readNow } from '#db/queries/clock.ts'
import { listArcoRequests } from '#db/queries/privacy.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { isArcoLate } from '#exam-engine/privacy/arco.ts'

const LIMIT = 200

export async function readArcoRequests({ services: { database: { db } } }: AppLoadContext) {
  const [now, rows] = await Promise.all([readNow(db), listArcoRequests(db, LIMIT)])
  return {
    limit: LIMIT,
    requests: rows.map(({ id, number, kind, filedAt, dueOn, outcome, matricula, ...names }) => ({
      id, number, kind, filedAt, dueOn, outcome, matricula, late: outcome === null && isArcoLate(dueOn, now),
      name: fullName(names.given_names, names.first_surname, names.second_surname),
    })),
  }
}
