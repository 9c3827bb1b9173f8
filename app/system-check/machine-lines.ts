/** The machines of a sede as people read them: last result, and in words what was not right. */
import type { Instant } from '#exam-engine/kernel/time.ts'
import { CHECK_WORDS, VERDICT_WORDS } from './check-words.ts'
import { judgeCheck, type Verdict } from './judge-check.ts'
import { measurementsSchema } from './measurements.ts'

export interface StoredMachine {
  id: string
  label: string
  /** Begins the hash of its name: tells apart two machines of one label. */
  device: string
  at: Instant
  result: Verdict
  measurements: unknown
}

export interface MachineLine extends Omit<StoredMachine, 'measurements'> {
  word: string
  /** "Reloj del equipo: Atrasado 90 s respecto al servidor" */
  notes: string[]
}

/** What was measured by an older page, and cannot be read any more, keeps its stored result. */
export function describeMachine({ measurements, ...machine }: StoredMachine): MachineLine {
  const parsed = measurementsSchema.safeParse(measurements)
  const word = VERDICT_WORDS[machine.result].word
  if (!parsed.success) return { ...machine, word, notes: [] }
  const notes = judgeCheck(parsed.data).lines.filter(({ verdict }) => verdict !== 'pass')
    .map(({ line }) => `${CHECK_WORDS[line].title}: ${CHECK_WORDS[line].found(parsed.data)}`)
  return { ...machine, word, notes }
}
