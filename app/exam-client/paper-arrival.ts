/**
 * How the paper comes to this machine: the sealed package in the waiting room, at a
 * moment of chance so that a turno does not ask at once; opened when the key is
 * there. What was lost or damaged is fetched anew at T0: heavier, and it works.
 */
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Opening, SealedView } from '#app/sealed-paper/format.ts'
import { openPaper } from '#app/sealed-paper/open-paper.ts'
import type { FetchPaper } from './fetch-paper.ts'

/** Over how long a turno spreads its downloads; less when T0 is near. */
const SPREAD_MS = 180_000
const BEFORE_OPENING_MS = 20_000
const RETRY_MS = { least: 5000, spread: 10_000 }

type Bytes = Uint8Array<ArrayBuffer>

/** Where the package outlasts a reload; both never reject. */
export interface PackageStore {
  read(): Promise<Bytes | null>
  write(bytes: Bytes): Promise<void>
}

export interface PaperArrival {
  /** The paper that will be opened in `opensInMs`: fetched by then, once. */
  expect(sealed: SealedView, opensInMs: number, store: PackageStore): void
  /** The paper in the candidate's order. Rejects when it can neither be found here nor fetched. */
  open(sealed: SealedView | null, opening: Opening, store: PackageStore): Promise<readonly PresentedItem[]>
  stop(): void
}

/** `onHeld` is called once the package is on this machine, whole. */
export function createPaperArrival(fetchPaper: FetchPaper, onHeld: () => void): PaperArrival {
  let held: { sha256: string, bytes: Bytes } | null = null
  let expected: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let opened: { key: string, paper: Promise<readonly PresentedItem[]> } | null = null

  const obtain = async ({ formId, sha256 }: SealedView, store: PackageStore): Promise<Bytes> => {
    if (held?.sha256 === sha256) return held.bytes
    const kept = await store.read()
    const bytes = kept !== null && sha256Hex(kept) === sha256 ? kept : await fetchPaper(formId)
    if (sha256Hex(bytes) !== sha256) throw new Error('the sealed paper came damaged')
    held = { sha256, bytes }
    if (bytes !== kept) await store.write(bytes)
    onHeld()
    return bytes
  }
  const later = (sealed: SealedView, wait: number, store: PackageStore) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      obtain(sealed, store).catch(() => { later(sealed, RETRY_MS.least + Math.random() * RETRY_MS.spread, store) })
    }, wait)
  }
  const openOnce = async (sealed: SealedView | null, opening: Opening, store: PackageStore) => {
    if (sealed === null) throw new Error('there is no paper to open')
    return openPaper(await obtain(sealed, store), opening)
  }

  return {
    expect(sealed, opensInMs, store) {
      if (expected === sealed.sha256) return
      expected = sealed.sha256
      const spread = Math.max(0, Math.min(SPREAD_MS, opensInMs - BEFORE_OPENING_MS))
      // At once where the machine has it from before a reload: that costs the server nothing.
      void store.read().then((kept) => {
        later(sealed, kept === null ? Math.random() * spread : 0, store)
      })
    },
    open(sealed, opening, store) {
      clearTimeout(timer)
      const key = `${opening.formId} ${opening.seed}`
      if (opened?.key !== key) {
        const paper = openOnce(sealed, opening, store)
        opened = { key, paper }
        paper.catch(() => {
          opened = null
          held = null
        })
      }
      return opened.paper
    },
    stop() { clearTimeout(timer) },
  }
}
