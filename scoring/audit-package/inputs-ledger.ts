// The ledger of inputs: for each kind of input its count and the hash of its part of the frozen package, and the papers
// and keys behind the marks; and the rules document itself, so that the terms of the score can be held against what was
// published. Says nothing of a person: what it hashes stands in `frozen-input.json` by selection id.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { RulesJson } from '#exam-engine/convocatoria/call-document.ts'
import type { SelectionPackage } from '../package/schema.ts'

/** Each is hashed as canonical JSON: a list of [selection id, value] in the order of the package, but rules and seats. */
export const INPUT_KINDS = ['rules', 'seats', 'marks', 'grades', 'enarm', 'publications', 'preferences'] as const
export type InputKind = (typeof INPUT_KINDS)[number]

export interface FormFact {
  formId: string
  ceme: string
  grade: number
  version: number
  contentSha256: string
  keySha256: string
}

/** The published selection in which carried marks were earned: its frozen input and its ledger by their hashes. §5.13 */
export interface MarksSource {
  readonly convocatoria: string
  readonly runId: string
  readonly inputSha256: string
  readonly inputsSha256: string
}

export interface InputsLedger {
  readonly schema: 'efiser-inputs/2'
  readonly convocatoria: string
  /** Of the rules document of the convocatoria as published; null where none was published as a version. */
  readonly rulesDocumentSha256: string | null
  readonly rulesDocument: RulesJson
  readonly kinds: Readonly<Record<InputKind, { readonly count: number, readonly sha256: string }>>
  readonly forms: readonly FormFact[]
  /** Null where the marks were earned in this call. */
  readonly marksFrom: MarksSource | null
}

/** What of the package belongs to a kind; the value whose canonical JSON is hashed. */
export function partOf(kind: InputKind, { rules, seats, candidates }: SelectionPackage): unknown[] {
  const each = (value: (candidate: SelectionPackage['candidates'][number]) => unknown) =>
    candidates.map((candidate) => [candidate.folio, value(candidate)])
  switch (kind) {
    case 'rules': return [rules]
    case 'seats': return [...seats]
    case 'marks': return each(({ efiser }) => efiser)
    case 'grades': return each(({ grades }) => grades)
    case 'enarm': return each(({ enarm }) => enarm)
    case 'publications': return each(({ publications }) => publications)
    case 'preferences': return each(({ preferences }) => preferences)
  }
}

export type PublishedRules = Pick<InputsLedger, 'rulesDocumentSha256' | 'rulesDocument'>

/** The ledger of a frozen package. `forms` are those that were sat. */
export function describeInputs(
  input: SelectionPackage, { rulesDocumentSha256, rulesDocument }: PublishedRules, forms: readonly FormFact[],
  marksFrom: MarksSource | null = null,
): InputsLedger {
  return {
    schema: 'efiser-inputs/2',
    convocatoria: input.rules.convocatoria,
    rulesDocumentSha256, rulesDocument,
    kinds: Object.fromEntries(INPUT_KINDS.map((kind) => {
      const part = partOf(kind, input)
      return [kind, { count: part.length, sha256: sha256Hex(canonicalJson(part)) }]
    })) as InputsLedger['kinds'],
    forms, marksFrom,
  }
}
