/** Keeps unacknowledged changes in the tab, and sends them again once after a reload. */
import { useEffect, useRef } from 'react'
import type { ExamSnapshot } from '#app/exam-client/exam-snapshot.ts'
import type { ExamStore } from '#app/exam-client/exam-store.ts'
import { answerOf, type ItemAnswer } from './item-answer.ts'
import { findLostChanges, keepChange, parseKeptChanges } from './kept-changes.ts'
import { forgetTab, readTab, writeTab } from '../tab-storage.ts'

const keyOf = (attemptId: string) => `efiser-examen-por-enviar-${attemptId}`

/** The way for changes: kept first, then on the screen and on its way. */
export function useKeptChanges(store: ExamStore | null, snapshot: ExamSnapshot) {
  const { attemptId, line, state, sheet, paper } = snapshot
  const resent = useRef(false)
  const open = line === 'live' && state === 'inProgress' && paper !== null
  useEffect(() => {
    if (store === null || attemptId === null || !open || resent.current) return
    resent.current = true
    for (const { itemId, answer } of findLostChanges(parseKeptChanges(readTab(keyOf(attemptId))), sheet)) {
      store.change(itemId, answer)
    }
  }, [store, attemptId, open, sheet])
  const settled = open && snapshot.saving.unsent === 0
  useEffect(() => {
    // Asked of the store itself: what was sent again in this very commit is not in the snapshot yet.
    const unsent = store?.getSnapshot().saving.unsent
    if (settled && resent.current && attemptId !== null && unsent === 0) forgetTab(keyOf(attemptId))
  }, [store, settled, attemptId])
  return (itemId: string, answer: ItemAnswer) => {
    if (store === null || attemptId === null) return
    const key = keyOf(attemptId)
    writeTab(key, JSON.stringify(keepChange(parseKeptChanges(readTab(key)), itemId, answerOf(sheet, itemId), answer)))
    store.change(itemId, answer)
  }
}
