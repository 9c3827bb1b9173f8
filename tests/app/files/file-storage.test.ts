// The folder of files: keys are ours, bytes come back as they were, and nobody else can read the folder.
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openFileStorage } from '#app/files/file-storage.server.ts'

const root = mkdtempSync(path.join(tmpdir(), 'efiser-files-'))
afterAll(() => { rmSync(root, { recursive: true, force: true }) })
const filesRoot = path.join(root, 'files')

test('what is kept is read back under a key that nobody chose, until it is discarded', async () => {
  const storage = await openFileStorage({ filesRoot, filesBucket: null })
  const key = await storage.keep('publications', Buffer.from([1, 2, 255]), 'image/jpeg')
  expect(key).toMatch(/^publications\/[0-9a-f-]{36}$/)
  expect(Buffer.from(await storage.read(key) ?? [])).toEqual(Buffer.from([1, 2, 255]))
  expect(statSync(filesRoot).mode & 0o077).toBe(0)
  const other = await storage.keep('publications', Buffer.from([3]), 'image/jpeg')
  const listed: string[] = []
  for await (const each of storage.list()) listed.push(each)
  expect(listed.toSorted()).toEqual([key, other].toSorted())
  await storage.discard(key)
  expect(await storage.read(key)).toBeNull()
})

test('a key that climbs out of the folder is refused', async () => {
  const storage = await openFileStorage({ filesRoot, filesBucket: null })
  await expect(storage.read('../../etc/passwd')).rejects.toThrow()
})

test('with a bucket the same goes over S3, to the configured place', async () => {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${(request.url ?? '').split('?')[0] ?? ''}`)
    request.resume().on('end', () => { response.setHeader('ETag', '"e"').end() })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  process.env['AWS_ACCESS_KEY_ID'] = 'test'
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test'
  const storage = await openFileStorage({
    filesRoot, filesBucket: { bucket: 'efiser', region: 'us-east-1', endpoint: `http://127.0.0.1:${String(address.port)}` },
  })
  const key = await storage.keep('publications', Buffer.from('x'), 'image/jpeg')
  await new Promise((resolve) => { server.close(resolve) })
  expect(asked).toEqual([`PUT /efiser/${key}`])
})
