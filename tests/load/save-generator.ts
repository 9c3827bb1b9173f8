/**
 * Candidates who answer as fast as acks come, in a process of their own: each
 * socket keeps `inFlight` saves under way. Told by bench-saves.ts what to do;
 * reports when it measures, and what was acknowledged.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { openExamWire, type ExamWire } from './exam-wire.ts'

export interface GeneratorTask {
  port: number
  cookies: readonly string[]
  /** Of the machine of each candidate, the same in every round. */
  deviceIds: readonly string[]
  items: readonly { id: string; optionIds: readonly string[] }[]
  inFlight: number
  /** Revisions of each item that earlier rounds used up. */
  revisionsBefore: number
  warmUpSeconds: number
  seconds: number
}

export type GeneratorReport =
  | { kind: 'measuring' }
  | { kind: 'measured'; saves: number; seconds: number; p50: number; p99: number }
  | { kind: 'done'; acked: number; refused: number; cpuMs: number }

const SAVED = '[{"ok":true,'
const REFUSED_OPERATION = '"results":[{"ok":false'

const report = (message: GeneratorReport) => process.send?.(message)

process.once('message', (task: GeneratorTask) => { void run(task) })
process.on('disconnect', () => { process.exit(0) })

async function run(task: GeneratorTask): Promise<void> {
  const wires: ExamWire[] = []
  for (const cookie of task.cookies) wires.push(await openExamWire(task.port, cookie))
  const epochs = await Promise.all(wires.map((wire, index) => attach(wire, task.deviceIds[index])))
  const counts = { acked: 0, refused: 0, open: 0 }
  let latencies: number[] | null = null
  let stopped = false

  wires.forEach((wire, candidate) => {
    let count = 0
    const opIds = `${randomUUID().slice(0, 24)}`
    const next = () => {
      const item = task.items[count % task.items.length]
      if (item === undefined) throw new Error('the bench needs items')
      const revision = task.revisionsBefore + Math.floor(count / task.items.length) + 1
      count += 1
      const sentAt = performance.now()
      counts.open += 1
      // Written here: to stringify an object and to draw a UUID would cost this process more than to send it.
      const opId = opIds + count.toString(16).padStart(12, '0')
      wire.emitText('save', `{"epoch":${String(epochs[candidate])},"ops":[{"opId":"${opId}","itemId":"${item.id}",`
        + `"revision":${String(revision)},"optionId":"${item.optionIds[revision % 4] ?? ''}","flagged":false,`
        + `"struck":[],"clientAt":${String(Date.now())}}]}`, (text) => {
        counts.open -= 1
        if (text.startsWith(SAVED) && !text.includes(REFUSED_OPERATION)) counts.acked += 1
        else counts.refused += 1
        latencies?.push(performance.now() - sentAt)
        if (!stopped) next()
      })
    }
    for (let line = 0; line < task.inFlight; line += 1) next()
  })

  await pause(task.warmUpSeconds * 1000)
  latencies = []
  report({ kind: 'measuring' })
  const [from, ackedBefore, cpuBefore] = [performance.now(), counts.acked, process.cpuUsage()]
  await pause(task.seconds * 1000)
  const measured = latencies
  latencies = null
  const cpu = process.cpuUsage(cpuBefore)
  measured.sort((left, right) => left - right)
  const at = (share: number) => measured[Math.floor(measured.length * share)] ?? NaN
  report({
    kind: 'measured', saves: counts.acked - ackedBefore, seconds: (performance.now() - from) / 1000,
    p50: at(0.5), p99: at(0.99),
  })
  stopped = true
  while (counts.open > 0) await pause(10)
  report({ kind: 'done', acked: counts.acked, refused: counts.refused, cpuMs: (cpu.user + cpu.system) / 1000 })
}

function attach(wire: ExamWire, deviceId: string | undefined): Promise<number> {
  return new Promise((resolve) => {
    wire.emit('attach', { tabId: randomUUID(), deviceId, takeOver: true }, (text) => {
      const [answer] = JSON.parse(text) as [{ epoch: number }]
      resolve(answer.epoch)
    })
  })
}
