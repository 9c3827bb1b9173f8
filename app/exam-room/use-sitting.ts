/**
 * The room's line to the server: one exam store for as long as the page stands,
 * its snapshot as the room shows it, and the page's clock set by the server's word.
 */
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { noteByRequest } from '#app/exam-client/announcements.ts'
import { openDeviceVault, type DeviceVault } from '#app/exam-client/device-vault.ts'
import { forgetSittings } from '#app/exam-client/kept-sitting.ts'
import { createExamSocket, type ExamSocket } from '#app/exam-client/socket.ts'
import { createOfflineRequests } from '#app/exam-client/offline-requests.ts'
import { createExamStore } from '#app/exam-client/exam-store.ts'
import type { ExamStore, StoreOptions } from '#app/exam-client/store-types.ts'
import { createFetchPaper } from '#app/exam-client/fetch-paper.ts'
import { registerOfflineStart } from '#app/exam-client/register-offline-start.ts'
import { watchFocus } from '#app/exam-client/watch-focus.ts'
import { saveByRequest } from '#app/exam-client/save-by-request.ts'
import { FIRST_SNAPSHOT, type ExamSnapshot } from '#app/exam-client/exam-snapshot.ts'
import { PROOF_HEADER, readSebProof, writeProof, type SebProof } from '#app/lockdown/seb-proof.ts'
import { refuse } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { useServerClock } from '../components/time/server-clock.tsx'
import { handInWhenSaved } from './answers/hand-in.ts'
import type { AnnouncementView } from '#app/live/protocol.ts'
import type { HandInProgress } from './screen/hand-in-page.tsx'
import type { LineState } from './states/line-check.tsx'
import type { LiveSitting } from './live-sitting.ts'
import type { ReceiptFacts } from './states/receipt.tsx'
import type { Saving } from './answers/save-status.ts'
import type { SittingFacts } from './sitting-facts.ts'
import { readTabId } from './tab-id.ts'
import { useSilence } from './use-silence.ts'

const NOTHING = () => () => undefined

export interface OwnSitting {
  facts: SittingFacts
  /** The person's id: what this machine keeps of anybody else's sitting is erased. */
  owner: string
  /** The page began without a connection. */
  fromMachine: boolean
  /** What the page's loader saw of Safe Exam Browser; missing where no loader ran. */
  seb?: SebProof | null | undefined
}

/** How the page reaches its server; one function for as long as the page stands. */
export type OpenLine =
  (own: OwnSitting, vault: DeviceVault) => Promise<{ socket: ExamSocket, options: StoreOptions }>

/** The exam's own line. What this machine keeps of anybody else's sitting is erased first. */
const openExamLine: OpenLine = async ({ facts, owner, fromMachine, seb = null }, vault) => {
  const proof = readSebProof(seb)
  registerOfflineStart()
  await forgetSittings(vault, owner).catch(() => undefined)
  const proofHeaders: Record<string, string> = proof === null ? {} : { [PROOF_HEADER]: writeProof(proof) }
  return {
    socket: createExamSocket(proof === null ? {} : { auth: { seb: writeProof(proof) } }),
    options: {
      tabId: readTabId(), vault, whose: { facts, owner }, saveByRequest, noteByRequest,
      fetchPaper: createFetchPaper({ headers: proofHeaders }),
      offlineRequests: createOfflineRequests({ headers: proofHeaders }),
      ...(fromMachine ? { kept: facts.attemptId } : {}),
    },
  }
}

