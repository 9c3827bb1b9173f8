/**
 * Everything that is measured of a machine, in the order in which its page says it. Storage goes through the exam's own
 * vault, with a record that is erased again. Rejects nothing: what fails is a finding.
 */
import { openDeviceVault } from '#app/exam-client/device-vault.ts'
import { randomUuid } from '#app/exam-client/random-uuid.ts'
import type { Measurements } from './measurements.ts'
import { measureDownload, measureLine } from './measure-line.ts'
import { nameBrowser } from './name-browser.ts'

export const MEASURE_STEPS = ['browser', 'storage', 'line', 'download'] as const
export type MeasureStep = (typeof MEASURE_STEPS)[number]

export interface Measured {
  /** Stands for this machine and browser profile, as in the exam. */
  deviceId: string
  measurements: Measurements
}

/** `onStep` hears what is being measured now. */
export async function measureMachine(onStep: (step: MeasureStep) => void): Promise<Measured> {
  onStep('browser')
  const browser = nameBrowser(navigator.userAgent)
  const features = readFeatures()
  const screen = { width: Math.round(window.innerWidth), height: Math.round(window.innerHeight) }
  onStep('storage')
  const { deviceId, storageMs } = await measureStorage()
  const quotaBytes = await readQuota()
  onStep('line')
  const line = await measureLine(deviceId)
  onStep('download')
  const download = await measureDownload()
  return { deviceId, measurements: { browser, features, storageMs, quotaBytes, ...line, screen, download } }
}

/** Several are missing on plain HTTP, whatever the types of a secure page say. */
function readFeatures(): Measurements['features'] {
  const [here, agent] = [globalThis as Partial<typeof globalThis>, navigator as Partial<Navigator>]
  return {
    secureContext: window.isSecureContext, indexedDb: here.indexedDB !== undefined,
    webCrypto: (here.crypto as Partial<Crypto> | undefined)?.subtle !== undefined,
    serviceWorker: agent.serviceWorker !== undefined, webSocket: here.WebSocket !== undefined,
    decompression: here.DecompressionStream !== undefined,
  }
}

/** As a change of the exam: encrypted, waited for on the disk, read back. */
async function measureStorage(): Promise<{ deviceId: string, storageMs: number | null }> {
  const vault = await openDeviceVault()
  const { deviceId } = vault
  if (!vault.keeps) return { deviceId, storageMs: null }
  const place = randomUuid()
  const written = { check: place, text: 'x'.repeat(400) }
  try {
    // The first write also makes the key, which an exam does long before the first answer.
    await vault.put(place, 'first', written)
    const begun = performance.now()
    await vault.put(place, 'record', written)
    const read = await vault.get(place, 'record')
    const storageMs = Math.round((performance.now() - begun) * 10) / 10
    return { deviceId, storageMs: JSON.stringify(read) === JSON.stringify(written) ? storageMs : null }
  } catch {
    return { deviceId, storageMs: null }
  } finally {
    await vault.wipe(place).catch(() => undefined)
  }
}

async function readQuota(): Promise<number | null> {
  const storage = (navigator as Partial<Navigator>).storage as Partial<StorageManager> | undefined
  try {
    return (await storage?.estimate?.())?.quota ?? null
  } catch {
    return null
  }
}
