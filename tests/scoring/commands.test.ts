import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { candidate, selectionPackage } from './factories.ts'

const ROOT = new URL('../../', import.meta.url)
const PROGRAM = `
  import { Command } from 'commander'
  import { register as rank } from '#app/cli/commands/rank.ts'
  import { register as verify } from '#app/cli/commands/verify.ts'
  const program = new Command('efiser')
  rank(program)
  verify(program)
  await program.parseAsync(['node', 'efiser', ...JSON.parse(process.env.ARGUMENTS)])`

let folder = ''
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'efiser-commands-')) })
afterAll(() => { rmSync(folder, { recursive: true }) })

const example = (name: string) => new URL(`tests/scoring/examples/${name}.json`, ROOT).pathname
const file = (name: string) => join(folder, name)
const written = (name: string, value: unknown) => {
  writeFileSync(file(name), typeof value === 'string' ? value : JSON.stringify(value))
  return file(name)
}

function run(args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawnSync(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...environment, ARGUMENTS: JSON.stringify(args) },
  })
  return { code: child.status, out: child.stdout, err: child.stderr }
}

test('rank writes the results and verify confirms them, in any time zone and locale', () => {
  for (const [name, environment] of [
    ['1', { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
    ['2', { TZ: 'America/Tijuana', LANG: 'C', LC_ALL: 'C' }],
  ] as const) {
    const output = file(`${name}.out.json`)
    expect(run(['rank', '--input', example(`${name}.in`), '--output', output], environment).code).toBe(0)
    expect(readFileSync(output).equals(readFileSync(example(`${name}.out`)))).toBe(true)
    expect(run(['verify', '--input', example(`${name}.in`), '--results', output], environment))
      .toMatchObject({ code: 0, out: 'Idénticos byte por byte y asignación estable.\n' })
  }
})

test('verify ends with 1 and lists each difference and blocking pair', () => {
  const { code, out } = run(['verify', '--input', example('1.in'), '--results', example('2.out')])
  expect(code).toBe(1)
  expect(out).toContain('candidates[0].folio: se esperaba "R-000005", dice ')
  expect(out).toContain('Par que bloquea: ')
})

test('verify ends with 1 on results that are not JSON, and on layout that is not canonical', () => {
  const pretty = JSON.stringify(JSON.parse(readFileSync(example('1.out'), 'utf8')), null, 1)
  for (const text of ['no es JSON', pretty]) {
    expect(run(['verify', '--input', example('1.in'), '--results', written('other.json', text)]))
      .toMatchObject({ code: 1, out: expect.stringContaining('No son JSON canónico') as string })
  }
})

test('unusable input ends with 2, names each bad field, and writes nothing', () => {
  const bad = written('bad.json', selectionPackage({ candidates: [{ ...candidate(), enarm: 70 as never, grade: -1 }] }))
  const commands = [
    ['rank', '--input', bad, '--output', file('none.json')], ['verify', '--input', bad, '--results', bad],
  ]
  for (const command of commands) {
    const { code, err } = run(command)
    expect(code).toBe(2)
    expect(err).toContain('candidates[0].grade: fuera de rango')
    expect(err).toContain('candidates[0].enarm: tipo de dato incorrecto')
  }
  expect(existsSync(file('none.json'))).toBe(false)
})

test('a tie without lottery ends with 3, names the tied, and leaves an earlier output as it was', () => {
  const tied = written('tied.json', selectionPackage({
    rules: { lotterySeed: null }, candidates: [candidate({ folio: 'A-1' }), candidate({ folio: 'A-2' })],
  }))
  const output = written('kept.json', 'earlier')
  const ranked = run(['rank', '--input', tied, '--output', output])
  expect(ranked).toMatchObject({ code: 3, err: expect.stringMatching(/TIE_NEEDS_LOTTERY.*A-1.*A-2/) as string })
  expect(readFileSync(output, 'utf8')).toBe('earlier')
  expect(run(['verify', '--input', tied, '--results', output]).code).toBe(3)
})

test('a missing file, a missing option and an output that cannot be written end with 2', () => {
  expect(run(['rank', '--input', file('absent.json'), '--output', file('none.json')]).code).toBe(2)
  expect(run(['verify', '--input', example('1.in'), '--results', file('absent.json')]).code).toBe(2)
  expect(run(['verify', '--input', example('1.in')]).code).toBe(2)
  expect(run(['rank', '--input', example('1.in'), '--output', join(folder, 'no', 'such', 'folder.json')]).code).toBe(2)
  mkdirSync(file('occupied'))
  expect(run(['rank', '--input', example('1.in'), '--output', file('occupied')]).code).toBe(2)
  expect(run(['rank', '--help']).code).toBe(0)
})

test('nothing half-written stays behind', () => {
  expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([])
})
