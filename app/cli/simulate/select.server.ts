/** What the coordination does after the last turno: mark, freeze, draw, run; and the check of the audit package. */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import { verifyPackage } from '#scoring/verify-package/verify-package.ts'
import { decideArticles } from './decide-articles.server.ts'
import { drawByTestBeacon } from './draw-lottery.server.ts'
import { countMarksByExam } from '#db/queries/marks.ts'

export interface SelectionReport {
  runId: string
  inputFile: string
  resultsFile: string
  packageFile: string
  /** Signed, drawn as committed, byte by byte the same, and stable, by the second implementation. */
  verified: boolean
}

/** Marks every exam, freezes, draws and runs; writes package and results below `directory`. Throws on any refusal. */
export async function selectAll(
  services: CoreServices, admin: Actor, convocatoriaId: string, directory: string,
): Promise<SelectionReport> {
  const { database: { db } } = services
  for (const exam of await countMarksByExam(db, convocatoriaId)) {
    const marked = await markExam(services, admin, exam.id)
    if (!marked.ok) throw new Error(`${exam.ceme} ${exam.grade}: ${marked.refusal}`)
  }
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
