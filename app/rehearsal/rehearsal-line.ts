/**
 * How the exam's page reaches a rehearsal: the same store and vault, another namespace and another paper. Nothing is
 * kept for a start without a connection, and what this machine keeps of a real sitting is left alone.
 */
import { createExamSocket } from '#app/exam-client/socket.ts'
import type { FetchPaper } from '#app/exam-client/fetch-paper.ts'
import type { OpenLine } from '#app/exam-room/use-sitting.ts'
import { readTabId } from '#app/exam-room/tab-id.ts'

const NAMESPACE = '/ensayo'
const WITHIN_MS = 60_000

const fetchRehearsalPaper: FetchPaper = async () => {
  const response = await fetch('/ensayo/papel', { signal: AbortSignal.timeout(WITHIN_MS) })
  if (!response.ok || response.redirected) throw new Error(`no paper of a rehearsal: ${String(response.status)}`)
  return new Uint8Array(await response.arrayBuffer())
}

export const openRehearsalLine: OpenLine = ({ facts }, vault) => Promise.resolve({
  socket: createExamSocket({ namespace: NAMESPACE, auth: { rehearsalId: facts.attemptId } }),
  options: { tabId: readTabId(), vault, fetchPaper: fetchRehearsalPaper },
})
