/**
 * The text of the letters as the form carries it: a part, words and clauses per paragraph, in their order, so that nothing
 * typed is kept anywhere but there until it is published. And what its buttons do to it: add, remove, move inside a part.
 */
import {
  PART_NAMES, partOf, readClauses, sortByPart, tidyText, type LetterParagraph, type LetterText, type PartName,
} from '#exam-engine/letters/letter-text.ts'

const isPart = (name: unknown): name is PartName => PART_NAMES.some((part) => part === name)

/** More than every part takes; what is beyond is not read. */
const MOST_PARAGRAPHS = 200

export interface TextForm {
  /** In the order of the parts. */
  text: LetterText
  convocatoriaId: string
  /** The version that is edited; 0 when the form does not say. */
  base: number
  reason: string
  password: string
}

/** Of any form: what is not a paragraph of a known part is left out, and the findings say what then lacks. */
export function readTextForm(form: FormData): TextForm {
  const [parts, texts, clauses] = (['part', 'text', 'clauses'] as const).map((name) => form.getAll(name))
  const one = (name: string) => { const value = form.get(name); return typeof value === 'string' ? value : '' }
  const paragraphs = (parts ?? []).slice(0, MOST_PARAGRAPHS).flatMap((part, place): LetterParagraph[] => {
    const [words, cited] = [texts?.[place], clauses?.[place]]
    return isPart(part) ? [{
      part, text: typeof words === 'string' ? tidyText(words) : '', clauses: typeof cited === 'string' ? readClauses(cited) : [],
    }] : []
  })
  const base = Number(one('base'))
  return {
    text: sortByPart(paragraphs), convocatoriaId: one('convocatoria'), base: Number.isSafeInteger(base) ? base : 0,
    reason: tidyText(one('reason')), password: one('password'),
  }
}

/** The text after a button, and the place of what it was about; undefined for a word that is no such act. */
export function applyEdit(text: LetterText, intent: string): { text: LetterText, place: number } | undefined {
  const [act = '', about = ''] = intent.split(':')
  if (act === 'add') {
    if (!isPart(about)) return undefined
    const next = sortByPart([...text, { part: about, text: '', clauses: [] }])
    return { text: next, place: next.findLastIndex(({ part }) => part === about) }
  }
  const place = Number(about)
  const paragraph = text[place]
  if (about === '' || paragraph === undefined) return undefined
  if (act === 'remove') return { text: text.toSpliced(place, 1), place: Math.max(0, place - 1) }
  const other = act === 'up' ? place - 1 : act === 'down' ? place + 1 : place
  const neighbour = text[other]
  if (other === place || neighbour?.part !== paragraph.part) return undefined
  return { text: text.with(place, neighbour).with(other, paragraph), place: other }
}

/** How many more paragraphs a part takes. */
export const roomIn = (text: LetterText, part: PartName): number =>
  partOf(part).most - text.filter((paragraph) => paragraph.part === part).length
