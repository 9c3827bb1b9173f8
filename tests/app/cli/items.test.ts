import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createBankDatabase, SMALL_FILE, type BankDatabase } from '#tests/db/items/bank-database.ts'

const REPOSITORY = fileURLToPath(new URL('../../../', import.meta.url))
const smallFile = fileURLToPath(SMALL_FILE)
let bank: BankDatabase
let folder: string

beforeAll(async () => {
  bank = await createBankDatabase()
  folder = mkdtempSync(path.join(tmpdir(), 'efiser-items-'))
})

afterAll(async () => {
  await bank.close()
  rmSync(folder, { recursive: true })
})

/** Runs the real command in a process of its own, on the test's database. */
async function efiser(...words: string[]): Promise<{ code: number | null, out: string, err: string }> {
  const child = spawn(process.execPath, [path.join(REPOSITORY, 'app/cli/efiser.ts'), ...words], {
    cwd: REPOSITORY, env: { ...process.env, DATABASE_URL: bank.ownerUrl, EFISER_MODE: 'demo' },
  })
  const [out, err] = [collect(child.stdout), collect(child.stderr)]
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out: out.join(''), err: err.join('') }
}

function collect(stream: NodeJS.ReadableStream): string[] {
  const parts: string[] = []
  stream.on('data', (part: Buffer) => parts.push(part.toString('utf8')))
  return parts
}

const countItems = async () => (await bank.app.db.selectFrom('item').select('id').execute()).length

test('a bad file ends with 2 and names each bad line; nothing is loaded', async () => {
  const file = path.join(folder, 'bad.jsonl')
  writeFileSync(file, readFileSync(smallFile, 'utf8').replace('"key": 2', '"key": 9').replace('PR-006', 'PR 006'))
  const { code, out, err } = await efiser('items', 'import', file, '--exam', 'Medicina interna 2')
  expect({ code, out }).toEqual({ code: 2, out: '' })
  expect(err).toContain('no se cargó ningún reactivo; hay 2 líneas por corregir')
  expect(err).toMatch(/^ {2}línea 2: key: señala una opción que no existe$/m)
  expect(err).toMatch(/^ {2}línea 8: id: /m)
  expect(await countItems()).toBe(0)
})

test('an exam that the call does not have ends with 2 and lists those it has', async () => {
  const { code, err } = await efiser('items', 'import', smallFile, '--exam', 'Medicina interna 9')
  expect(code).toBe(2)
  expect(err).toContain('no tiene el examen «Medicina interna 9»')
  expect(err).toMatch(/^ {2}Medicina interna 2$/m)
})

test('a file that is not there, and a missing option, end with 2 and one line in Spanish', async () => {
  const missing = await efiser('items', 'import', path.join(folder, 'none.jsonl'), '--exam', 'Medicina interna 2')
  expect(missing.code).toBe(2)
  expect(missing.err).toContain('No se pudo leer')
  const withoutExam = await efiser('items', 'import', smallFile)
  expect(withoutExam.code).toBe(2)
  expect(withoutExam.err).toContain('Falta decir para qué examen')
})

test('a good file ends with 0 and warns of a duplicate; --freeze gives the next form; case is free', async () => {
  const { code, out, err } = await efiser('items', 'import', smallFile, '--exam', 'MEDICINA  interna 2', '--freeze')
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain('Aviso, línea 6: repite el reactivo de la línea 3')
  expect(out).toContain('Medicina interna 2: 6 reactivos nuevos en el banco, 0 que ya estaban.')
  expect(out).toContain('Forma 1 congelada: 4 reactivos, 1 de investigación.')
  const form = await bank.app.db.selectFrom('form').select('content_sha256').executeTakeFirstOrThrow()
  expect(out).toContain(`SHA-256 de la forma: ${form.content_sha256}`)
})

test('a turno that has begun takes no form: the command says so and ends with 2', async () => {
  const { code, err } = await efiser('items', 'import', smallFile, '--exam', 'Pediatria 3', '--freeze')
  expect(code).toBe(2)
  expect(err).toContain('no se congeló ninguna forma')
  expect(err).toContain('El turno empezó')
})
