/** The tickets of everybody. */
import type { AppLoadContext } from '@remix-run/node'
import { listTickets } from '#db/queries/help.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'

const LIMIT = 200

export async function readTickets({ services: { database: { db } } }: AppLoadContext) {
  const rows = await listTickets(db, LIMIT)
  return {
    limit: LIMIT,
    tickets: rows.map(({ id, number, topic, subject, openedAt, state, matricula, ...names }) => ({
      id, number, topic, subject, openedAt, state, matricula,
      name: fullName(names.given_names, names.first_surname, names.second_surname),
    })),
  }
}
