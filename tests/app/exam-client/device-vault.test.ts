/** What a machine keeps of a sitting, over an IndexedDB in memory; a real browser's is in tests/e2e/journal.spec.ts. */
import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, expect, test, vi } from 'vitest'
import { createMemoryVault, openDeviceVault } from '#app/exam-client/device-vault.ts'

const A = '4be0643f-1d98-473b-97cd-ca98a65347dd'
const B = '5be0643f-1d98-473b-97cd-ca98a65347dd'
const stored = async () => [await openDeviceVault(), createMemoryVault()]

afterEach(() => { vi.unstubAllGlobals() })

test('what is put is read again, listed by the beginning of its name, and gone when deleted', async () => {
  for (const vault of await stored()) {
    await vault.put(A, 'op/1', { optionId: 'a' })
    await vault.put(A, 'op/2', { optionId: 'b' }, ['op/1'])
    await vault.put(A, 'position', 'i-1')
    expect(await vault.get(A, 'op/1')).toBeUndefined()
    expect(await vault.list(A, 'op/')).toEqual([{ name: 'op/2', value: { optionId: 'b' } }])
    await vault.delete(A, ['op/2'])
    expect(await vault.list(A, '')).toEqual([{ name: 'position', value: 'i-1' }])
    await vault.wipe(A)
  }
})

test('wiping one attempt takes its records and its key, and leaves the other\'s', async () => {
  for (const vault of await stored()) {
    await vault.put(A, 'paper', 'of A')
    await vault.put(B, 'paper', 'of B')
    await vault.wipe(A)
    expect(await vault.get(A, 'paper')).toBeUndefined()
    expect(await vault.get(B, 'paper')).toBe('of B')
    expect(await vault.attempts()).toEqual([B])
    await vault.wipe(B)
  }
})

test('a second opening is the same machine and reads what the first wrote', async () => {
  const first = await openDeviceVault()
  await first.put(A, 'paper', ['x'])
  const second = await openDeviceVault()
  expect(second.deviceId).toBe(first.deviceId)
  expect(await second.get(A, 'paper')).toEqual(['x'])
})

test('two tabs that begin at once end with one key and one name of the machine', async () => {
  const [one, two] = await Promise.all([openDeviceVault(), openDeviceVault()])
  expect(one.deviceId).toBe(two.deviceId)
  await Promise.all([one.put(B, '1', 1), two.put(B, '2', 2)])
  expect((await one.list(B, '')).map(({ value }) => value)).toEqual([1, 2])
})

test('on the disk nothing is readable, no key can be taken out, no record passes for another', async () => {
  const vault = await openDeviceVault()
  await vault.put(A, 'paper', 'Enunciado secreto')
  const raw = await openDB('efiser')
  const record = await raw.get('records', [A, 'paper']) as { data: ArrayBuffer }
  expect(new TextDecoder().decode(record.data)).not.toContain('secreto')
  const key = await raw.get('keys', A) as CryptoKey
  expect(key.extractable).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  await raw.put('records', record, [A, 'op/1'])
  expect(await vault.get(A, 'op/1')).toBeUndefined()
  raw.close()
})

test('where the browser has no WebCrypto, as on plain HTTP, the vault is the page\'s memory and says so', async () => {
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  const vault = await openDeviceVault()
  expect(vault.keeps).toBe(false)
  await vault.put(A, 'op/1', 1)
  expect(await vault.get(A, 'op/1')).toBe(1)
})

test('a disk that hangs holds nobody up: the page goes on with its memory, as the same machine', async () => {
  const kept = new Map<string, string>()
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => { kept.set(name, value) },
  })
  const { deviceId } = await openDeviceVault()
  vi.useFakeTimers()
  try {
    vi.spyOn(indexedDB, 'open').mockReturnValue(new EventTarget() as IDBOpenDBRequest)
    const opening = openDeviceVault()
    await vi.advanceTimersByTimeAsync(8000)
    expect(await opening).toMatchObject({ keeps: false, deviceId })
  } finally {
    vi.useRealTimers()
    vi.restoreAllMocks()
  }
})
