/** One run of the check after the other in this page: what is measured now, what was, and whether it was stored. */
import { useEffect, useState } from 'react'
import { randomUuid } from '#app/exam-client/random-uuid.ts'
import { askForSeb, type SebFinding } from '#app/lockdown/seb-finding.ts'
import type { SebProof } from '#app/lockdown/seb-proof.ts'
import { measureMachine, type Measured, type MeasureStep } from './measure-machine.ts'
import { labelSchema, type CheckResult } from './measurements.ts'
import { readLabel, rememberLabel } from './remembered-label.ts'
import { sendResult } from './send-result.ts'

export type SentState = { status: 'sending' } | { status: 'sent' } | { status: 'failed', message: string }

/** `seen`: what the page's loader saw of Safe Exam Browser in its header. */
export function useMachineCheck(seen: SebProof | null) {
  const [label, setLabel] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [running, setRunning] = useState<MeasureStep | null>(null)
  const [measured, setMeasured] = useState<Measured | null>(null)
  const [result, setResult] = useState<CheckResult | null>(null)
  const [seb, setSeb] = useState<SebFinding | null>(null)
  const [sent, setSent] = useState<SentState>({ status: 'sending' })
  useEffect(() => { setLabel(readLabel()) }, [])

  const deliver = async (given: CheckResult) => {
    setSent({ status: 'sending' })
    const message = await sendResult(given)
    setSent(message === null ? { status: 'sent' } : { status: 'failed', message })
  }
  const run = async (named: string, sedeCode: string) => {
    setMeasured(null)
    setSeb(null)
    const found = await measureMachine(setRunning)
    setSeb(await askForSeb(sedeCode, seen))
    setRunning(null)
    setMeasured(found)
    const made = { id: randomUuid(), deviceId: found.deviceId, sedeCode, label: named, measurements: found.measurements }
    setResult(made)
    await deliver(made)
  }
  return {
    label, problem, running, measured, seb, sent,
    start(typed: string, sedeCode: string) {
      const parsed = labelSchema.safeParse(typed)
      setProblem(parsed.success ? null : parsed.error.issues[0]?.message ?? null)
      if (!parsed.success || running !== null) return
      rememberLabel(parsed.data)
      void run(parsed.data, sedeCode)
    },
    send() { if (result !== null) void deliver(result) },
  }
}
