// What a package states beside its numbers: the clause of each exclusion, what is annulled, and in the manifest of which
// call and when. Whoever signs could state anything here and still recompute; each is held against the rest of the package.
import { instant } from '#exam-engine/kernel/time.ts'
import { z } from 'zod'
import type { Manifest } from '../audit-package/manifest.ts'
import type { LotteryRecord } from '../lottery/record.ts'
import type { Fault } from './checks.ts'

/** By reason: its clause, and whether it can befall somebody within the package, or left out of it. */
const REASONS: Readonly<Record<string, { readonly clause: string, readonly within: boolean, readonly without: boolean }>> = {
  CANCELLED: { clause: '§3.1 D', within: true, without: false },
  DENIED: { clause: '§3.1 C', within: true, without: false },
  ABSENT: { clause: '§3.1 B', within: true, without: false },
  NO_CURRENT_GRADE: { clause: '§4.2 C', within: true, without: false },
  NO_ENARM: { clause: '§1.1 A, §4.2 A', within: false, without: true },
  FALSE_DATA: { clause: '§2.2 E', within: true, without: true },
}

export interface StatedExclusion { readonly reason: string, readonly clause: string, readonly inPackage: boolean }

export function isKnownExclusion({ reason, clause, inPackage }: StatedExclusion): boolean {
  const known = Object.hasOwn(REASONS, reason) ? REASONS[reason] : undefined
  return known?.clause === clause && (inPackage ? known.within : known.without)
}

const annulmentsSchema = z.strictObject({
  schema: z.literal('efiser-annulments/1'),
  annulments: z.array(z.strictObject({
    formId: z.string(), policy: z.enum(['drop', 'credit']), itemIds: z.array(z.string()).min(1),
  })),
})
const satForms = z.looseObject({ forms: z.array(z.looseObject({ formId: z.string() })) })

/** Each annulled item is of a form that was sat, each form stands once. `annulments` and `inputs` as parsed JSON. */
export function checkAnnulments(annulments: unknown, inputs: unknown): Fault[] {
  const [read, ledger] = [annulmentsSchema.safeParse(annulments), satForms.safeParse(inputs)]
  const fault: Fault = { check: 'inputs', code: 'ANNULMENTS_DIFFER' }
  if (!read.success || !ledger.success) return [fault]
  const sat = new Set(ledger.data.forms.map(({ formId }) => formId))
  const named = read.data.annulments.map(({ formId }) => formId)
  return new Set(named).size === named.length && named.every((formId) => sat.has(formId)) ? [] : [fault]
}

/** The manifest names the call of its input and the moment of the freeze as the lottery does, and the run came after the draw. */
export function checkManifestStatements(manifest: Manifest, inputCall: string | null, lottery: LotteryRecord | null): Fault[] {
  const agrees = manifest.convocatoria === inputCall && (lottery === null
    || (lottery.commitment.convocatoria === inputCall && manifest.frozenAt === lottery.commitment.committedAt
      && isNotBefore(manifest.ranAt, lottery.drawnAt)))
  return agrees ? [] : [{ check: 'inputs', code: 'MANIFEST_STATES_OTHERWISE' }]
}

function isNotBefore(later: string, earlier: string): boolean {
  try {
    return instant(later) >= instant(earlier)
  } catch {
    return false
  }
}
