/** The candidate's highlights and notes while the exam runs, kept after each change, and their end with the exam. */
import { useEffect, useRef, useState } from 'react'
import { tabAidStorage } from './aid-storage.ts'
import { parseAids, type AidSheet } from './item-aids.ts'

/** The aids, and a function that changes them. Before they were read a change waits for nothing: it wins per item. */
export function useAids(attemptId: string): [AidSheet, (change: (before: AidSheet) => AidSheet) => void] {
  const [sheet, setSheet] = useState<AidSheet>({})
  const current = useRef<AidSheet>({})
  useEffect(() => {
    let stopped = false
    void tabAidStorage.read(attemptId).then((text) => {
      if (stopped) return
      current.current = { ...parseAids(text), ...current.current }
      setSheet(current.current)
    })
    return () => { stopped = true }
  }, [attemptId])
  const change = (by: (before: AidSheet) => AidSheet) => {
    current.current = by(current.current)
    setSheet(current.current)
    void tabAidStorage.write(attemptId, JSON.stringify(current.current))
  }
  return [sheet, change]
}

/** Erases what was kept as soon as the exam is over, and when the page is opened on one that is. */
export function useAidsEnd(attemptId: string, over: boolean): void {
  useEffect(() => {
    if (over) void tabAidStorage.erase(attemptId)
  }, [attemptId, over])
}
