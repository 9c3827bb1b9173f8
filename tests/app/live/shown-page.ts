/** An exam page's store as a test looks at it. */
import type { ExamSnapshot } from '#app/exam-client/exam-snapshot.ts'
import type { ExamStore } from '#app/exam-client/store-types.ts'

/** Resolves with what the page shows once it shows what is looked for. */
export function untilShown(store: ExamStore, shows: (snapshot: ExamSnapshot) => boolean): Promise<ExamSnapshot> {
  return new Promise((resolve) => {
    const look = () => {
      if (!shows(store.getSnapshot())) return
      stop()
      resolve(store.getSnapshot())
    }
    const stop = store.subscribe(look)
    look()
  })
}

/** Connected, and everything acknowledged. */
export const allSaved = ({ saving }: ExamSnapshot) => saving.online && saving.unsent === 0 && saving.savedAt !== null
