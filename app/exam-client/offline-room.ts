/**
 * Opening without net, on the machine's side. In the waiting room it fetches the
 * wrapped key at a moment of chance and keeps it; with the code that the supervisor
 * was shown it opens it here; back on the net it tells that it did. A code that is
 * spelled wrong is not tried; one that opens nothing costs a pause that grows.
 */
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { readOfflineCode } from '#exam-engine/sitting/offline-code.ts'
import { pauseAfterWrongCode } from '#exam-engine/sitting/offline-opening.ts'
import type { AttachedState } from '#app/live/protocol.ts'
import type { OfflineBundle, OfflineContent } from '#app/offline-opening/bundle.ts'
import { unwrapOpening } from '#app/offline-opening/unwrap.ts'
import type { DeviceVault } from './device-vault.ts'
import { createWaitingKeeper } from './kept-waiting.ts'
import type { OfflineRequests } from './offline-requests.ts'

/** Over how long a turno spreads its requests; less when T0 is near. */
const SPREAD_MS = 120_000
const BEFORE_OPENING_MS = 10_000
const RETRY_MS = { least: 4000, spread: 6000 }

export type CodeRefusal =
  | 'CODE_LETTER' | 'CODE_LENGTH' | 'CODE_MISTYPED' | 'CODE_WRONG' | 'CODE_PAUSE' | 'CODE_EXHAUSTED' | 'NOT_WAITING'
  | 'PAPER_NOT_HERE'

interface RoomParts {
  vault: DeviceVault
  tabId: string
  whose: { facts: unknown, owner: string } | null
  /** Null where this page is given no key. */
  requests: OfflineRequests | null
  /** The wrapped key is on this machine. */
  onHeld: () => void
}

export interface Unwrapped {
  bundle: OfflineBundle
  content: OfflineContent
}

export function createOfflineRoom({ vault, tabId, whose, requests, onHeld }: RoomParts) {
  const keeperOf = (attemptId: string) => createWaitingKeeper(vault, attemptId)
  let held: OfflineBundle | null = null
  let asked: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let trying = false

  const hold = (bundle: OfflineBundle) => {
    held = bundle
    onHeld()
  }
  const ask = async (attemptId: string) => {
    const bundle = await requests?.give({ attemptId, tabId, deviceId: vault.deviceId })
    if (bundle === null || bundle === undefined) return
    hold(bundle)
    await keeperOf(attemptId).keepBundle(bundle).catch(() => undefined)
  }
  const askLater = (attemptId: string, wait: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      ask(attemptId).catch(() => { askLater(attemptId, RETRY_MS.least + Math.random() * RETRY_MS.spread) })
    }, wait)
  }
  const stop = () => { clearTimeout(timer) }

  /** One package has one key here: asked for once, and kept over a reload. */
  const expect = async ({ attemptId, sealed, opensAt, now }: AttachedState) => {
    if (requests === null || sealed === null || opensAt <= now || asked === sealed.sha256) return
    asked = sealed.sha256
    const kept = await keeperOf(attemptId).bundle().catch(() => null)
    if (kept?.sealedSha256 === sealed.sha256) hold(kept)
    else askLater(attemptId, Math.random() * Math.max(0, Math.min(SPREAD_MS, opensAt - now - BEFORE_OPENING_MS)))
  }
  const keep = async (state: AttachedState) => {
    if (whose === null) return
    const { attemptId, opensAt, closesAt, acceptsUntil, timesVersion, epoch, ownSince } = state
    const keeper = keeperOf(attemptId)
    await keeper.keep({ ...whose, attemptId, opensAt, closesAt, acceptsUntil, timesVersion, epoch, ownSince })
    await keeper.keepTime(state.now, Date.now())
  }
  const tell = async ({ attemptId }: AttachedState) => {
    const keeper = keeperOf(attemptId)
    const openedAt = await keeper.opened()
    if (openedAt === null || requests === null) return
    if (await requests.tell({ attemptId, deviceId: vault.deviceId, openedAt })) await keeper.forgetOpened()
  }

  const tryCode = async (attemptId: string, secret: Uint8Array): Promise<Result<Unwrapped, CodeRefusal>> => {
    const keeper = keeperOf(attemptId)
    const bundle = held ?? await keeper.bundle()
    if (bundle === null) return refuse('NOT_WAITING')
    const { failed, notBefore } = await keeper.tries()
    const longest = pauseAfterWrongCode(failed)
    if (failed > 0 && longest === null) return refuse('CODE_EXHAUSTED')
    // The device's clock may have been set meanwhile: never longer than the pause itself.
    const left = Math.min(notBefore - Date.now(), longest ?? 0)
    if (failed > 0 && left > 0) return refuse('CODE_PAUSE', { seconds: Math.ceil(left / 1000) })
    const content = unwrapOpening(secret, { attemptId, deviceId: vault.deviceId }, bundle)
    if (content !== null) return accept({ bundle, content })
    const pause = pauseAfterWrongCode(failed + 1)
    await keeper.keepTries({ failed: failed + 1, notBefore: Date.now() + (pause ?? 0) })
    return pause === null ? refuse('CODE_EXHAUSTED') : refuse('CODE_WRONG', { seconds: Math.ceil(pause / 1000) })
  }

  return {
    /** The server's word. No failure of the machine's storage stops the exam. */
    adopt(state: AttachedState) {
      if (state.state === 'admitted') {
        keep(state).catch(() => undefined)
        void expect(state)
        return
      }
      stop()
      tell(state).catch(() => undefined)
    },
    /** What this machine keeps of the waiting room; null where it keeps none. */
    async load(attemptId: string) {
      const kept = await keeperOf(attemptId).load().catch(() => null)
      if (kept === null) return null
      const bundle = await keeperOf(attemptId).bundle().catch(() => null)
      if (bundle !== null) held = bundle
      return { ...kept, keyHeld: bundle !== null }
    },
    /** What the typed code opens here; one at a time. */
    async open(attemptId: string, typed: string): Promise<Result<Unwrapped, CodeRefusal>> {
      const read = readOfflineCode(typed)
      if (!read.ok) return read
      if (trying) return refuse('CODE_PAUSE', { seconds: 1 })
      trying = true
      try {
        return await tryCode(attemptId, read.value)
      } finally {
        trying = false
      }
    },
    /** The paper is open: to be told once the server can be reached. */
    opened(attemptId: string, at: Instant) {
      stop()
      keeperOf(attemptId).keepOpened(at).catch(() => undefined)
    },
    stop,
  }
}

export type OfflineRoom = ReturnType<typeof createOfflineRoom>
