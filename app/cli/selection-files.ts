/**
 * What `rank` and `verify` share: their exit codes, reading an input file, and telling the operator in Spanish what is
 * wrong with a package, field by field.
 */
import { readFile } from 'node:fs/promises'
import type { CommanderError } from 'commander'
import type { Refused } from '#exam-engine/kernel/result.ts'
import type { Problem, ProblemCode } from '#scoring/package/problems.ts'

/** Exit codes: part of the contract of both commands. */
export const EXIT = { done: 0, differs: 1, unusable: 2, tie: 3 } as const

const PROBLEM_TEXTS: Readonly<Record<ProblemCode, string>> = {
  NOT_UTF8: 'no es texto UTF-8',
  BYTE_ORDER_MARK: 'empieza con una marca de orden de bytes (BOM); guárdelo sin ella',
  NOT_JSON: 'no es JSON válido',
  DUPLICATE_KEY: 'clave repetida en el mismo objeto',
  UNKNOWN_KEY: 'clave desconocida',
  MISSING: 'falta este dato',
  WRONG_TYPE: 'tipo de dato incorrecto',
  NOT_ALLOWED: 'valor no permitido',
  EMPTY: 'está vacío',
  NOT_NFC: 'el texto no está en la forma Unicode NFC',
  NOT_A_FOLIO: 'folio inválido: de 1 a 64 letras, cifras o guiones',
  NOT_A_MARK: 'debe ser un decimal entre comillas de 0 a 100, con cuatro decimales como máximo',
  NOT_A_BONUS: 'debe ser un decimal entre comillas de 0 a 100, con dos decimales como máximo',
  NOT_A_SEED: 'debe tener 64 cifras hexadecimales minúsculas',
  NOT_A_CALL: 'debe nombrar una convocatoria, por ejemplo rama-2025-2026-1',
  NOT_A_SHARE: 'debe ser un texto con dos decimales, por ejemplo "0.63"',
  WEIGHTS_NOT_WHOLE: 'los tres pesos deben sumar 1.00',
  NOT_A_DATE: 'debe ser una fecha AAAA-MM-DD',
  OUT_OF_RANGE: 'fuera de rango',
  MORE_CORRECT_THAN_COUNTED: 'más aciertos que reactivos',
  REPEATED_FOLIO: 'folio repetido',
  REPEATED_PREFERENCE: 'preferencia repetida',
  TOO_MANY_CER: 'nombra más cursos (CER) que los permitidos',
  REPEATED_POOL: 'plazas repetidas para la misma sede y curso',
}

/** The bytes of the file, or null after saying why it cannot be read. */
export async function readInput(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    reportProblem(`No se pudo leer ${path}: ${String(error)}`)
    return null
  }
}

/** Prints one line to the error output and gives the exit code of unusable input. */
export function reportProblem(text: string): number {
  console.error(text)
  return EXIT.unusable
}

/** Prints the path and fault of each bad field. */
export function describeUnusable(path: string, problems: readonly Problem[]): number {
  const count = problems.length === 1 ? '1 error' : `${String(problems.length)} errores`
  console.error(`${path}: no se puede usar (${count}).`)
  for (const problem of problems) {
    console.error(`  ${problem.path === '' ? '(archivo)' : problem.path}: ${PROBLEM_TEXTS[problem.code]}`)
  }
  return EXIT.unusable
}

/** Says who is tied, and what would decide it. */
export function reportTie({ detail }: Refused<'TIE_NEEDS_LOTTERY'>): number {
  console.error(`TIE_NEEDS_LOTTERY: los folios ${String(detail?.['folio'])} y ${String(detail?.['otherFolio'])} `
    + 'empatan en todos los criterios y el paquete no trae la semilla del sorteo (rules.lotterySeed).')
  return EXIT.tie
}

/** Wrong options end with `code`, since 1 already means "differs"; `--help` still ends with 0. */
export function wrongUsageIs(code: number): (error: CommanderError) => never {
  return (error) => process.exit(error.exitCode === 0 ? 0 : code)
}
