/**
 * What this machine keeps of a sitting: an IndexedDB store whose records are
 * encrypted with AES-GCM under a key of their own attempt, which the browser never
 * hands out. Each record is bound to its attempt and its name. Where the browser
 * lacks IndexedDB or WebCrypto (plain HTTP inside a hospital's network has none)
 * the vault lives in the page's memory and says so: `keeps` is false.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { randomUuid } from './random-uuid.ts'
import { within } from './within.ts'

const NAME = 'efiser'
const PLAIN_DEVICE = 'efiser-equipo'
/** A disk that hangs must not keep the candidate out of the exam. */
const OPENED_WITHIN_MS = 8000
/** After a power cut the journal must be there: the write waits for the disk. */
const DURABLE = { durability: 'strict' } as const

export interface DeviceVault {
  /** False: a reload or a crash loses what is here. */
  readonly keeps: boolean
  /** Stands for this machine and browser profile; a UUID. */
  readonly deviceId: string
  /** Resolves once it is on the disk. `replaces` are deleted in the same transaction. */
  put(attemptId: string, name: string, value: unknown, replaces?: readonly string[]): Promise<void>
  /** As `put`, but a power cut may lose it: for what is worth no wait. */
  note(attemptId: string, name: string, value: unknown): Promise<void>
  /** Undefined when there is none, or when it cannot be read any more. */
  get(attemptId: string, name: string): Promise<unknown>
  /** All readable records whose name begins with `prefix`, by name. */
  list(attemptId: string, prefix: string): Promise<{ name: string, value: unknown }[]>
  delete(attemptId: string, names: readonly string[]): Promise<void>
  /** Everything of one attempt, its key included. */
  wipe(attemptId: string): Promise<void>
  /** The attempts of which something is kept. */
  attempts(): Promise<string[]>
}

interface Sealed {
  iv: Uint8Array<ArrayBuffer>
  data: ArrayBuffer
}

interface VaultSchema extends DBSchema {
  device: { key: string, value: string }
  keys: { key: string, value: CryptoKey }
  records: { key: [string, string], value: Sealed }
}

/** Never rejects: without a store of its own the page goes on with its memory. */
export async function openDeviceVault(): Promise<DeviceVault> {
  // Both are missing on plain HTTP, whatever the types of a secure page say.
  if ((globalThis.crypto as Partial<Crypto> | undefined)?.subtle === undefined) return createMemoryVault()
  return await within(OPENED_WITHIN_MS, openStored(), null) ?? createMemoryVault()
}

async function openStored(): Promise<DeviceVault> {
  const database = await openDB<VaultSchema>(NAME, 1, {
    upgrade(created) {
      created.createObjectStore('device')
      created.createObjectStore('keys')
      created.createObjectStore('records')
    },
    // Another tab with a newer page wants to upgrade: it must not wait for this one.
    blocking(_current, _blocked, event) { (event.target as IDBDatabase).close() },
  })
  const deviceId = await readDeviceId(database)
  const keys = new Map<string, Promise<CryptoKey>>()
  const keyOf = (attemptId: string) => {
    const key = keys.get(attemptId) ?? readKey(database, attemptId)
    keys.set(attemptId, key)
    key.catch(() => keys.delete(attemptId))
    return key
  }
  const open = async (attemptId: string, name: string, sealed: Sealed): Promise<unknown> => {
    try {
      const key = await keyOf(attemptId)
      const additionalData = bind(attemptId, name)
      const bytes = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData }, key, sealed.data)
      return JSON.parse(new TextDecoder().decode(bytes))
    } catch {
      return undefined
    }
  }
  const put = async (
    attemptId: string, name: string, value: unknown, replaces: readonly string[], options: IDBTransactionOptions,
  ) => {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const plain = new TextEncoder().encode(JSON.stringify(value))
    const additionalData = bind(attemptId, name)
    const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, await keyOf(attemptId), plain)
    const change = database.transaction('records', 'readwrite', options)
    await Promise.all([change.store.put({ iv, data }, [attemptId, name]),
      ...replaces.map((other) => change.store.delete([attemptId, other])), change.done])
  }
  return {
    keeps: true,
    deviceId,
    put: (attemptId, name, value, replaces = []) => put(attemptId, name, value, replaces, DURABLE),
    note: (attemptId, name, value) => put(attemptId, name, value, [], { durability: 'relaxed' }),
    async get(attemptId, name) {
      const sealed = await database.get('records', [attemptId, name])
      return sealed === undefined ? undefined : open(attemptId, name, sealed)
    },
    async list(attemptId, prefix) {
      const range = IDBKeyRange.bound([attemptId, prefix], [attemptId, `${prefix}\uffff`])
      const found: { name: string, sealed: Sealed }[] = []
      const look = database.transaction('records')
      for await (const cursor of look.store.iterate(range)) found.push({ name: cursor.key[1], sealed: cursor.value })
      const opened = await Promise.all(found.map(async ({ name, sealed }) =>
        ({ name, value: await open(attemptId, name, sealed) })))
      return opened.filter(({ value }) => value !== undefined)
    },
    async delete(attemptId, names) {
      const change = database.transaction('records', 'readwrite', DURABLE)
      await Promise.all([...names.map((name) => change.store.delete([attemptId, name])), change.done])
    },
    async wipe(attemptId) {
      keys.delete(attemptId)
      const change = database.transaction(['records', 'keys'], 'readwrite', DURABLE)
      await Promise.all([
        change.objectStore('records').delete(IDBKeyRange.bound([attemptId, ''], [attemptId, '\uffff'])),
        change.objectStore('keys').delete(attemptId), change.done,
      ])
    },
    attempts: () => database.getAllKeys('keys'),
  }
}

