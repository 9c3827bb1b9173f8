/**
 * The room's line to the server: one exam store for as long as the page stands,
 * its snapshot as the room shows it, and the page's clock set by the server's word.
 */
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { noteByRequest } from '#app/exam-client/announcements.ts'
import { createExamSocket } from '#app/exam-client/socket.ts'
import { watchFocus } from '#app/exam-client/watch-focus.ts'
import { createExamStore, type ExamStore } from '#app/exam-client/exam-store.ts'
import { saveByRequest } from '#app/exam-client/save-by-request.ts'
import { FIRST_SNAPSHOT, type ExamSnapshot } from '#app/exam-client/exam-snapshot.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { useServerClock } from '../components/time/server-clock.tsx'
import { handInWhenSaved } from './answers/hand-in.ts'
import type { AnnouncementView } from '#app/live/protocol.ts'
import type { HandInProgress } from './screen/hand-in-page.tsx'
import type { LineState } from './states/line-check.tsx'
import type { LiveSitting } from './live-sitting.ts'
import type { ReceiptFacts } from './states/receipt.tsx'
import type { Saving } from './answers/save-status.ts'
import { readTabId } from './tab-id.ts'
import { useKeptChanges } from './answers/use-kept-changes.ts'
import { useSilence } from './use-silence.ts'

const NOTHING = () => () => undefined

/** `itemCount` completes the receipt. */
export function useSitting(itemCount: number): LiveSitting {
  const store = useExamStore()
  const snapshot = useSyncExternalStore(
    store?.subscribe ?? NOTHING,
    store?.getSnapshot ?? (() => FIRST_SNAPSHOT),
    () => FIRST_SNAPSHOT,
  )
  const change = useKeptChanges(store, snapshot)
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
    sheet: snapshot.sheet,
    saving: readSaving(snapshot, silentSince),
    rejected: snapshot.rejected,
    receipt: readReceipt(snapshot, itemCount),
    announcements: snapshot.announcements,
    adjustment: snapshot.adjustment,
    handIn,
    leaseLost: snapshot.line === 'leaseLost',
    onAnswer: change,
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

/** Null on the server and in the first render; afterwards one store, closed with the page. */
function useExamStore(): ExamStore | null {
  const [store, setStore] = useState<ExamStore | null>(null)
  const clock = useServerClock()
  useEffect(() => {
    const socket = createExamSocket()
    const opened = createExamStore(socket, readTabId(), saveByRequest, noteByRequest)
    const stop = opened.subscribe(() => {
      const now = opened.now()
      if (now !== null) clock.set(now, performance.now())
    })
    const stopWatching = watchFocus(socket, () => opened.getSnapshot().state === 'inProgress')
    setStore(opened)
    return () => {
      stopWatching()
      stop()
      opened.close()
      setStore(null)
    }
  }, [clock])
  return store
}

/** `silentSince` outlasts a socket that does not yet know that it is dead. */
function readSaving({ saving }: ExamSnapshot, silentSince: Instant | null): Saving {
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
