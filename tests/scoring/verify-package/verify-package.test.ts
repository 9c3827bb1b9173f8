import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { PACKAGE_FILES, type PackageFile } from '#scoring/audit-package/files.ts'
import { unzipPackage, zipPackage, type PackageFiles } from '#scoring/audit-package/zip.ts'
import type { LotteryRecord } from '#scoring/lottery/record.ts'
import { testRound } from '#scoring/lottery/test-beacon.ts'
import { verifyPackage, type PackageOptions } from '#scoring/verify-package/verify-package.ts'
import { auditPackageOf } from '#tests/factories/audit-package.ts'
import { largePackage } from '../large-package.ts'
import { selectionPackage } from '../factories.ts'

const unseeded = (input = largePackage(60, 10)) => ({ ...input, rules: { ...input.rules, lotterySeed: null } })
const OPTIONS: PackageOptions = { trusted: null, acceptTestBeacon: true }
const built = auditPackageOf(unseeded())
const files = filesOf(built.archive)

function filesOf(archive: Uint8Array): PackageFiles {
  const opened = unzipPackage(archive)
  if (!opened.ok) throw new Error(opened.refusal)
  return opened.value
}

const text = (value: string) => new Uint8Array(Buffer.from(value))
const withFile = (name: PackageFile, change: (content: string) => string) => zipPackage({
  ...files, [name]: text(change(Buffer.from(files[name]).toString('utf8'))),
})
function check(archive: Uint8Array, options: PackageOptions = OPTIONS) {
  const checked = verifyPackage(archive, options)
  if (!checked.ok) return { refusal: checked.refusal, file: checked.detail?.['file'] }
  return { holds: checked.value.holds, faults: checked.value.faults.map((fault) => `${fault.check} ${fault.code}`) }
}
/** The same package built anew, and signed, over parts that were changed before. */
const rebuilt = (change: Parameters<typeof auditPackageOf>[1]) => check(auditPackageOf(unseeded(), change).archive)

test('§4.1 §5.20 a package verifies from its bytes alone, and is the same bytes each time', () => {
  expect(check(built.archive)).toEqual({ holds: true, faults: [] })
  const again = zipPackage(files)
  expect(Buffer.compare(again, built.archive)).toBe(0)
})

const changedFile = (name: PackageFile, change: (content: Record<string, unknown>) => unknown) =>
  check(resigned({ [name]: text(canonicalJson(change(JSON.parse(Buffer.from(files[name]).toString('utf8')) as Record<string, unknown>))) }))
/** As the one who holds the key could sign it. */
function resigned(change: Partial<PackageFiles>, manifestChange: Record<string, unknown> = {}): Uint8Array {
  const parts: PackageFiles = { ...files, ...change }
  const manifest = JSON.parse(Buffer.from(parts['manifest.json']).toString('utf8')) as { files: { name: PackageFile }[] }
  const listed = manifest.files.map(({ name }) => ({ name, size: parts[name].length, sha256: sha256Hex(parts[name]) }))
  const stated = canonicalJson({ ...manifest, files: listed, ...manifestChange })
  return zipPackage({ ...parts, 'manifest.json': text(stated), 'manifest.sig': built.parts.signer.sign(stated) })
}

