/** What stands annulled in an exam, what was proposed, and what its forms wait for. */
import type { AppLoadContext } from '@remix-run/node'
import { listAnnulments, readFormAnnulment } from '#db/queries/annulments.ts'
import { listFormStandings } from '#db/queries/form-checks.ts'
import { listItemNames } from '#db/queries/item-statistics.ts'
import { readSelectionStage } from '#db/queries/selection-runs.ts'
import { isReleased } from '#app/marking/form-standing.ts'
import type { ExamView } from '../admin.examenes_.$examId/queries.server.ts'

export async function readQuality({ services: { database: { db } } }: AppLoadContext, exam: ExamView) {
  const [stage, proposals, standings] = await Promise.all([
    readSelectionStage(db, exam.convocatoriaId), listAnnulments(db, exam.id),
    listFormStandings(db, exam.convocatoriaId, exam.id),
  ])
  const forms = await Promise.all(standings.map(async (form) => {
    const [names, annulled] = [await listItemNames(db, form.formId), await readFormAnnulment(db, form.formId)]
    const codes = new Map(names.map(({ itemId, code }) => [itemId, code]))
    return {
      id: form.formId, version: form.version, n: form.n, findingsSha256: form.findingsSha256,
      checkedAt: form.checkedAt, releasedAt: form.releasedAt, releasedBy: form.releasedBy, reason: form.reason,
      released: isReleased(form),
      findings: form.findings?.map((finding) => ({
        ...finding, code: finding.finding === 'KEY_BEATEN' ? codes.get(finding.itemId) ?? finding.itemId : null,
      })) ?? null,
      annulled: { policy: annulled.policy, codes: annulled.itemIds.map((itemId) => codes.get(itemId) ?? itemId).sort() },
    }
  }))
  return { stage, forms, proposals: proposals.map(({ itemIds, ...rest }) => ({ ...rest, items: itemIds.length })) }
}

export type ExamQuality = Awaited<ReturnType<typeof readQuality>>
export type FormQuality = ExamQuality['forms'][number]
export type FindingView = NonNullable<FormQuality['findings']>[number]
