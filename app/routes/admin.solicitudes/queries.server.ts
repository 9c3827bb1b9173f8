/** Who did not print the solicitud inside the window (§2.1 C), how many did, and what follows from it. */
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { readParameters } from '#db/queries/parameters.ts'
import { listUnprinted } from '#db/queries/registration-versions.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'

export async function readUnprinted({ context: { services } }: RequestArgs) {
  const { db } = services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const until = convocatoria.registration_until
  const [now, rows, parameters, { registered }] = await Promise.all([
    readNow(db), listUnprinted(db, convocatoria.id, until), readParameters(db),
    db.selectFrom('candidate').select(({ fn }) => fn.countAll<number>().as('registered'))
      .where('convocatoria_id', '=', convocatoria.id).executeTakeFirstOrThrow(),
  ])
  return {
    title: convocatoria.title, until, closed: now >= until, registered: Number(registered),
    late: parameters?.lateFirstPrint ?? 'allowed',
    people: rows.map(({ folio, givenNames, firstSurname, secondSurname, ceme, grade, sede, printedAt }) => ({
      folio, name: fullName(givenNames, firstSurname, secondSurname), exam: `${ceme} ${String(grade)}`, sede, printedAt,
    })),
  }
}

export type Unprinted = NonNullable<Awaited<ReturnType<typeof readUnprinted>>>