test.each<[string, () => ReturnType<typeof check>, string]>([
  ['the clause of an exclusion is another', () => changedFile('exclusions.json', (ledger) => (
    { ...ledger, exclusions: (ledger['exclusions'] as object[]).map((one) => ({ ...one, clause: '§3.1 A' })) })),
  'exclusions EXCLUSIONS_DIFFER'],
  ['the reason of who was left out is none', () => changedFile('exclusions.json', (ledger) => (
    { ...ledger, exclusions: (ledger['exclusions'] as { reason: string }[]).map((one) => (
      one.reason === 'NO_ENARM' ? { ...one, reason: 'toString' } : one)) })),
  'exclusions EXCLUSIONS_DIFFER'],
  ['the annulments are none', () => check(resigned({ 'annulments.json': text('nothing') })), 'inputs ANNULMENTS_DIFFER'],
  ['a form is annulled that nobody sat', () => changedFile('annulments.json', (old) => (
    { ...old, annulments: [{ formId: 'x', policy: 'drop', itemIds: ['y'] }] })), 'inputs ANNULMENTS_DIFFER'],
  ['the manifest names another call', () => check(resigned({}, { convocatoria: 'rama-2030-2031-1' })), 'inputs MANIFEST_STATES_OTHERWISE'],
  ['the run came before the draw', () => check(resigned({}, { ranAt: '2024-02-06T12:00:00.000Z' })), 'inputs MANIFEST_STATES_OTHERWISE'],
  ['the freeze was at another moment', () => check(resigned({}, { frozenAt: 'never' })), 'inputs MANIFEST_STATES_OTHERWISE'],
])('§4.1 even signed by its own key: %s', (_name, checked, fault) => {
  expect(checked()).toEqual({ holds: false, faults: [fault] })
})

test('the key that is asked for decides whose package it is', () => {
  const pem = built.parts.signer.publicKeyPem
  const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()
  expect(check(built.archive, { ...OPTIONS, trusted: { pem } })).toEqual({ holds: true, faults: [] })
  expect(check(built.archive, { ...OPTIONS, trusted: { keyId: built.parts.signer.keyId } }).holds).toBe(true)
  expect(check(built.archive, { ...OPTIONS, trusted: { pem: other } }).faults).toEqual(['key OTHER_KEY'])
  expect(check(built.archive, { ...OPTIONS, trusted: { keyId: 'ab'.repeat(32) } }).faults).toEqual(['key OTHER_KEY'])
  expect(check(built.archive, { ...OPTIONS, trusted: { pem: 'no key' } }).faults).toEqual(['key OTHER_KEY'])
})

test('a package of the test beacon does not pass unless it is asked for', () => {
  expect(check(built.archive, { trusted: null, acceptTestBeacon: false }).faults).toEqual(['lottery TEST_BEACON'])
})

test.each(PACKAGE_FILES.filter((name) => !['manifest.json', 'manifest.sig', 'public-key.pem'].includes(name)))(
  'a byte changed in %s is found in that file, though its size stays', (name) => {
    const content = Uint8Array.from(files[name])
    const at = content.length >> 1
    content[at] = (content[at] ?? 0) ^ 1
    const checked = verifyPackage(zipPackage({ ...files, [name]: content }), OPTIONS)
    if (!checked.ok) throw new Error(checked.refusal)
    expect(checked.value.faults).toContainEqual({ check: 'files', code: 'HASH_DIFFERS', file: name })
  })

test.each<[string, () => Uint8Array, unknown]>([
  ['a file is longer', () => withFile('README.txt', (old) => `${old} `), { faults: ['files SIZE_DIFFERS'] }],
  ['the manifest says another hash', () => withFile('manifest.json', (old) => old.replace(/"sha256":"."?/, '"sha256":"0')),
    { holds: false }],
  ['the manifest has a space more', () => withFile('manifest.json', (old) => `${old} `),
    { faults: ['files MANIFEST_NOT_CANONICAL', 'signature SIGNATURE_WRONG'] }],
  ['the manifest is no JSON', () => withFile('manifest.json', () => '{'), { refusal: 'MANIFEST_UNUSABLE' }],
  ['the signature is of other bytes', () => zipPackage({ ...files, 'manifest.sig': new Uint8Array(64) }),
    { faults: ['signature SIGNATURE_WRONG'] }],
  ['the signature is cut', () => zipPackage({ ...files, 'manifest.sig': files['manifest.sig'].slice(1) }),
    { faults: ['signature SIGNATURE_WRONG'] }],
  ['the key is another', () => zipPackage({
    ...files, 'public-key.pem': text(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()),
  }), { faults: ['signature KEY_ID_DIFFERS', 'signature SIGNATURE_WRONG'] }],
  ['the key is of another kind', () => zipPackage({
    ...files, 'public-key.pem': text(generateKeyPairSync('x25519').publicKey.export({ type: 'spki', format: 'pem' }).toString()),
  }), { faults: ['signature KEY_UNREADABLE'] }],
  ['the key has a line more', () => withFile('public-key.pem', (old) => `${old}\n`), { faults: ['signature KEY_UNREADABLE'] }],
  ['two files change places', () => zipPackage({ ...files, 'input.json': files['frozen-input.json'], 'frozen-input.json': files['input.json'] }),
    { holds: false }],
])('when %s, it does not verify', (_, change, expected) => {
  expect(check(change())).toMatchObject(expected as object)
})

