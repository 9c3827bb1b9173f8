/** Content keys on a real file system: kept, wrapped, and never replaced in silence. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { KeyFailure, openContentKeys } from '#app/keys/content-keys.server.ts'

const FORM = '3f8f7f6a-0000-4000-8000-000000000001'
const OTHER = '3f8f7f6a-0000-4000-8000-000000000002'
let keysRoot: string
let masterKeyFile: string
beforeEach(() => {
  keysRoot = mkdtempSync(path.join(tmpdir(), 'efiser-keys-'))
  masterKeyFile = path.join(keysRoot, 'master.key')
})
afterEach(() => { rmSync(keysRoot, { recursive: true, force: true }) })

const open = () => openContentKeys({ keysRoot, masterKeyFile })
const keyFile = (formId: string) => path.join(keysRoot, 'forms', `${formId}.key`)
const failure = (code: string) => expect.objectContaining({ constructor: KeyFailure, code }) as Error

test('a key has 256 bits, is another one for each form, and is the same after a restart', async () => {
  const keys = await open()
  const [one, other] = [await keys.make(FORM, 'a'), await keys.make(OTHER, 'a')]
  expect([one.length, other.length]).toEqual([32, 32])
  expect(one.equals(other)).toBe(false)
  expect(await (await open()).read(FORM, 'a')).toEqual(one)
  expect(await (await open()).make(FORM, 'a')).toEqual(one)
})

test('two nodes that make the key of a form at once get the same one', async () => {
  const nodes = [await open(), await open()]
  const made = await Promise.all(nodes.map((node) => node.make(FORM, 'a')))
  expect(made[0]).toEqual(made[1])
})

test('at rest a key is wrapped: no file but the master\'s holds it', async () => {
  const key = await (await open()).make(FORM, 'a')
  const text = readFileSync(keyFile(FORM), 'utf8')
  for (const encoding of ['hex', 'base64', 'base64url'] as const) expect(text).not.toContain(key.toString(encoding))
})

test('the key of a sealed form that is missing is refused, and none is made in its place', async () => {
  const keys = await open()
  await expect(keys.read(FORM, 'a')).rejects.toEqual(failure('CONTENT_KEY_MISSING'))
  expect(readdirSync(keysRoot)).toEqual(['master.key'])
})

test('without the master key that wrapped them the keys are refused, and no new master is made', async () => {
  await (await open()).make(FORM, 'a')
  rmSync(masterKeyFile)
  await expect(open()).rejects.toEqual(failure('MASTER_KEY_MISSING'))
  writeFileSync(masterKeyFile, `${Buffer.alloc(32, 7).toString('base64url')}\n`)
  await expect((await open()).read(FORM, 'a')).rejects.toEqual(failure('MASTER_KEY_WRONG'))
  await expect((await open()).make(FORM, 'a')).rejects.toEqual(failure('MASTER_KEY_WRONG'))
  writeFileSync(masterKeyFile, 'short\n')
  await expect(open()).rejects.toEqual(failure('MASTER_KEY_INVALID'))
})

test('a key file serves its own form and content only', async () => {
  const keys = await open()
  await keys.make(FORM, 'a')
  await expect(keys.read(FORM, 'b')).rejects.toEqual(failure('MASTER_KEY_WRONG'))
  writeFileSync(keyFile(OTHER), readFileSync(keyFile(FORM)))
  await expect(keys.read(OTHER, 'a')).rejects.toEqual(failure('MASTER_KEY_WRONG'))
})