export function useSitting(own: OwnSitting, openLine: OpenLine = openExamLine): LiveSitting {
  const store = useExamStore(own, openLine)
  const snapshot = useSyncExternalStore(
    store?.subscribe ?? NOTHING,
    store?.getSnapshot ?? (() => FIRST_SNAPSHOT),
    () => FIRST_SNAPSHOT,
  )
  const silentSince = useSilence(snapshot.saving.unsent, snapshot.saving.savedAt)
  const [handIn, setHandIn] = useState<HandInProgress>({ status: 'idle' })
  const adoptAnnouncements = useCallback((announced: readonly AnnouncementView[]) => {
    store?.adoptAnnouncements(announced)
  }, [store])
  return {
    line: readLine(snapshot),
    refusal: snapshot.line === 'refused' ? snapshot.refusal : null,
    state: snapshot.state,
    closesAt: snapshot.closesAt,
    items: snapshot.paper,
    sealedHeld: snapshot.sealedHeld,
    offlineKeyHeld: snapshot.offlineKeyHeld,
    fromMachine: snapshot.fromMachine,
    sheet: snapshot.sheet,
    saving: readSaving(snapshot, silentSince),
    rejected: snapshot.rejected,
    receipt: readReceipt(snapshot, own.facts.itemCount),
    announcements: snapshot.announcements,
    adjustment: snapshot.adjustment,
    handIn,
    leaseLost: snapshot.line === 'leaseLost' || snapshot.line === 'held',
    held: snapshot.held,
    handOver: snapshot.handOver,
    position: snapshot.position,
    onShow: (itemId) => { store?.show(itemId) },
    onOpenOffline: (typed) => store?.openOffline(typed) ?? Promise.resolve(refuse('NOT_WAITING')),
    onHandOverRead: () => { store?.confirmHandOver() },
    onAnswer: (itemId, answer) => { store?.change(itemId, answer) },
    onHandIn: () => {
      if (store === null || handIn.status === 'sending') return
      setHandIn({ status: 'sending' })
      void handInWhenSaved(store).then(setHandIn)
    },
    onConfirmAnnouncement: (id) => { store?.confirmAnnouncement(id) },
    adoptAnnouncements,
    onTakeOver: () => { store?.takeOver() },
  }
}

/** Null on the server and until the machine's vault is open; afterwards one store, closed with the page. */
function useExamStore(given: OwnSitting, openLine: OpenLine): ExamStore | null {
  const [store, setStore] = useState<ExamStore | null>(null)
  const clock = useServerClock()
  const own = useRef(given)
  const { facts: { attemptId }, owner, fromMachine } = given
  useEffect(() => {
    let close: () => void = () => undefined
    let closed = false
    const open = async () => {
      const vault = await openDeviceVault()
      const { socket, options } = await openLine({ ...own.current, owner, fromMachine }, vault)
      if (closed) return
      const opened = createExamStore(socket, options)
      const stop = opened.subscribe(() => {
        const now = opened.now()
        if (now !== null) clock.set(now, performance.now())
      })
      const stopWatching = watchFocus(socket, () => opened.getSnapshot().state === 'inProgress')
      setStore(opened)
      close = () => {
        stopWatching()
        stop()
        opened.close()
      }
    }
    void open()
    return () => {
      closed = true
      close()
      setStore(null)
    }
  }, [clock, attemptId, owner, fromMachine, openLine])
  return store
}

/** `silentSince` outlasts a socket that does not yet know that it is dead. */
function readSaving({ saving: known, fromMachine }: ExamSnapshot, silentSince: Instant | null): Saving {
  const saving = { ...known, estimated: fromMachine }
  if (silentSince === null || !saving.online) return saving
  return { ...saving, online: false, offlineSince: silentSince }
}

function readLine({ line, saving }: ExamSnapshot): LineState {
  if (line === 'refused') return 'lost'
  if (saving.online) return 'ready'
  return saving.offlineSince === null ? 'connecting' : 'lost'
}

/** A close by the clock happened at the deadline, whenever it was recorded. */
function readReceipt({ state, closing, closesAt }: ExamSnapshot, total: number): ReceiptFacts | null {
  if (closing === null || (state !== 'handedIn' && state !== 'closed')) return null
  const at = state === 'closed' && closesAt !== null ? closesAt : closing.finishedAt
  return { how: state, at, answered: closing.answeredCount, total, digest: closing.answersDigest }
}
