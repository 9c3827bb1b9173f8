/** What a sede's page, its sheet and the coordination show of its machines. Who may ask is asked before. */
import type { Database } from '#db/client.ts'
import { listLargestTurnos } from '#db/queries/check-sedes.ts'
import { listMachines, summarizeMachines } from '#db/queries/machine-checks.ts'
import { CERTIFIED_DAYS } from './check-limits.ts'
import { describeMachine } from './machine-lines.ts'

export async function readSedeMachines({ db }: Pick<Database, 'db'>, sedeCode: string) {
  const machines = (await listMachines(db, sedeCode)).map(describeMachine)
  const summary = (await summarizeMachines(db, CERTIFIED_DAYS)).find((one) => one.sedeCode === sedeCode)
  return {
    machines, certified: summary?.certified ?? 0, rehearsals: summary?.rehearsals ?? 0,
    lastRehearsalAt: summary?.lastRehearsalAt ?? null, mostCandidates: (await listLargestTurnos(db)).get(sedeCode) ?? 0,
    certifiedDays: CERTIFIED_DAYS,
  }
}
