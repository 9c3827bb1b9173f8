/** Starts turno-generator.ts in processes of their own and waits for what each reports. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import type { TurnoOrder, TurnoReport } from './turno-generator.ts'

export type Done = Extract<TurnoReport, { kind: 'done' }>

export function startGenerator(): ChildProcess {
  return fork(path.join(import.meta.dirname, 'turno-generator.ts'), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

/** Sends an order; resolves with the report of `kind`, rejects when the process ends before it. */
export function order<K extends TurnoReport['kind']>(generator: ChildProcess, what: TurnoOrder, kind: K) {
  const report = new Promise<Extract<TurnoReport, { kind: K }>>((resolve, reject) => {
    generator.on('message', (message: TurnoReport) => {
      if (message.kind === kind) resolve(message as Extract<TurnoReport, { kind: K }>)
    })
    void once(generator, 'exit').then(() => { reject(new Error('a generator ended early')) })
  })
  generator.send(what)
  return report
}
