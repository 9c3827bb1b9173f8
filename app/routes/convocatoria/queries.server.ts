/** The call in force, or the one that the address names: dates, texts, weights, and its chain of versions. */
import type { AppLoadContext } from '@remix-run/node'
import { prerequisiteName } from '#exam-engine/convocatoria/rules.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { listVisibleAvisos } from '#db/queries/avisos.ts'
import { listVersions } from '#db/queries/call-versions.ts'
import { listTurnoDates, listWindows } from '#app/call/call-dates.ts'
import { readPublicCall } from '#app/call/public-call.server.ts'

export async function readCallPage(context: AppLoadContext, url: string) {
  const call = await readPublicCall(context, url)
  if (call === null) return null
  const { db } = context.services.database
  const { id, now, query, isCurrent, others, rules, version: { number, document, documentSha256, sha256 } } = call
  const [versions, avisos] = [await listVersions(db, id), await listVisibleAvisos(db, id, now)]
  return {
    id, now, query, isCurrent, others, number, documentSha256, sha256, versions,
    title: document.title, publishedAt: rules.publishedAt, tieBreak: document.tieBreak, texts: document.texts,
    avisos: avisos.length,
    windows: listWindows(rules, { resultsFrom: instant(document.resultsFrom) }), turnos: listTurnoDates(rules),
    courses: rules.courses.map(({ cer, newCourse, prerequisites }) =>
      ({ cer, newCourse, prerequisites: prerequisites.map(prerequisiteName) })),
    piImss: rules.piImss, points: rules.publicationPoints.types,
  }
}

export type CallPage = NonNullable<Awaited<ReturnType<typeof readCallPage>>>
