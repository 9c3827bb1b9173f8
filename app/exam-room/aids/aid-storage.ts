/**
 * Where highlights and notes are kept between reloads: in this tab, by attempt.
 * Behind an interface, so that a safer place of the machine can take over. A tab
 * without storage keeps them until the reload, and nothing else changes.
 */
import { forgetTab, readTab, writeTab } from '../tab-storage.ts'

export interface AidStorage {
  read(attemptId: string): Promise<string | null>
  write(attemptId: string, text: string): Promise<void>
  /** At the end of the exam: nothing of the candidate's stays on the machine. */
  erase(attemptId: string): Promise<void>
}

const keyOf = (attemptId: string) => `efiser-examen-apuntes-${attemptId}`

export const tabAidStorage: AidStorage = {
  read: (attemptId) => Promise.resolve(readTab(keyOf(attemptId))),
  write: (attemptId, text) => Promise.resolve(writeTab(keyOf(attemptId), text)),
  erase: (attemptId) => Promise.resolve(forgetTab(keyOf(attemptId))),
}
