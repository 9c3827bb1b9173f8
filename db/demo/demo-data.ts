/**
 * The demo's data files (sources: README.md beside this file), read and checked.
 * They are part of the product: a file that does not fit its shape throws.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const sede = z.strictObject({
  code: z.string(),
  name: z.string(),
  city: z.string(),
  ooad: z.string(),
  timeZone: z.string(),
})

const examSize = z.strictObject({ ceme: z.string(), grade: z.int(), residents: z.int().min(4) })
const cemeSedes = z.strictObject({ sedes: z.array(z.string()).min(1), rotation: z.array(z.string()).min(1) })
const courseSedes = z.strictObject({ popularity: z.int().min(1), sedes: z.array(z.string()).min(1).max(6) })
const names = z.strictObject({
  women: z.array(z.string()),
  men: z.array(z.string()),
  surnames: z.array(z.string()),
  frequentSurnames: z.array(z.string()),
})
const birthplaces = z.strictObject({ byCity: z.record(z.string(), z.array(z.string())), anywhere: z.array(z.string()) })

export type Sede = z.infer<typeof sede>
export type ExamSize = z.infer<typeof examSize>
export type Names = z.infer<typeof names>

/** IMSS training hospitals, in the order of the file. */
export const SEDES = read('sedes', z.array(sede))
/** How many residents sit each exam. */
export const EXAM_SIZES = read('exam-sizes', z.array(examSize))
/** Where the residents of a CEME are adscribed, and where some of them rotate. */
export const CEME_SEDES = read('ceme-sedes', z.record(z.string(), cemeSedes))
/** Which sedes teach a CER, and how many want it, in relation to the others. */
export const COURSE_SEDES = read('course-sedes', z.record(z.string(), courseSedes))
export const NAMES = read('names', names)
/** CURP codes of the federal entities where residents of a city were born, the likeliest first. */
export const BIRTHPLACES = read('birthplaces', birthplaces)

/** The value of a table that must hold the key. */
export function lookUp<T>(table: Readonly<Record<string, T>>, key: string): T {
  const value = table[key]
  if (value === undefined) throw new Error(`the demo's data have no entry for ${key}`)
  return value
}

function read<T>(name: string, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8')))
}
