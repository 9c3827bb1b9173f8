/** What the next call would be named, proposed from this one. */
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { readLatestVersion } from '#db/queries/call-versions.ts'

/** 52 weeks: the same days of the week. */
const A_YEAR_OF_WEEKS = 364

export async function readProposal(args: RequestArgs, id: string | undefined) {
  await requireRole(args, 'admin')
  const version = id === undefined ? undefined : await readLatestVersion(args.context.services.database.db, id)
  if (id === undefined || version === undefined) throw notFound()
  const { title, rules: { cycle, currentCycle, period } } = version.document
  return {
    id, title,
    proposal: {
      title: title.replaceAll(cycle, nextCycle(cycle)), cycle: nextCycle(cycle), currentCycle: nextCycle(currentCycle),
      period: String(period), days: String(A_YEAR_OF_WEEKS),
    },
  }
}

/** "2024-2025" is followed by "2025-2026". */
function nextCycle(cycle: string): string {
  return cycle.replaceAll(/\d{4}/g, (year) => String(Number(year) + 1))
}
