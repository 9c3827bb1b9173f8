/** Next year's call, published from the demo's: due in a year, or out at this moment. */
import { insertDraft } from '#db/queries/call-drafts.ts'
import { insertVersion, readLatestVersion } from '#db/queries/call-versions.ts'
import { readNow } from '#db/queries/clock.ts'
import { callId } from '#exam-engine/convocatoria/call-document.ts'
import { copyCall } from '#exam-engine/convocatoria/copy-call.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { findByRole, type DemoDatabase } from './demo-database.ts'

const OLD = 'rama-2024-2025-1'
const WISH = { title: 'Ciclo 2025-2026', cycle: '2025-2026', currentCycle: '2024-2025', period: 1, days: 364 }

export async function publishNextCall(demo: DemoDatabase, { outNow }: { outNow: boolean }): Promise<string> {
  const { db } = demo.database
  const by = await findByRole(demo, 'admin')
  const source = await readLatestVersion(db, OLD)
  if (source === undefined) throw new Error('the demo has no call')
  const { document } = copyCall(source.document, WISH)
  const published = outNow ? { ...document, rules: { ...document.rules, publishedAt: toIso(await readNow(db)) } } : document
  const convocatoriaId = callId(published)
  await db.transaction().execute(async (trx) => {
    const draftId = await insertDraft(trx, { copiedFrom: OLD, document: published, undecided: [], unchecked: [], by })
    await insertVersion(trx, { convocatoriaId, document: published, previous: null, reason: null, changes: [], draftId, by })
  })
  return convocatoriaId
}