const zipOf = (entries: Record<string, Uint8Array>, level: 0 | 9 = 0) => zipSync(entries, { level, mtime: new Date(1980, 0, 1) })
const duplicate = () => {
  // fflate packs no name twice: another name of the same length is packed, and then renamed in the bytes.
  const bytes = Buffer.from(zipOf({ ...files, 'inputs.jsoN': text('{}') }))
  for (let at = bytes.indexOf('inputs.jsoN'); at >= 0; at = bytes.indexOf('inputs.jsoN')) bytes.write('inputs.json', at)
  return bytes
}

test.each<[string, () => Uint8Array, unknown]>([
  ['nothing', () => new Uint8Array(), { refusal: 'NOT_A_ZIP' }],
  ['a text', () => text('PK, pero no un ZIP'), { refusal: 'NOT_A_ZIP' }],
  ['an archive cut short', () => built.archive.slice(0, built.archive.length - 200), { refusal: 'NOT_A_ZIP' }],
  ['an archive without its beginning', () => built.archive.slice(40), { refusal: 'NOT_A_ZIP' }],
  ['an empty archive', () => zipOf({}), { refusal: 'NOT_A_ZIP' }],
  ['an archive without one file', () => zipOf(Object.fromEntries(Object.entries(files).filter(([name]) => name !== 'lottery.json'))),
    { refusal: 'ZIP_FILE_MISSING', file: 'lottery.json' }],
  ['a file more', () => zipOf({ ...files, 'nota.txt': text('x') }), { refusal: 'ZIP_FILE_UNKNOWN', file: 'nota.txt' }],
  ['a path that leads out', () => zipOf({ ...files, '../results.json': text('x') }),
    { refusal: 'ZIP_FILE_UNKNOWN', file: '../results.json' }],
  ['an absolute path', () => zipOf({ ...files, '/etc/passwd': text('x') }), { refusal: 'ZIP_FILE_UNKNOWN', file: '/etc/passwd' }],
  ['a name twice', duplicate, { refusal: 'ZIP_FILE_REPEATED', file: 'inputs.json' }],
  ['a bomb', () => zipOf({ ...files, 'README.txt': new Uint8Array(50_000_000) }, 9), { refusal: 'ZIP_FILE_COMPRESSED' }],
  ['a byte behind the archive', () => Buffer.concat([built.archive, text('x')]), { holds: false }],
  ['a byte before the archive', () => Buffer.concat([text('x'), built.archive]), {}],
  ['files in another order', () => zipOf(Object.fromEntries(Object.entries(files).reverse())), { faults: ['archive ARCHIVE_NOT_EXACT'] }],
  ['another date', () => zipSync({ ...files }, { level: 0, mtime: new Date(2024, 1, 1) }), { faults: ['archive ARCHIVE_NOT_EXACT'] }],
])('of %s the check says what is wrong, and never that it holds', (_, change, expected) => {
  const checked = check(change())
  expect(checked).toMatchObject(expected as object)
  expect(checked.holds ?? false).toBe(false)
})

test('one flipped bit anywhere, and the package does not verify', () => {
  fc.assert(fc.property(fc.nat(built.archive.length - 1), fc.nat(7), (at, bit) => {
    const archive = Uint8Array.from(built.archive)
    archive[at] = (archive[at] ?? 0) ^ (1 << bit)
    expect(check(archive).holds ?? false).toBe(false)
  }), { numRuns: 60 })
}, 60_000)

// Whoever holds the key can sign a lie: what follows is found although hashes and signature are in order.

