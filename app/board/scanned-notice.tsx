/** The print that was scanned last, in words where something is to be said of it. §2.2 A, §3.1 C */
import { Alert } from '#app/components/feedback/alert.tsx'
import type { BoardCandidate } from './board-snapshot.ts'
import type { ScannedPrint } from './printed-verdict.ts'
import { describeScanned } from './scanned-words.ts'

interface ScannedNoticeProps {
  scanned: ScannedPrint | null
  chosen: BoardCandidate | undefined
}

export function ScannedNotice({ scanned, chosen }: ScannedNoticeProps) {
  const words = describeScanned(scanned, chosen)
  if (words === null) return null
  return (
    <div className="px-4 py-2">
      <Alert tone={words.tone} announce title={words.title}><p>{words.text}</p></Alert>
    </div>
  )
}
