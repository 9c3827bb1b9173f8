/** How far the grades are, who is missing, what waits for a decision, and how mail stands. §4.2 C */
import type { Actor } from '#app/http/actor.ts'
import { readCorrections } from '#app/grades/correction-rows.server.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { findOpenScores, type OpenNow } from '#app/score-openings/require-opening.server.ts'
import type { Services } from '#app/services.server.ts'
import { showProposal } from '#app/use-cases/show-proposal.server.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listCorrections } from '#db/queries/grade-corrections.ts'
import { listLacking, listProgress } from '#db/queries/grade-progress.ts'
import { countMail } from '#db/queries/mail.ts'
import { listShownCorrections } from '#db/queries/proposal-showings.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'

export async function readGradesPage(args: RequestArgs) {
  const actor = await requireRole(args, 'admin')
  const { services } = args.context
  const { db } = services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const { searchParams } = new URL(args.request.url)
  const open = await findOpenScores(db, actor, { scope: 'corrections', subjectId: convocatoria.id }, await readNow(db))
  const lacking = await listLacking(db, convocatoria.id)
  return {
    id: convocatoria.id,
    open,
    title: convocatoria.title,
    frozen: await findFirstFreeze(db, convocatoria.id) !== null,
    progress: await listProgress(db, convocatoria.id),
    lacking: lacking.map(
      ({ id, folio, ceme, grade, sedeCode, sede, city, givenNames, firstSurname, secondSurname }) => ({
        id,
        folio,
        ceme,
        grade,
        sedeCode,
        sede: `${sede}, ${city}`,
        name: `${surnames(firstSurname, secondSurname)}, ${givenNames}`,
      })
    ),
    corrections: await readCorrections(db, convocatoria.id, {
      reader: actor.personId, withMarks: open !== null, shown: await keepShown(services, actor, convocatoria.id, open),
    }),
    mail: { ...(await countMail(db)), sends: services.env.mail !== null, demo: services.demo },
    reminded: searchParams.has('avisos')
      ? { written: Number(searchParams.get('avisos')) || 0, standing: Number(searchParams.get('previos')) || 0 }
      : null,
  }
}

/** The corrections whose marks this person was shown, now or before; the undecided ones of this moment are kept as such. */
async function keepShown(services: Services, actor: Actor, convocatoriaId: string, open: OpenNow | null) {
  const { db } = services.database
  const shown = await listShownCorrections(db, convocatoriaId, actor.personId)
  if (open === null) return shown
  const unseen = (await listCorrections(db, convocatoriaId))
    .filter(({ id, outcome, proposedBy }) => outcome === null && proposedBy !== actor.personId && !shown.has(id))
  for (const { id } of unseen) await showProposal(services, actor, { correctionId: id }, open.id)
  return unseen.length === 0 ? shown : listShownCorrections(db, convocatoriaId, actor.personId)
}
