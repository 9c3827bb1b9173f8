/** Every resignation that was sent, with what follows from its date, and where they are mailed. */
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listSentResignations, readMailboxes, type SentResignation } from '#db/queries/resignations.ts'
import { consequenceOf } from '#exam-engine/convocatoria/resignation.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'

export async function readResignations(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  return {
    resignations: await Promise.all((await listSentResignations(db)).map((row) => describe(db, row))),
    mailboxes: convocatoria === undefined ? null : await readMailboxes(db, convocatoria.id),
  }
}

export async function readResignation(args: RequestArgs, id: string) {
  const { resignations } = await readResignations(args)
  return resignations.find((one) => one.id === id) ?? null
}

async function describe(db: DbOrTrx, row: SentResignation) {
  const { windows } = await readConvocatoriaRules(db, row.convocatoriaId)
  if (row.sentAt === null) throw new Error(`resignation ${row.id} was sent at no time`)
  return {
    id: row.id, state: row.state, folio: row.folio, personId: row.personId,
    name: `${surnames(row.firstSurname, row.secondSurname)} ${row.givenNames}`,
    seat: `${row.cer}, ${row.sede}${row.subsede === null ? '' : `, subsede ${row.subsede}`}`,
    addressee: row.addressee, subject: row.subject, text: row.text, sha256: row.sha256, kind: row.kind, pages: row.pages,
    sentAt: row.sentAt, answeredAt: row.answeredAt, countsFrom: row.countsFrom, returnReason: row.returnReason,
    answeredBy: row.answererNames === null ? null : `${row.answererNames} ${row.answererSurname ?? ''}`,
    consequence: consequenceOf(windows, row.sentAt),
  }
}

export type ListedResignation = Awaited<ReturnType<typeof describe>>
