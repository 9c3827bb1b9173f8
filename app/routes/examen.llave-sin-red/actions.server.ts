/** JSON in, JSON out, as for saves: 401 and 403 are codes, since a script reads them. Nothing of it is cached. */
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readJson } from '#app/http/json-body.server.ts'
import { findOwnBar } from '#app/lockdown/find-own-bar.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { readResident } from '#app/http/resident-script.server.ts'
import type { Refusal } from '#app/http/refusal.ts'
import { offlineRequestSchema } from '#app/offline-opening/protocol.ts'
import { giveOfflineKey } from '#app/use-cases/give-offline-key.server.ts'
import { tellOfflineOpening } from '#app/use-cases/tell-offline-opening.server.ts'

const LONGEST = 1024
const headers = { 'cache-control': 'no-store' }

export async function answerOfflineRequest(args: RequestArgs): Promise<Response> {
  const actor = await readResident(args)
  if (actor instanceof Response) return actor
  const parsed = offlineRequestSchema.safeParse(await readJson(args.request, LONGEST))
  if (!parsed.success) return refused('PAYLOAD_INVALID')
  if (parsed.data.act === 'give') {
    const bar = await findOwnBar(args, actor)
    if (bar !== null) return refused(bar)
    const given = await giveOfflineKey(args.context.services, actor, parsed.data)
    return given.ok ? Response.json({ ok: true, bundle: given.value }, { headers }) : refused(given.refusal)
  }
  const told = await tellOfflineOpening(args.context.services, actor, parsed.data)
  return told.ok ? Response.json({ ok: true }, { headers }) : refused(told.refusal)
}

function refused(refusal: Refusal): Response {
  return Response.json({ ok: false, refusal }, { status: refusalStatus(refusal), headers })
}
