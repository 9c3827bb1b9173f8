// Whether the parts of a package fit together: files and manifest, frozen input and ledger, input and seed, exclusions and
// results, leaves and tree head. Each is worked out here again from the bytes; nothing that built the package is asked.
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { z } from 'zod'
import { LISTED_FILES, MANIFEST } from '../audit-package/files.ts'
import type { Manifest } from '../audit-package/manifest.ts'
import type { PackageFiles } from '../audit-package/zip.ts'
import { treeHead } from '../merkle/tree.ts'
import { readPackage } from '../package/read-package.ts'
import type { PackageCandidate, SelectionPackage } from '../package/schema.ts'
import { checkAnnulments, isKnownExclusion } from './check-statements.ts'
import { checkTerms } from './check-terms.ts'
import type { Fault } from './checks.ts'

export function checkFiles(files: PackageFiles, manifest: Manifest): Fault[] {
  const faults: Fault[] = []
  if (textOf(files[MANIFEST]) !== canonicalJson(manifest)) faults.push({ check: 'files', code: 'MANIFEST_NOT_CANONICAL' })
  if (canonicalJson(manifest.files.map(({ name }) => name)) !== canonicalJson([...LISTED_FILES])) {
    faults.push({ check: 'files', code: 'LIST_DIFFERS' })
  }
  for (const { name, size, sha256 } of manifest.files) {
    if (files[name].length !== size) faults.push({ check: 'files', code: 'SIZE_DIFFERS', file: name })
    else if (sha256Hex(files[name]) !== sha256) faults.push({ check: 'files', code: 'HASH_DIFFERS', file: name })
  }
  return faults
}

const ledgerFields = {
  convocatoria: z.string(),
  rulesDocumentSha256: z.string().nullable(),
  kinds: z.strictObject(Object.fromEntries(
    ['rules', 'seats', 'marks', 'grades', 'enarm', 'publications', 'preferences'].map((kind) => (
      [kind, z.strictObject({ count: z.int(), sha256: z.string() })])))),
  forms: z.array(z.unknown()),
}

const marksFrom = z.strictObject({
  convocatoria: z.string(), runId: z.string(), inputSha256: z.string(), inputsSha256: z.string(),
}).nullable()

/** The second form goes with the second form of the package: it holds the rules document whose hash it states. */
const inputsSchema = z.discriminatedUnion('schema', [
  z.strictObject({ schema: z.literal('efiser-inputs/1'), ...ledgerFields }),
  z.strictObject({ schema: z.literal('efiser-inputs/2'), ...ledgerFields, rulesDocument: z.looseObject({}), marksFrom }),
])

/** The ledger against the frozen input, kind by kind. */
export function checkInputs(files: PackageFiles): Fault[] {
  const ledger = inputsSchema.safeParse(parse(files['inputs.json']))
  if (!ledger.success) return [{ check: 'inputs', code: 'LEDGER_UNUSABLE' }]
  const read = readPackage(files['frozen-input.json'])
  if (!read.ok) return [{ check: 'inputs', code: 'FROZEN_INPUT_UNUSABLE' }]
  const { input } = read.value
  const faults: Fault[] = []
  if (ledger.data.schema.endsWith('/2') !== input.schema.endsWith('/2')) {
    faults.push({ check: 'inputs', code: 'LEDGER_UNUSABLE' })
  } else if (ledger.data.schema === 'efiser-inputs/2') faults.push(...checkTerms(input.rules, ledger.data))
  if (input.rules.lotterySeed !== null) faults.push({ check: 'inputs', code: 'FROZEN_INPUT_HAS_SEED' })
  for (const [kind, part] of Object.entries(partsOf(input))) {
    const stated = ledger.data.kinds[kind]
    if (stated?.count !== part.length || stated.sha256 !== sha256Hex(canonicalJson(part))) {
      faults.push({ check: 'inputs', code: 'KIND_DIFFERS', kind })
    }
  }
  return [...faults, ...checkAnnulments(parse(files['annulments.json']), ledger.data)]
}

/** The call that the input names; null when that cannot be read. */
export function readInputCall(files: PackageFiles): string | null {
  const read = z.looseObject({ rules: z.looseObject({ convocatoria: z.string() }) }).safeParse(parse(files['input.json']))
  return read.success ? read.data.rules.convocatoria : null
}

