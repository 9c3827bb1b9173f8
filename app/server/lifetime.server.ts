/**
 * What must be closed, in the reverse order of its opening, and when: on a
 * failed start, on Ctrl-C, on SIGTERM. A second signal gives up the drain.
 */
import process from 'node:process'
import type { Logger } from 'pino'

export type Lifetime = {
  /** Remembers how to close what was just opened. */
  onClose(name: string, close: () => Promise<void> | void): void
  /** Closes everything once; a closer that fails does not keep the others from closing. */
  close(): Promise<void>
  /** True from the first signal on. */
  ending(): boolean
  /** Exits 0 after closing on the first signal, once `started` has settled; 1 at once on the second. */
  closeOnSignals(started: Promise<unknown>): void
}

/** npm passes on a Ctrl-C that the terminal has already sent us: both are one wish. */
const SAME_WISH_WITHIN_MS = 1000

export function startLifetime(log: Logger): Lifetime {
  const closers: { name: string, close: () => Promise<void> | void }[] = []
  let closing: Promise<void> | null = null

  const closeAll = async () => {
    for (const { name, close } of closers.reverse()) {
      try {
        await close()
      } catch (error) {
        log.error({ err: error, name }, 'closing failed')
      }
    }
  }
  const closeOnce = () => closing ??= closeAll()

  let firstSignalAt: number | null = null
  const obey = async (started: Promise<unknown>) => {
    if (firstSignalAt !== null) {
      if (performance.now() - firstSignalAt > SAME_WISH_WITHIN_MS) process.exit(1)
      return
    }
    firstSignalAt = performance.now()
    console.log('\nDeteniendo EFISER … (otra vez Ctrl-C para no esperar)')
    await started.catch(() => undefined)
    await closeOnce()
    console.log('EFISER se detuvo. Los datos se conservan.')
    process.exit(0)
  }

  return {
    ending: () => firstSignalAt !== null,
    onClose: (name, close) => { closers.push({ name, close }) },
    close: closeOnce,
    closeOnSignals: (started) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { void obey(started) })
    },
  }
}
