/** What the coordination reads of a text of the letters that can not be published: where, what, and what to do. */
import type { LetterFault, LetterFinding } from '#exam-engine/letters/findings.ts'
import { partOf, type LetterKind, type LetterText, type PartName } from '#exam-engine/letters/letter-text.ts'

export const LETTER_NAMES: Record<LetterKind, string> = {
  commitment: 'Carta compromiso', acceptance: 'Carta de aceptación',
}

const FAULTS: Record<LetterFault, (what: string) => string> = {
  PARAGRAPH_EMPTY: () => 'está vacío. Escríbalo o quítelo.',
  PARAGRAPH_TOO_LONG: (most) => `es demasiado largo. Use como máximo ${most} caracteres, o divídalo.`,
  VARIABLE_UNKNOWN: (name) => `usa {{${name}}}, que no está entre las variables de esta carta. Tómela de la lista.`,
  BRACES_LEFT: () => 'tiene llaves sueltas. Una variable se escribe {{nombre}}; quite las demás llaves.',
  CHARACTER_UNDRAWN: (character) => `tiene un carácter que el PDF no puede mostrar (${nameCharacter(character)}). Quítelo o cámbielo.`,
  LABEL_MISSING: () => 'necesita su rótulo: escriba «Rótulo: valor», por ejemplo «Nombre: {{nombre}}».',
  BOLD_UNCLOSED: () => 'tiene una negrita sin cerrar o vacía. Escriba las palabras entre dos pares de asteriscos: **así**.',
  BOLD_ELSEWHERE: () => 'tiene asteriscos de negrita, que en este apartado no se usa. Quítelos.',
  CLAUSE_MISSING: () => 'no cita ningún apartado de la convocatoria. Escríbalo, por ejemplo 5.4.',
  CLAUSE_FORM: (clause) => `cita «${clause}». Escriba números y puntos, separados por comas, por ejemplo 5.4, 5.7 o 2.2 E.`,
  PART_SHORT: (least) => `necesita al menos ${least} ${least === '1' ? 'párrafo' : 'párrafos'}. Agréguelo.`,
  PART_LONG: (most) => `admite como máximo ${most} ${most === '1' ? 'párrafo' : 'párrafos'}. Quite los que sobran.`,
  VARIABLE_MISSING: (name) => `ya no dice {{${name}}}. Agréguela donde la lean todas las personas.`,
  CLAUSE_UNCITED: (clause) => `ya no cita el apartado ${clause}, que debe citar. Agregue un párrafo que lo diga, o su apartado.`,
}

/** One sentence or two; `text` tells which paragraph of its part it is. */
export function describeFault({ fault, paragraph, part, kind, what }: LetterFinding, text: LetterText): string {
  return `${placeOf(paragraph, part, kind, text)} ${FAULTS[fault](what)}`
}

/** "Carta compromiso, Integridad, párrafo 1" */
export function nameParagraph(text: LetterText, place: number): string {
  const part = text[place]?.part
  if (part === undefined) return ''
  const number = text.slice(0, place + 1).filter((other) => other.part === part).length
  return `${LETTER_NAMES[partOf(part).kind]}, «${partOf(part).heading}», párrafo ${number}`
}

function placeOf(paragraph: number | null, part: PartName | null, kind: LetterKind, text: LetterText): string {
  if (paragraph !== null) return nameParagraph(text, paragraph)
  return part === null ? LETTER_NAMES[kind] : `${LETTER_NAMES[kind]}, «${partOf(part).heading}»,`
}

function nameCharacter(character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return /[\p{C}\p{Z}]/u.test(character) ? `U+${code}` : `«${character}», U+${code}`
}