function partsOf({ rules, seats, candidates }: SelectionPackage): Record<string, unknown[]> {
  const each = (key: keyof PackageCandidate) => candidates.map((candidate) => [candidate.folio, candidate[key]])
  return {
    rules: [rules], seats, marks: each('efiser'), grades: each('grades'), enarm: each('enarm'),
    publications: each('publications'), preferences: each('preferences'),
  }
}

/** The input is the frozen one with the seed, and not another byte. */
export function checkSeedOnly(files: PackageFiles, seed: string | null): Fault[] {
  const frozen = z.looseObject({ rules: z.looseObject({}) }).safeParse(parse(files['frozen-input.json']))
  const fault: Fault = { check: 'seedOnly', code: 'INPUT_DIFFERS_BEYOND_SEED' }
  if (!frozen.success || seed === null) return [fault]
  const seeded = canonicalJson({ ...frozen.data, rules: { ...frozen.data.rules, lotterySeed: seed } })
  return seeded === textOf(files['input.json']) ? [] : [fault]
}

const resultRows = z.looseObject({
  candidates: z.array(z.looseObject({ folio: z.string(), exclusion: z.string().nullable() })),
})
export type ResultRow = z.output<typeof resultRows>['candidates'][number]

/** Null when the file lists no candidates. */
export function readResultRows(files: PackageFiles): ResultRow[] | null {
  const read = resultRows.safeParse(parse(files['results.json']))
  return read.success ? read.data.candidates : null
}

const exclusionsSchema = z.strictObject({
  schema: z.literal('efiser-exclusions/1'),
  exclusions: z.array(z.strictObject({
    selectionId: z.string(), reason: z.string(), clause: z.string().min(1), inPackage: z.boolean(),
  })),
})

/** Everybody excluded by the results stands in the ledger once, with that reason; nobody who is ranked does. */
export function checkExclusions(files: PackageFiles, rows: readonly ResultRow[]): Fault[] {
  const fault: Fault = { check: 'exclusions', code: 'EXCLUSIONS_DIFFER' }
  const ledger = exclusionsSchema.safeParse(parse(files['exclusions.json']))
  if (!ledger.success) return [fault]
  const { exclusions } = ledger.data
  if (new Set(exclusions.map(({ selectionId }) => selectionId)).size !== exclusions.length) return [fault]
  const inPackage = new Set(rows.map(({ folio }) => folio))
  if (exclusions.some((one) => one.inPackage !== inPackage.has(one.selectionId) || !isKnownExclusion(one))) return [fault]
  const reasonOf = new Map(exclusions.map(({ selectionId, reason }) => [selectionId, reason]))
  const agree = rows.every(({ folio, exclusion }) => {
    const reason = reasonOf.get(folio)
    if (exclusion === null) return reason === undefined
    return reason === exclusion || (exclusion === 'CANCELLED' && reason === 'FALSE_DATA')
  })
  return agree ? [] : [fault]
}

const leavesSchema = z.strictObject({
  schema: z.literal('efiser-merkle-leaves/1'), leaves: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
})

/** Null when the file is no list of leaf hashes. */
export function readLeaves(files: PackageFiles): Uint8Array[] | null {
  const read = leavesSchema.safeParse(parse(files['merkle-leaves.json']))
  return read.success ? read.data.leaves.map((leaf) => Buffer.from(leaf, 'hex')) : null
}

/** One leaf for each result, and the head of the tree over them as the manifest states it. */
export function checkTree(files: PackageFiles, { tree }: Manifest, rows: readonly ResultRow[]): Fault[] {
  const leaves = readLeaves(files)
  if (leaves === null) return [{ check: 'tree', code: 'LEAVES_UNUSABLE' }]
  if (leaves.length !== rows.length || tree.size !== rows.length) return [{ check: 'tree', code: 'TREE_SIZE_DIFFERS' }]
  const head = Buffer.from(treeHead(leaves)).toString('hex')
  return head === tree.head ? [] : [{ check: 'tree', code: 'TREE_HEAD_DIFFERS' }]
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8')
}
