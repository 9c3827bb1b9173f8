/** Says for a sede of the access whether it requires Safe Exam Browser, and what this machine showed of it. */
import { z } from 'zod'
import { isRequiredFor, readQuitPassword } from '#db/queries/lockdown.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readJson } from '#app/http/json-body.server.ts'
import { isRight } from '#app/lockdown/judge-lockdown.ts'
import { sebProofSchema } from '#app/lockdown/seb-proof.ts'
import { readCheckAccess } from '#app/system-check/check-access.server.ts'
import type { SebFinding } from '#app/lockdown/seb-finding.ts'

/** Bytes that are read of a body. */
const LONGEST = 16_384

const askSchema = z.strictObject({ sedeCode: z.string().min(1).max(32), proof: sebProofSchema.nullable() })

export async function judgeMachine({ request, context }: RequestArgs): Promise<Response> {
  const { database, env, rateLimits } = context.services
  const headers = { 'cache-control': 'no-store' }
  const refuse = (status: number, refusal: string) => Response.json({ ok: false, refusal }, { status, headers })
  const access = await readCheckAccess(database, request.headers.get('Cookie'))
  if (access === null) return refuse(403, 'CHECK_NOT_ALLOWED')
  if (!await rateLimits.admitMachineCheck(context.clientAddress)) return refuse(429, 'RATE_LIMITED')
  const parsed = askSchema.safeParse(await readJson(request, LONGEST))
  if (!parsed.success) return refuse(422, 'PAYLOAD_INVALID')
  const { sedeCode, proof } = parsed.data
  if (access.sedes.every(({ code }) => code !== sedeCode)) return refuse(403, 'NOT_YOUR_SEDE')
  const quitSha256 = await readQuitPassword(database.db)
  const hosts = [new URL(env.publicUrl ?? request.url).host]
  const finding: SebFinding = {
    required: await isRequiredFor(database.db, { sedeCode }),
    shown: proof === null ? 'nothing' : quitSha256 !== null && isRight(proof, quitSha256, hosts) ? 'right' : 'wrong',
  }
  return Response.json(finding, { headers })
}
