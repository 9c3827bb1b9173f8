/** What a machine measures that has nothing amiss. */
import type { Measurements } from '#app/system-check/measurements.ts'

export const goodMachine = (change: Partial<Measurements> = {}): Measurements => ({
  browser: { name: 'Chrome', version: 140, seb: false },
  features: {
    secureContext: true, indexedDb: true, webCrypto: true, serviceWorker: true, webSocket: true, decompression: true,
  },
  clockOffsetMs: 120, storageMs: 14, quotaBytes: 5e9, ping: { medianMs: 30, worstMs: 90, lost: 0 },
  save: { medianMs: 40, worstMs: 120, lost: 0 }, transport: 'websocket', screen: { width: 1366, height: 650 },
  download: { bytes: 262_144, ms: 900 }, ...change,
})
