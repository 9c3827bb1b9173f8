/** Which rosters were taken, and what the last act did. */
import { listRosterImports } from '#db/queries/roster.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'

export async function readRosterPage(args: RequestArgs) {
  await requireRole(args, 'admin')
  const { searchParams } = new URL(args.request.url)
  const count = (name: string) => Number(searchParams.get(name)) || 0
  return {
    imports: await listRosterImports(args.context.services.database.db),
    taken: searchParams.has('personas') ? { people: count('personas'), links: count('enlaces') } : null,
  }
}
