/**
 * `efiser verify --input FILE --results FILE`: recomputes the results by independent code and compares.
 * `efiser verify --package FILE.zip`: the same from an audit package alone, with its signature and its lottery. Ends with
 * 0 = identical and stable, 1 = differs (each difference is listed), 2 = unusable input, 3 = a tie without lottery.
 */
import type { Command } from 'commander'
import type { SeatPool } from '#scoring/package/schema.ts'
import type { Difference } from '#scoring/verify/differences.ts'
import type { Violation } from '#scoring/verify/stability.ts'
import { verifyFiles, type Verdict } from '#scoring/verify/verify-selection.ts'
import { describeUnusable, EXIT, readInput, reportProblem, reportTie, wrongUsageIs } from '../selection-files.ts'
import { verifyPackageFile, type PackageQuestion } from '../verify-package.ts'

type Options = Partial<PackageQuestion> & { input?: string, results?: string }

export function register(program: Command): void {
  program.command('verify')
    .description('comprueba resultados con un cálculo independiente (fracciones y aceptación diferida)')
    .option('--input <archivo>', 'paquete de selección (efiser-selection/1)')
    .option('--results <archivo>', 'resultados por comprobar (efiser-results/1)')
    .option('--package <archivo>', 'paquete de auditoría (ZIP): basta él solo')
    .option('--public-key <archivo>', 'llave pública (PEM) con que debe estar firmado el paquete')
    .option('--key-id <huella>', 'huella SHA-256 de esa llave')
    .option('--proof <archivo>', 'comprobante de inclusión de un aspirante')
    .option('--accept-test-beacon', 'acepta el faro de prueba de una demostración')
    .exitOverride(wrongUsageIs(EXIT.unusable))
    .action(async (options: Options) => { process.exitCode = await verify(options) })
}

async function verify({ input, results, package: archive, ...rest }: Options): Promise<number> {
  if (archive !== undefined && input === undefined && results === undefined) {
    return verifyPackageFile({ ...rest, package: archive })
  }
  if (archive === undefined && input !== undefined && results !== undefined) return verifyResults(input, results)
  return reportProblem('Diga --package, o --input y --results.')
}

async function verifyResults(input: string, results: string): Promise<number> {
  const packageFile = await readInput(input)
  const resultsFile = await readInput(results)
  if (packageFile === null || resultsFile === null) return EXIT.unusable
  const verified = verifyFiles(packageFile, resultsFile)
  if (!verified.ok) {
    if (verified.refusal === 'TIE_NEEDS_LOTTERY') return reportTie(verified)
    return describeUnusable(input, verified.problems)
  }
  const verdict = verified.value
  if (verdict.identical && verdict.violations.length === 0) {
    console.log('Idénticos byte por byte y asignación estable.')
    return EXIT.done
  }
  for (const line of describeVerdict(verdict)) console.log(line)
  return EXIT.differs
}

function* describeVerdict({ firstByte, differences, violations, seats }: Verdict): Generator<string> {
  if (firstByte !== null) yield `Los resultados difieren desde el byte ${String(firstByte)}.`
  if (firstByte !== null && differences.length === 0) yield 'No son JSON canónico (RFC 8785) de estos resultados.'
  for (const difference of differences) yield describeDifference(difference)
  for (const violation of violations) yield describeViolation(violation, seats)
}

function describeDifference({ path, expected, found }: Difference): string {
  return `${path === '' ? '(raíz)' : path}: se esperaba ${show(expected)}, dice ${show(found)}`
}

function show(value: unknown): string {
  return value === undefined ? '(nada)' : JSON.stringify(value)
}

function describeViolation(violation: Violation, seats: readonly SeatPool[]): string {
  const pool = seats[violation.pool]
  const place = [pool?.cer, pool?.sede, pool?.subsede].filter((part) => typeof part === 'string').join(' · ')
  switch (violation.kind) {
    case 'OVERFILLED':
      return `Más asignados que plazas: ${place}`
    case 'CAP_EXCEEDED':
      return `Más extranjeros que el tope: ${place}`
    case 'NOT_LISTED':
      return `Asignado a una plaza que no pidió: ${violation.folio}, ${place}`
    case 'BLOCKING_PAIR':
      return violation.over === null
        ? `Par que bloquea: ${violation.folio} prefiere ${place}, que tiene lugar`
        : `Par que bloquea: ${violation.folio} prefiere ${place}, que ocupa ${violation.over} con peor posición`
  }
}