/** The ledger over another rules document, with its true hash. */
function withRules(inputs: string, change: (rules: string) => string): string {
  const ledger = JSON.parse(inputs) as { rulesDocument: unknown }
  const rules = change(canonicalJson(ledger.rulesDocument))
  return canonicalJson({ ...ledger, rulesDocument: JSON.parse(rules) as unknown, rulesDocumentSha256: sha256Hex(rules) })
}
const carryOver = (rules: string) => rules.replace('"period":1', '"marks":"carryOver","period":2')
function withSource(inputs: string, convocatoria: string): string {
  const ledger = JSON.parse(inputs) as Record<string, unknown>
  const sha256 = 'ab'.repeat(32)
  return canonicalJson({ ...ledger, marksFrom: { convocatoria, runId: 'r', inputSha256: sha256, inputsSha256: sha256 } })
}
function firstFormOf(inputs: string): string {
  const ledger = JSON.parse(inputs) as Record<string, unknown>
  for (const key of ['rulesDocument', 'marksFrom']) Reflect.deleteProperty(ledger, key)
  return canonicalJson({ ...ledger, schema: 'efiser-inputs/1' })
}

const record = JSON.parse(built.parts.lottery) as LotteryRecord
const flipped = (hex: string) => `${hex.startsWith('0') ? '1' : '0'}${hex.slice(1)}`
const committing = (change: Partial<LotteryRecord['commitment']>): LotteryRecord => {
  const commitment = { ...record.commitment, ...change }
  return { ...record, commitment, commitmentSha256: sha256Hex(canonicalJson(commitment)) }
}

test.each<[string, () => unknown, string[]]>([
  ['a commitment that was changed', () => ({ ...record, commitment: { ...record.commitment, number: 2 } }), ['lottery COMMITMENT_HASH_WRONG']],
  ['a commitment to another input', () => committing({ frozenInputSha256: 'ab'.repeat(32) }), ['lottery OTHER_FROZEN_INPUT']],
  ['a commitment after the beacon', () => committing({ committedAt: record.commitment.beacon.moment }), ['inputs MANIFEST_STATES_OTHERWISE', 'lottery COMMITTED_TOO_LATE']],
  ['a beacon with a key of one\'s own', () => committing({ beacon: { ...record.commitment.beacon, publicKey: 'ab' } }), ['lottery BEACON_NOT_AS_KNOWN']],
  ['a round at another moment', () => committing({ beacon: { ...record.commitment.beacon, moment: '2024-02-06T12:45:00.000Z' } }),
    ['lottery BEACON_MOMENT_WRONG', 'lottery DRAWN_TOO_EARLY']],
  ['a draw before the beacon spoke', () => ({ ...record, drawnAt: '2024-02-06T12:29:59.999Z' }), ['lottery DRAWN_TOO_EARLY']],
  ['a signature that is not the round\'s', () => ({ ...record, round: { ...record.round, signature: testRound(7).signature } }),
    ['lottery ROUND_SIGNATURE_WRONG', 'lottery BEACON_VALUE_WRONG']],
  ['another round', () => ({ ...record, round: testRound(record.round.round + 1) }), ['lottery OTHER_ROUND', 'lottery BEACON_VALUE_WRONG']],
  ['another secret', () => ({ ...record, secret: flipped(record.secret) }), ['lottery SECRET_WRONG', 'lottery SEED_WRONG']],
  ['another seed', () => ({ ...record, seed: flipped(record.seed) }), ['seedOnly INPUT_DIFFERS_BEYOND_SEED', 'lottery SEED_WRONG']],
  ['no record', () => ({}), ['seedOnly INPUT_DIFFERS_BEYOND_SEED', 'lottery RECORD_UNUSABLE']],
])('a signed package with %s does not verify', (_, lottery, expected) => {
  const checked = rebuilt(() => ({ lottery: canonicalJson(lottery()) }))
  expect(checked.holds).toBe(false)
  expect(checked.faults).toEqual(expected)
})

