/** The operations of one attempt in quarantine with their evidence, or a 404 where there is none. */
import type { AppLoadContext } from '@remix-run/node'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { findQuarantineAttempt, listFinalAnswers, readSatPaper } from '#db/queries/quarantine-attempt.ts'
import { listQuarantined } from '#db/queries/quarantine-decisions.ts'
import { listOutages } from '#db/queries/sede-outages.ts'
import type { FrozenForm } from '#exam-engine/items/form.ts'
import { permuteForm } from '#exam-engine/items/permutation.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { coincides, describeOperation } from './operation.ts'

export async function readOperations({ services: { database: { db } } }: AppLoadContext, attemptId: string | undefined) {
  if (!isUuid(attemptId)) throw notFound()
  const [attempt, rows, finals, paper] = await Promise.all([
    findQuarantineAttempt(db, attemptId), listQuarantined(db, attemptId), listFinalAnswers(db, attemptId),
    readSatPaper(db, attemptId),
  ])
  if (attempt === undefined || rows.length === 0) throw notFound()
  const items = paper === null ? [] : permuteForm(JSON.parse(paper.content) as FrozenForm, paper.seed)
  const sheet = {
    positions: new Map(items.map(({ itemId, position }) => [itemId, position])),
    finals: new Map(finals.map((row) => [row.item_id, { optionId: row.option_id, savedAt: row.saved_at }])),
  }
  const frozenAt = await findFirstFreeze(db, attempt.convocatoria_id)
  const operations = rows.map((row) => describeOperation(row, sheet))
  const outages = await listOutages(db, { turnoId: attempt.turno_id, sedeCode: attempt.sede_code })
  return {
    attemptId,
    folio: attempt.folio,
    exam: `${attempt.ceme} ${String(attempt.grade)}`,
    turno: attempt.turno_number,
    sede: attempt.sede_name,
    closesAt: attempt.closes_at,
    acceptsUntil: attempt.accepts_until,
    finishedAt: attempt.finished_at,
    leaseEpoch: attempt.lease_epoch,
    frozenAt,
    decidable: frozenAt === null && (attempt.state === 'handedIn' || attempt.state === 'closed'),
    operations,
    outages: outages.map((outage) => {
      const count = operations.filter((operation) => coincides(operation, outage, attempt.opens_at)).length
      return { ...outage, relation: count === 0 ? null : `Con ${formatCounted(count, 'operación', 'operaciones')}` }
    }),
  }
}
