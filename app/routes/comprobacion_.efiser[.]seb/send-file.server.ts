/** 404 before an admin set the password to leave. Not for candidates: who holds it can compute the Config Key. */
import { readQuitPassword } from '#db/queries/lockdown.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { writeSebFile } from '#app/lockdown/seb-file.server.ts'
import { sebSettings } from '#app/lockdown/seb-settings.ts'

export async function sendSebFile(args: RequestArgs): Promise<Response> {
  await requireRole(args, 'supervisor', 'educacion', 'admin')
  const { database, env } = args.context.services
  const quitPasswordSha256 = await readQuitPassword(database.db)
  if (quitPasswordSha256 === null) throw notFound()
  const { origin } = new URL(env.publicUrl ?? args.request.url)
  const file = writeSebFile(sebSettings({ origin, quitPasswordSha256 }))
  return new Response(new Uint8Array(file), { headers: {
    'Content-Type': 'application/seb', 'Content-Disposition': 'attachment; filename="efiser.seb"',
    'Cache-Control': 'no-store',
  } })
}
