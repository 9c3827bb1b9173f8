/** The draft that a page's script sends. */
import { readJson } from '#app/http/json-body.server.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readResident } from '#app/http/resident-script.server.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { saveStep, stepSchema } from '#app/registration/save-step.server.ts'

const LIMIT = 32 * 1024

export async function saveDraftFromScript(args: RequestArgs): Promise<Response> {
  const actor = await readResident(args)
  if (actor instanceof Response) return actor
  // A session by a supervisor's code reaches the sitting and nothing else.
  if (actor.sittingOf !== undefined) return Response.json({ ok: false, refusal: 'ROLE_MISSING' }, { status: 403 })
  const sent = stepSchema.safeParse(await readJson(args.request, LIMIT))
  if (!sent.success) {
    const refused = { ok: false, refusal: 'PAYLOAD_INVALID' } as const
    return Response.json({ ...refused, text: describeRefusal(refused) }, { status: 422 })
  }
  const { reply, status } = await saveStep(args, actor, sent.data)
  return Response.json(reply, { status })
}