test.each<[string, Parameters<typeof auditPackageOf>[1], string[]]>([
  ['results of somebody else\'s choice', ({ results }) => {
    const changed = JSON.parse(Buffer.from(results).toString()) as { candidates: { position: number }[] }
    const [first, second] = changed.candidates
    changed.candidates.splice(0, 2, second as never, first as never)
    return { results: text(canonicalJson(changed)) }
  }, ['results RESULTS_DIFFER']],
  ['an input that differs beyond the seed', ({ input }) => ({ input: input.replace('"grade":2', '"grade":3') }),
    ['seedOnly INPUT_DIFFERS_BEYOND_SEED', 'results RESULTS_DIFFER']],
  ['a ledger of other marks', ({ inputs }) => ({ inputs: inputs.replace(/("marks":\{"count":\d+,"sha256":")./, '$1x') }),
    ['inputs KIND_DIFFERS']],
  ['a rules document that is not the published one', ({ inputs }) => ({ inputs: inputs.replace('"cycle":"2024-2025"', '"cycle":"2024-2025 "') }),
    ['inputs RULES_DOCUMENT_DIFFERS', 'inputs TERMS_DIFFER']],
  ['terms that are not those of the rules document', ({ inputs }) => ({
    inputs: withRules(inputs, (rules) => rules.replace('"enarm":"0.10"', '"enarm":"0.11"').replace('"efiser":"0.63"', '"efiser":"0.62"')),
  }), ['inputs TERMS_DIFFER']],
  ['points that are not those of the rules document', ({ inputs }) => ({
    inputs: withRules(inputs, (rules) => rules.replace('"second":"0.25"', '"second":"0.50"')),
  }), ['inputs TERMS_DIFFER']],
  ['another cutoff than the rules document', ({ inputs }) => ({
    inputs: withRules(inputs, (rules) => rules.replace('"before":"2023-12-01"', '"before":"2023-12-02"')),
  }), ['inputs TERMS_DIFFER']],
  ['marks of another selection, though the call has exams', ({ inputs }) => ({ inputs: withSource(inputs, 'rama-2024-2025-1') }),
    ['inputs MARKS_SOURCE_DIFFERS']],
  ['no source of the marks that its rules carry over', ({ inputs }) => ({ inputs: withRules(inputs, carryOver) }),
    ['inputs MARKS_SOURCE_DIFFERS']],
  ['a source of its marks in another cycle', ({ inputs }) => ({ inputs: withSource(withRules(inputs, carryOver), 'rama-2020-2021-1') }),
    ['inputs MARKS_SOURCE_DIFFERS']],
  ['the ledger of a package of the first form', ({ inputs }) => ({ inputs: firstFormOf(inputs) }), ['inputs LEDGER_UNUSABLE']],
  ['a frozen input that has a seed', ({ input }) => ({ frozenInput: input }),
    ['inputs FROZEN_INPUT_HAS_SEED', 'inputs KIND_DIFFERS', 'lottery OTHER_FROZEN_INPUT']],
  ['an exclusion twice', ({ leftOut }) => ({ leftOut: { ...leftOut, leftOut: [...leftOut.leftOut, ...leftOut.leftOut] } }),
    ['exclusions EXCLUSIONS_DIFFER']],
])('a signed package with %s does not verify', (_, change, expected) => {
  const checked = rebuilt(change)
  expect(checked.holds).toBe(false)
  for (const fault of expected) expect(checked.faults).toContain(fault)
})

test('an input that cannot be ranked is told apart from one that does not fit', () => {
  expect(rebuilt(({ input }) => ({ input: input.replace('"schema":"efiser-selection/2"', '"schema":"otra"') })))
    .toEqual({ refusal: 'INPUT_UNUSABLE', file: 'input.json' })
  expect(rebuilt(({ frozenInput }) => ({ input: frozenInput.replace('"convocatoria"', '"convocatoriA"') })))
    .toMatchObject({ refusal: 'INPUT_UNUSABLE' })
})

test('§4.1 an empty selection is a package too, and so is one of the first form', () => {
  expect(check(auditPackageOf(unseeded(selectionPackage())).archive)).toEqual({ holds: true, faults: [] })
})
