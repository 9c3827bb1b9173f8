/**
 * How one part of a call is edited: as one form, or as a list of rows with a form for one of them. A part reads its
 * fields from the document and writes them back into a new one; it judges the field alone, the check list the rest.
 */
import { z } from 'zod'
import type { CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import { writtenText } from '#app/http/written-text.ts'
import type { Choice } from '#app/components/fields/choice.ts'

export interface PartField {
  name: string
  label: string
  kind: 'line' | 'area' | 'moment' | 'day' | 'number' | 'select'
  hint?: string
  /** Of an area: how many lines it shows. */
  rows?: number
  optional?: boolean
  choices?: (document: CallDocument) => Choice[]
}

export type FieldValues = Readonly<Record<string, string>>

export interface PartRow {
  key: string
  cells: readonly string[]
}

export interface ClosedPart {
  title: string
  text: string
}

export interface PartEditor<Value = never> {
  title: string
  lead: string
  fields: readonly PartField[]
  schema: z.ZodType<Value>
  /** Only of a part of rows. */
  list?: {
    /** "un curso" */
    noun: string
    headers: readonly string[]
    /** Why the call can have no row here, and what to do for it to have some; null where it can. */
    closed?(document: CallDocument): ClosedPart | null
    rows(document: CallDocument): PartRow[]
    remove(document: CallDocument, key: string): CallDocument
    /** Only where the order of the rows is the writer's; `to` is a place from 0. */
    move?(document: CallDocument, key: string, to: number): CallDocument
  }
  /** What the fields show at first; of a row that is not there nothing. `key` is null for a new row or a part of one form. */
  read(document: CallDocument, key: string | null): FieldValues | undefined
  write(document: CallDocument, key: string | null, value: Value): CallDocument
}

/** A part whose value only its own schema and `write` know: what `write` takes is what the schema gave. */
export interface AnyPart extends Omit<PartEditor, 'schema' | 'write'> {
  schema: z.ZodType
  write(document: CallDocument, key: string | null, value: unknown): CallDocument
}

export function definePart<Value>(part: PartEditor<Value>): AnyPart {
  return { ...part, write: (document, key, value) => part.write(document, key, value as Value) }
}

export function lineOf(message: string, longest = 300) {
  return writtenText(message, longest)
}

export function countOf(message: string, least: number, most: number) {
  return z.number({ error: message }).int(message).min(least, message).max(most, message)
}

const SHARE = 'Escriba un número con dos decimales, por ejemplo 0.63'
export const share = z.string({ error: SHARE }).trim().regex(/^\d\.\d{2}$/, SHARE)

/** Replaces the row of this key, or adds one at the end. */
export function putRow<Row>(rows: readonly Row[], keyOf: (row: Row) => string, key: string | null, row: Row): Row[] {
  const place = rows.findIndex((one) => keyOf(one) === key)
  return place === -1 ? [...rows, row] : rows.with(place, row)
}

/** Without the first row of this key: of two that stand twice one stays. */
export function dropRow<Row>(rows: readonly Row[], keyOf: (row: Row) => string, key: string): Row[] {
  const place = rows.findIndex((one) => keyOf(one) === key)
  return rows.filter((_, index) => index !== place)
}

/** The first row of this key at that place; beyond the ends it stays at them. */
export function moveRow<Row>(rows: readonly Row[], keyOf: (row: Row) => string, key: string, to: number): Row[] {
  const place = rows.findIndex((one) => keyOf(one) === key)
  const row = rows[place]
  return row === undefined ? [...rows] : rows.toSpliced(place, 1).toSpliced(Math.max(0, to), 0, row)
}

export const YES_NO: Choice[] = [{ value: 'no', label: 'No' }, { value: 'si', label: 'Sí' }]
export const yesNo = z.enum(['si', 'no'], { error: 'Elija sí o no' }).transform((word) => word === 'si')
export const asYesNo = (value: boolean | undefined): string => value === true ? 'si' : 'no'
