/** The versions and the trail of the person who asks, with changes in words. */
import { z } from 'zod'
import { listTrail } from '#db/queries/registration-drafts.ts'
import { notFound, type RequestArgs } from '#app/http/guards.server.ts'
import { fieldWords } from '#app/labels/registration-values.ts'
import { describeAddress } from '#app/labels/user-agent.ts'
import { nameBrowser } from '#app/system-check/name-browser.ts'
import { openRegistration } from '#app/registration/open-registration.server.ts'
import type { OfferedPool } from '#db/queries/registration-facts.ts'
import { readPools } from '#exam-engine/convocatoria/registration-fields.ts'

const LIMIT = 200

export async function readTrail(args: RequestArgs) {
  const { state, actor } = await openRegistration(args)
  if (state === null) throw notFound()
  const rows = await listTrail(args.context.services.database.db, state.of, LIMIT)
  return {
    limit: LIMIT,
    versions: state.versions.map(({ number, sha256, registeredAt, printedAt, content }, index) => ({
      number, sha256, registeredAt, printedAt, valid: index === 0,
      sedes: content.preferences.map(({ cer, sede, subsede }) => `${cer} · ${sede}${subsede === null ? '' : `, ${subsede}`}`),
    })),
    entries: rows.map(({ id, at, kind, by_id: by, address, user_agent: agent, step, before, after }) => ({
      id, at, kind, step, address: describeAddress(address), own: by === actor.personId, device: agent === null ? null : nameBrowser(agent).name,
      changes: kind === 'draft' ? changesOf(before, after, state.pools) : [],
    })),
  }
}

const fieldsSchema = z.record(z.string(), z.string())

function changesOf(before: string | null, after: string | null, pools: readonly OfferedPool[]) {
  const [old, typed] = [before, after].map((text) => fieldsSchema.parse(JSON.parse(text ?? '{}')))
  const words = (field: string, value: string) => field === 'pools' ? readPools(value).map((id, index) => {
    const pool = pools.find(({ poolId }) => poolId === id)
    return `${String(index + 1)}. ${pool?.sede ?? id}`
  }).join('; ') : fieldWords(field, value)
  return Object.keys(typed ?? {}).map((field) => (
    { field, before: words(field, old?.[field] ?? ''), after: words(field, typed?.[field] ?? '') }))
}
