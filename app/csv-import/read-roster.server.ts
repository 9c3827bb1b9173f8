/** A roster as a table: its columns by their heads, for the page and the command line alike. */
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { readCsv } from './read-csv.server.ts'

const MOST_ROWS = 20_000

const COLUMNS = {
  matricula: ['matricula'], email: ['correo', 'correo electronico', 'email'], curp: ['curp'],
  givenNames: ['nombres', 'nombre', 'nombre(s)'], firstSurname: ['primer apellido', 'apellido paterno'],
  secondSurname: ['segundo apellido', 'apellido materno'], role: ['rol'], sede: ['sede'], ooad: ['ooad'],
  ceme: ['especialidad', 'ceme'], grade: ['grado'], category: ['categoria', 'nacionalidad'], enrolled: ['inscrito'],
  rotation: ['rotacion', 'sede de rotacion'],
} as const

export const ROSTER_HEADS: readonly string[] = Object.values(COLUMNS).map(([head]) => head)

export function readRoster(text: string) {
  const table = readCsv(text, COLUMNS, MOST_ROWS)
  return table.ok ? { ...table, fileSha256: sha256Hex(text) } : table
}