/** Two tabs may come here at once: the first value that is stored counts for both. */
async function readDeviceId(database: IDBPDatabase<VaultSchema>): Promise<string> {
  const change = database.transaction('device', 'readwrite', DURABLE)
  const kept = await change.store.get('id')
  const deviceId = kept ?? readPlainDeviceId()
  if (kept === undefined) await change.store.put(deviceId, 'id')
  await change.done
  writePlainDeviceId(deviceId)
  return deviceId
}

/** As readDeviceId; the key is made before the transaction, which does not wait for anything else. */
async function readKey(database: IDBPDatabase<VaultSchema>, attemptId: string): Promise<CryptoKey> {
  const kept = await database.get('keys', attemptId)
  if (kept !== undefined) return kept
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  const change = database.transaction('keys', 'readwrite', DURABLE)
  const first = await change.store.get(attemptId)
  if (first === undefined) await change.store.put(made, attemptId)
  await change.done
  return first ?? made
}

function bind(attemptId: string, name: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`${attemptId}\n${name}`)
}

/**
 * The same name in localStorage: a page whose vault does not open, or that has neither IndexedDB nor WebCrypto, still
 * is this machine to the server.
 */
function readPlainDeviceId(): string {
  try {
    const kept = localStorage.getItem(PLAIN_DEVICE)
    if (kept !== null) return kept
  } catch {
    return randomUuid()
  }
  const made = randomUuid()
  writePlainDeviceId(made)
  return made
}

function writePlainDeviceId(deviceId: string): void {
  try {
    localStorage.setItem(PLAIN_DEVICE, deviceId)
  } catch {
    // A browser that keeps nothing of the page names the machine anew each time.
  }
}

/** The same interface over the page's memory. */
export function createMemoryVault(): DeviceVault {
  const attempts = new Map<string, Map<string, string>>()
  const recordsOf = (attemptId: string) => attempts.get(attemptId) ?? new Map<string, string>()
  const put: DeviceVault['put'] = (attemptId, name, value, replaces = []) => {
    const records = recordsOf(attemptId)
    for (const other of replaces) records.delete(other)
    attempts.set(attemptId, records.set(name, JSON.stringify(value)))
    return Promise.resolve()
  }
  return {
    keeps: false,
    deviceId: readPlainDeviceId(),
    put,
    note: put,
    get(attemptId, name) {
      const text = recordsOf(attemptId).get(name)
      return Promise.resolve(text === undefined ? undefined : JSON.parse(text) as unknown)
    },
    list: (attemptId, prefix) => Promise.resolve([...recordsOf(attemptId)].filter(([name]) => name.startsWith(prefix))
      .map(([name, text]) => ({ name, value: JSON.parse(text) as unknown }))),
    delete(attemptId, names) {
      for (const name of names) recordsOf(attemptId).delete(name)
      return Promise.resolve()
    },
    wipe(attemptId) {
      attempts.delete(attemptId)
      return Promise.resolve()
    },
    attempts: () => Promise.resolve([...attempts.keys()]),
  }
}
