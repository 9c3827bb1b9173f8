/** Shows what every row of a roster says before anything is written, and then takes it whole or not at all. */
import { data, redirect } from '@remix-run/node'
import { readImportForm } from '#app/csv-import/read-upload.server.ts'
import { readRoster } from '#app/csv-import/read-roster.server.ts'
import { describeTableFault } from '#app/csv-import/table-fault.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { describeRosterDoubt, describeRosterFault } from '#app/labels/roster-words.ts'
import { importRoster, previewRoster } from '#app/use-cases/import-roster.server.ts'
import type { ReadRoster } from '#exam-engine/convocatoria/roster-rows.ts'

const LARGEST_BYTES = 4 * 1024 * 1024

export interface RosterReply {
  error: string | null
  text: string
  faults: { line: number, text: string }[]
  doubts: { line: number, text: string }[]
  counts: { people: number, addresses: number, roles: number, entries: number, unchanged: number }
  /** Read without fault, and with something to take. */
  ready: boolean
}

const NOTHING = { people: 0, addresses: 0, roles: 0, entries: 0, unchanged: 0 }

export async function submitRoster(args: RequestArgs) {
  const actor = await requireRole(args, 'admin')
  const { services } = args.context
  const form = await readImportForm(args.request, LARGEST_BYTES)
  const answer = (reply: Partial<RosterReply>, status: number) => data<RosterReply>(
    { error: null, text: form?.text ?? '', faults: [], doubts: [], counts: NOTHING, ready: false, ...reply }, { status },
  )
  if (form === null) return answer({ error: 'El archivo pasa de 4 MB: divídalo en varios.' }, 413)
  const table = readRoster(form.text)
  if (!table.ok) return answer({ error: describeTableFault(table.fault) }, 422)
  if (form.field('intent') !== 'save') {
    const read = await previewRoster(services.database.db, actor, table.rows)
    if (!read.ok) return answer({ error: describeRefusal(read) }, refusalStatus(read.refusal))
    return answer(show(read.value), read.value.faults.length === 0 ? 200 : 422)
  }
  const imported = await importRoster(services, actor, table)
  if (!imported.ok) return answer({ error: describeRefusal(imported) }, refusalStatus(imported.refusal))
  if (!imported.value.saved) return answer(show(imported.value), 422)
  const { people, links } = imported.value
  throw redirect(`/admin/personas/importar?personas=${String(people.length)}&enlaces=${String(links)}`)
}

function show({ people, addresses, grants, entries, unchanged, faults, doubts }: ReadRoster): Partial<RosterReply> {
  const counts = {
    people: people.length, addresses: addresses.length, roles: grants.length, entries: entries.length, unchanged,
  }
  return {
    counts,
    ready: faults.length === 0 && people.length + addresses.length + grants.length + entries.length > 0,
    faults: faults.map((fault) => ({ line: fault.line, text: describeRosterFault(fault) })),
    doubts: doubts.map((doubt) => ({ line: doubt.line, text: describeRosterDoubt(doubt) })),
  }
}
