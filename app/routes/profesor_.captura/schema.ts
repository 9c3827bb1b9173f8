/** The entry form: the base that the cells are written in, and one text per resident and year. */
import { z } from 'zod'
import { GRADE_BASES, type GradeBase } from '#exam-engine/convocatoria/grade.ts'

const CELL = /^calificacion:([0-9a-f-]{36}):([1-6])$/

/** A cell holds a few figures; more is a slip of the hand and is said at the cell. */
export const LONGEST_CELL = 16

export const baseSchema = z.coerce
  .number()
  .refine((value): value is GradeBase => GRADE_BASES.some((base) => base === value), 'Elija la base: 100, 10 o 5')

export const cellName = (candidateId: string, year: number) => `calificacion:${candidateId}:${year}`

/** The cells of a form, in its order; other fields are not cells. */
export function readCells(form: FormData): { candidateId: string; year: number; typed: string }[] {
  return [...form].flatMap(([name, value]) => {
    const [, candidateId, year] = CELL.exec(name) ?? []
    if (candidateId === undefined || year === undefined || typeof value !== 'string') return []
    return [{ candidateId, year: Number(year), typed: value.slice(0, LONGEST_CELL) }]
  })
}
