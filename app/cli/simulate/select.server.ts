/** What the coordination does after the last turno: mark, freeze, draw, run; and the check of the audit package. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { analyseExam } from '#app/exam-quality/analyse-exam.server.ts'
import { endProposal, proposeAnnulment } from '#app/use-cases/annul-items.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import { verifyPackage } from '#scoring/verify-package/verify-package.ts'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { decideArticles } from './decide-articles.server.ts'
import { drawByTestBeacon } from './draw-lottery.server.ts'
import { releaseForms } from './release-forms.server.ts'
import { countMarksByExam } from '#db/queries/marks.ts'

export interface SelectionReport {
  runId: string
  inputFile: string
  resultsFile: string
  packageFile: string
  /** Signed, drawn as committed, byte by byte the same, and stable, by the second implementation. */
  verified: boolean
}

/**
 * Marks every exam, considers an annulment, releases implausible forms, freezes, draws and runs; writes package and results below `directory`.
 * Throws on any refusal.
 */
export async function selectAll(
  services: CoreServices, [admin, second]: readonly [Actor, Actor], convocatoriaId: string, directory: string,
): Promise<SelectionReport> {
  const { database: { db } } = services
  for (const exam of await countMarksByExam(db, convocatoriaId)) {
    const marked = await markExam(services, admin, exam.id)
    if (!marked.ok) throw new Error(`${exam.ceme} ${exam.grade}: ${marked.refusal}`)
  }
  await considerAnnulment(services, admin, second, convocatoriaId)
  await releaseForms(services, second, convocatoriaId, DEMO_PASSWORD)
  await decideArticles(services, convocatoriaId)
  const frozen = await freezeSelection(services, admin, {
    convocatoriaId, chain: 'efiser-faro-de-prueba', beaconFrom: null,
    reason: 'Otra simulación sobre la misma demostración',
  })
  if (!frozen.ok) throw new Error(`freeze: ${frozen.refusal} ${JSON.stringify(frozen.detail)}`)
  await drawByTestBeacon(services, admin, frozen.value)
  const ran = await runFrozenSelection(services, admin, frozen.value)
  if (!ran.ok) throw new Error(`run: ${ran.refusal}`)

  const { input, results, bytes } = await db.selectFrom('selection_run')
    .innerJoin('lottery', 'lottery.run_id', 'selection_run.id')
    .innerJoin('audit_package', 'audit_package.run_id', 'selection_run.id')
    .select(['lottery.seeded_input as input', 'selection_run.results', 'audit_package.bytes'])
    .where('selection_run.id', '=', frozen.value).executeTakeFirstOrThrow()
  await mkdir(directory, { recursive: true })
  const packageFile = path.join(directory, 'paquete.zip')
  await writeFile(packageFile, bytes)
  const inputFile = path.join(directory, 'input.json')
  const resultsFile = path.join(directory, 'results.json')
  await writeFile(inputFile, input ?? '')
  await writeFile(resultsFile, results ?? '')
  const verified = verifyPackage(bytes, { trusted: null, acceptTestBeacon: true })
  return {
    runId: frozen.value, inputFile, resultsFile, packageFile, verified: verified.ok && verified.value.holds,
  }
}

/** One proposal that a second person looks into and rejects, so that its pages show what they are for. Moves no mark. */
async function considerAnnulment(services: CoreServices, first: Actor, second: Actor, convocatoriaId: string): Promise<void> {
  const { database: { db } } = services
  const [exam] = (await countMarksByExam(db, convocatoriaId)).toSorted((left, right) => right.present - left.present)
  const analysis = exam === undefined ? null : await analyseExam(db, exam.id)
  const [weakest] = analysis?.items.toSorted((left, right) => (left.rir ?? 2) - (right.rir ?? 2)) ?? []
  if (exam === undefined || analysis === null || weakest === undefined) return
  const proposed = await proposeAnnulment(services, first, {
    examId: exam.id, formId: analysis.formId, itemIds: [weakest.itemId], policy: 'drop', kind: 'ambiguous',
    reason: 'Es el reactivo que menos discrimina; un profesor señala que la redacción admite dos lecturas.',
  })
  if (!proposed.ok) throw new Error(`annulment: ${proposed.refusal}`)
  const ended = await endProposal(services, second, {
    annulmentId: proposed.value, event: 'reject',
    note: 'Dos especialistas lo revisaron: la redacción tiene una sola lectura y la clave es correcta.',
  })
  if (!ended.ok) throw new Error(`annulment: ${ended.refusal}`)
}
