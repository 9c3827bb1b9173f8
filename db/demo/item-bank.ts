/**
 * The demo's own item bank (items/*.jsonl) and which part of it each exam draws
 * on: items of its own specialty first, the rest from the others, and research
 * items always (§3.1).
 */
import { readFileSync } from 'node:fs'
import { countByArea } from '#exam-engine/items/blueprint.ts'
import type { Item, ItemKey } from '#exam-engine/items/item.ts'
import { parseItemsJsonl } from '#exam-engine/items/jsonl.ts'
import { seededRandom } from '#exam-engine/kernel/seeded-random.ts'

const FILES = ['medicina-interna', 'cirugia-general', 'pediatria', 'gineco-obstetricia', 'investigacion'] as const
type BankFile = typeof FILES[number]

export interface DemoItemBank {
  items: readonly Item[]
  keys: readonly ItemKey[]
  ofFile: ReadonlyMap<BankFile, readonly Item[]>
}

export interface ExamPlan {
  itemCount: number
  researchCount: number
  /** The exam's bank. */
  bank: readonly Item[]
}

export const RESEARCH_SHARE = 0.25

/** Files that an exam draws on before the others, in order. A CEME that is not named draws on all alike. */
const OWN_FILES: Readonly<Record<string, readonly BankFile[]>> = {
  'Anatomía patológica': ['medicina-interna'],
  Anestesiología: ['cirugia-general', 'medicina-interna'],
  'Cirugía general': ['cirugia-general'],
  'Gineco obstetricia': ['gineco-obstetricia'],
  'Medicina interna': ['medicina-interna'],
  Neurocirugía: ['cirugia-general'],
  Neurología: ['medicina-interna'],
  'Neurología pediátrica': ['pediatria', 'medicina-interna'],
  'Otorrinolaringología, cirugía de cabeza y cuello': ['cirugia-general'],
  Pediatría: ['pediatria'],
  Psiquiatría: ['medicina-interna'],
  'Urgencias médico-quirúrgicas': ['medicina-interna', 'cirugia-general'],
}

/** Items in the form; 40 where nothing else stands. */
const FORM_LENGTHS: Readonly<Record<string, number>> = {
  'Cirugía general': 44, 'Gineco obstetricia': 44, 'Medicina interna': 48, Pediatría: 44,
}

/** Reads the product's item files. Throws, naming the lines, when one is not valid. */
export function readItemBank(): DemoItemBank {
  const read = FILES.map((name) => {
    const parsed = parseItemsJsonl(readFileSync(new URL(`./items/${name}.jsonl`, import.meta.url), 'utf8'))
    if (!parsed.ok) {
      const faults = parsed.faults.map(({ line, reason }) => `${String(line)}: ${reason}`)
      throw new Error(`${name}.jsonl: ${faults.join('; ')}`)
    }
    return { name, ...parsed.value }
  })
  return {
    items: read.flatMap(({ items }) => items),
    keys: read.flatMap(({ keys }) => keys),
    ofFile: new Map(read.map(({ name, items }) => [name, items])),
  }
}

/** Length and bank of one exam. Foreign items fill the bank up to what the form needs, and no further. */
export function planExam(seed: string, { ceme, grade }: { ceme: string, grade: number }, bank: DemoItemBank): ExamPlan {
  const itemCount = FORM_LENGTHS[ceme] ?? 40
  const needed = countByArea({ itemCount, researchShare: RESEARCH_SHARE })
  const clinical = (OWN_FILES[ceme] ?? []).flatMap((file) => bank.ofFile.get(file) ?? [])
  const others = bank.items.filter((item) => item.area === 'clinical' && !clinical.includes(item))
  const random = seededRandom(`${seed}:bank:${ceme} ${String(grade)}`)
  const fill = random.shuffle(others).slice(0, Math.max(0, needed.clinical - clinical.length))
  const research = bank.items.filter((item) => item.area === 'research')
  return { itemCount, researchCount: needed.research, bank: [...clinical, ...fill, ...research] }
}
