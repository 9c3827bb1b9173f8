/**
 * The closed list of what may be filled into a letter: by its name between double braces, in which letter it may stand, and
 * in which it has to. Nothing else is filled in; no score and no rank is on the list.
 */
import type { LetterKind } from './letter-text.ts'

export interface LetterVariableRule {
  readonly in: readonly LetterKind[]
  /** A text of this letter without it is not published. */
  readonly requiredIn: readonly LetterKind[]
}

const both = ['commitment', 'acceptance'] as const
const inBoth = (requiredIn: readonly LetterKind[] = []): LetterVariableRule => ({ in: both, requiredIn })
const onlyIn = (kind: LetterKind, required = false): LetterVariableRule => ({ in: [kind], requiredIn: required ? [kind] : [] })

export const LETTER_VARIABLES = {
  convocatoria: inBoth(),
  cierre_aceptacion: onlyIn('commitment', true),
  dia_presentacion: inBoth(both),
  ultimo_dia_renuncia: onlyIn('commitment'),
  fin_renuncia_concursar: onlyIn('commitment'),
  fin_matricula: onlyIn('commitment'),
  folio: inBoth(both),
  nombre: inBoth(both),
  matricula: inBoth(both),
  curp: onlyIn('acceptance'),
  curso_actual: onlyIn('acceptance'),
  grado: onlyIn('acceptance'),
  sede_actual: onlyIn('acceptance'),
  cer: inBoth(both),
  sede: inBoth(both),
  ciudad: onlyIn('acceptance'),
  subsede: inBoth(),
  ooad: onlyIn('acceptance', true),
  aceptacion_compromiso: onlyIn('acceptance'),
  emision: onlyIn('acceptance'),
} as const satisfies Readonly<Record<string, LetterVariableRule>>

export type VariableName = keyof typeof LETTER_VARIABLES

export type LetterValues = Readonly<Partial<Record<VariableName, string>>>

const entries = Object.entries(LETTER_VARIABLES) as [VariableName, LetterVariableRule][]

export const isVariableName = (name: string): name is VariableName => Object.hasOwn(LETTER_VARIABLES, name)

export const variablesIn = (kind: LetterKind): VariableName[] =>
  entries.filter(([, variable]) => variable.in.includes(kind)).map(([name]) => name)

export const requiredIn = (kind: LetterKind): VariableName[] =>
  entries.filter(([, variable]) => variable.requiredIn.includes(kind)).map(([name]) => name)
