/**
 * The commands of README.txt, as an auditor types them, over a real package. Runs those whose tools are here; each that
 * runs must say what README.txt says.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lotteryKey } from '#scoring/ranking/lottery.ts'
import { README } from '#scoring/audit-package/readme.ts'
import { PACKAGE_FILES } from '#scoring/audit-package/files.ts'
import { unzipPackage } from '#scoring/audit-package/zip.ts'
import { auditPackageOf, proofOf } from '#tests/factories/audit-package.ts'
import { largePackage } from '../large-package.ts'

const input = largePackage(40, 10)
const built = auditPackageOf({ ...input, rules: { ...input.rules, lotterySeed: null } })
const lottery = JSON.parse(built.parts.lottery) as { seed: string, secret: string, beaconValue: string, commitmentSha256: string,
  commitment: { secretSha256: string, frozenInputSha256: string } }
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'efiser-package-'))
  writeFileSync(join(folder, 'paquete.zip'), built.archive)
  const files = unzipPackage(built.archive)
  if (!files.ok) throw new Error(files.refusal)
  for (const name of PACKAGE_FILES) writeFileSync(join(folder, name), files.value[name])
})
afterAll(() => { rmSync(folder, { recursive: true }) })

const has = (tool: string) => spawnSync('bash', ['-c', `command -v ${tool}`]).status === 0
const bash = (command: string) => spawnSync('bash', ['-o', 'pipefail', '-c', command], { cwd: folder, encoding: 'utf8' })
/** The line of README.txt that holds `part`, without what it says of the answer. */
function commandWith(part: string): string {
  const line = README.split('\n').find((one) => one.includes(part))
  if (line === undefined) throw new Error(`README.txt has no line with ${part}`)
  return line.trim().replace(/\s+\(=.*\)$/, '')
}

test.skipIf(!has('unzip'))('unzip finds the archive whole', () => {
  expect(bash('unzip -tq paquete.zip')).toMatchObject({ status: 0 })
})

test.skipIf(!has('openssl'))('openssl checks the signature, and the key\'s id is its hash', () => {
  expect(bash(commandWith('openssl pkey ')).stdout).toContain(built.parts.signer.keyId)
  const verify = `${commandWith('> firmado.bin')}\n${commandWith('openssl pkeyutl')}`
  expect(bash(verify)).toMatchObject({ status: 0, stdout: expect.stringContaining('Verified Successfully') as string })
  expect(bash(verify.replace('cat manifest.json', 'cat manifest.json; echo'))).not.toMatchObject({ status: 0 })
})

test.skipIf(!has('jq'))('sha256sum checks each file against the manifest', () => {
  const { status, stdout } = bash(commandWith('sha256sum -c'))
  expect({ status, files: stdout.trim().split('\n').length }).toEqual({ status: 0, files: 10 })
})

test.skipIf(!has('jq') || !has('xxd'))('the lottery is recomputed from its record', () => {
  expect(bash(commandWith('.commitment lottery.json')).stdout).toContain(lottery.commitmentSha256)
  expect(bash(commandWith('jq -r .secret')).stdout).toContain(lottery.commitment.secretSha256)
  expect(bash(commandWith('jq -r .round.signature')).stdout).toContain(lottery.beaconValue)
  expect(bash(commandWith(`'.beaconValue + .secret'`)).stdout).toContain(lottery.seed)
  const folio = built.results.candidates[0]?.folio ?? ''
  expect(bash(commandWith('FOLIO | xxd').replace('FOLIO', folio)).stdout).toContain(lotteryKey(lottery.seed, folio))
})

test.skipIf(!has('jq'))('the input differs from the frozen one in the seed only, and the results are of that input', () => {
  expect(bash(commandWith('frozen-input.json | cmp'))).toMatchObject({ status: 0, stdout: '' })
  expect(bash(commandWith('.inputSha256 results.json')).stdout).toBe('igual\n')
})

/** The lines of README.txt from the one that holds `first` to the one that holds `last`. */
function commandsBetween(first: string, last: string): string {
  const lines = README.split('\n')
  const from = lines.findIndex((line) => line.includes(first))
  return lines.slice(from, lines.findIndex((line, at) => at >= from && line.includes(last)) + 1).join('\n')
}

test.skipIf(!has('unzip') || !has('jq'))('a file more is told by the list', () => {
  const list = (archive: string) => bash(`unzip -Z1 ${archive} > lista.txt
    ${commandsBetween(`(jq -r '.files[].name'`, 'echo completo').replace('../lista.txt', 'lista.txt')}`)
  expect(list('paquete.zip')).toMatchObject({ status: 0, stdout: 'completo\n' })
  const entries = Object.fromEntries(PACKAGE_FILES.map((name) => [name, Buffer.of(1)]))
  writeFileSync(join(folder, 'more.zip'), zipSync({ ...entries, 'extra.txt': Buffer.of(1) }))
  expect(list('more.zip')).toMatchObject({ status: 1, stdout: expect.stringContaining('> extra.txt') as string })
})

test('the commitment is of the frozen input', () => {
  expect(bash(commandWith('sha256sum frozen-input.json')).stdout).toContain(lottery.commitment.frozenInputSha256)
})

test.skipIf(!has('python3'))('python3 makes the head of the tree from its leaves, as the lines are written', () => {
  expect(bash(commandsBetween('python3 -c', '.hex())')).stdout).toBe(`${built.head}\n`)
})

test.skipIf(!has('jq') || !has('xxd'))('the leaf follows from the proof of its owner', () => {
  writeFileSync(join(folder, 'proof.json'), JSON.stringify(proofOf(built, 3)))
  const leaf = Buffer.from(built.leaves[3] ?? []).toString('hex')
  expect(bash(commandWith('COMPROBANTE | xxd').replaceAll('COMPROBANTE', 'proof.json')).stdout).toContain(leaf)
})
