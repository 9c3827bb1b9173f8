/**
 * Values of the audit's payloads that are codes, in Spanish where the platform has a word for them: by the act and the key,
 * since the same code means another thing in another act. The code is shown beside it; one without a word is shown alone.
 */
import { OUTCOME_WORDS as FINDING_WORDS, POPULATION_WORDS } from './sample-words.ts'
import { RELEASE_WORDS } from '#app/board/lease-words.ts'
import { DENIAL_WORDS, INCIDENT_WORDS } from '#app/board/state-words.ts'
import { EXIT_WORDS, OUTAGE_WORDS } from '#app/labels/desk.ts'
import { CONSEQUENCE_WORDS } from '#app/labels/resignation.ts'
import { GROUND_WORDS } from '#app/labels/revocation.ts'
import { ROLE_NAMES } from '#app/labels/roles.ts'
import { KIND_WORDS, POLICY_WORDS } from '#app/marking/annulment-words.ts'
import { ATTEMPT_WORDS } from '#app/person-file/file-words.ts'
import { ARCO_KIND_WORDS } from '#app/privacy/arco-words.ts'
import { PURPOSE_WORDS, SCOPE_WORDS } from '#app/score-openings/opening-words.ts'

type Words = Readonly<Record<string, string>>

const titles = <T>(of: Readonly<Record<string, T>>, name: (one: T) => string): Words =>
  Object.fromEntries(Object.entries(of).map(([code, one]) => [code, name(one)]))

/** By the beginning of the act's name. */
const VALUES: readonly { acts: string, keys: readonly string[], words: Words }[] = [
  { acts: '', keys: ['role'], words: ROLE_NAMES },
  { acts: 'annulment.', keys: ['kind'], words: KIND_WORDS },
  { acts: 'annulment.', keys: ['policy'], words: titles(POLICY_WORDS, ({ short }) => short) },
  { acts: 'arco.', keys: ['kind'], words: ARCO_KIND_WORDS },
  { acts: 'audit.', keys: ['population'], words: POPULATION_WORDS },
  { acts: 'audit.', keys: ['outcome'], words: FINDING_WORDS },
  { acts: 'award.', keys: ['ground'], words: titles(GROUND_WORDS, ({ label }) => label) },
  { acts: 'resignation.', keys: ['consequence'], words: titles(CONSEQUENCE_WORDS, ({ title }) => title) },
  { acts: 'scores.', keys: ['scope'], words: SCOPE_WORDS },
  { acts: 'scores.', keys: ['purpose'], words: PURPOSE_WORDS },
  { acts: 'sitting.', keys: ['category'], words: INCIDENT_WORDS },
  { acts: 'sitting.', keys: ['from', 'to', 'state'], words: ATTEMPT_WORDS },
  { acts: 'sitting.deny', keys: ['reason'], words: DENIAL_WORDS },
  { acts: 'sitting.recordExit', keys: ['reason'], words: EXIT_WORDS },
  { acts: 'sitting.releaseLease', keys: ['reason'], words: RELEASE_WORDS },
  { acts: 'turno.declareOutage', keys: ['kind'], words: OUTAGE_WORDS },
]

/** Null where there is no word. */
export function describeValue(action: string, key: string, value: string): string | null {
  const found = VALUES.find(({ acts, keys, words }) =>
    action.startsWith(acts) && keys.includes(key) && Object.hasOwn(words, value))
  return found?.words[value] ?? null
}
