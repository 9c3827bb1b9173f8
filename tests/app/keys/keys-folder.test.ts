/** Key files on a real file system: private, whole, never replaced. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepPrivateFile, openKeysFolder, readPrivateFile } from '#app/keys/keys-folder.server.ts'

let base: string
beforeEach(() => { base = mkdtempSync(path.join(tmpdir(), 'efiser-keys-')) })
afterEach(() => { rmSync(base, { recursive: true, force: true }) })

const modeOf = (place: string) => (statSync(place).mode & 0o777).toString(8)

test('only our own account enters the folder and reads its files', async () => {
  const root = path.join(base, 'data', 'keys')
  const folder = await openKeysFolder(root)
  await keepPrivateFile(folder, 'signing/one.key', Buffer.from('secret'))
  expect([root, path.join(root, 'signing')].map(modeOf)).toEqual(['700', '700'])
  expect(modeOf(path.join(root, 'signing', 'one.key'))).toBe('600')
})

test('rights that are too wide are narrowed when the folder is opened', async () => {
  chmodSync(base, 0o755)
  await openKeysFolder(base)
  expect(modeOf(base)).toBe('700')
})

test('a key is never written over: the second writer gets what the first wrote', async () => {
  const folder = await openKeysFolder(base)
  const written = await Promise.all(['a', 'b', 'c', 'd'].map((text) => keepPrivateFile(folder, 'k', Buffer.from(text))))
  const kept = await readPrivateFile(folder, 'k')
  expect(new Set(written.map(String))).toEqual(new Set([String(kept)]))
  expect(readdirSync(base)).toEqual(['k'])
})

test('a file that is not there reads as null', async () => {
  expect(await readPrivateFile(await openKeysFolder(base), 'forms/none.key')).toBeNull()
})

test.each(['../out', '/etc/passwd', 'a//b', 'a/../b', '', '.hidden'])('the name %j is refused', async (name) => {
  const folder = await openKeysFolder(base)
  await expect(keepPrivateFile(folder, name, Buffer.from('x'))).rejects.toThrow(RangeError)
  await expect(readPrivateFile(folder, name)).rejects.toThrow(RangeError)
})
