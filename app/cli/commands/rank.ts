/**
 * `efiser rank --input FILE --output FILE`: from a selection package to its results. Writes the output whole or not at
 * all. Ends with 0 = done, 2 = unusable input, 3 = a tie that needs the lottery.
 */
import type { Command } from 'commander'
import { selectFromFile } from '#scoring/select.ts'
import { describeUnusable, EXIT, readInput, reportProblem, reportTie, wrongUsageIs } from '../selection-files.ts'
import { writeFileAtomically } from '../write-file-atomically.ts'

export function register(program: Command): void {
  program.command('rank')
    .description('ordena a los aspirantes de un paquete de selección y asigna las plazas')
    .requiredOption('--input <archivo>', 'paquete de selección (efiser-selection/1)')
    .requiredOption('--output <archivo>', 'archivo de resultados que se escribirá (efiser-results/1)')
    .exitOverride(wrongUsageIs(EXIT.unusable))
    .action(async ({ input, output }: { input: string; output: string }) => {
      process.exitCode = await rankFile(input, output)
    })
}

async function rankFile(input: string, output: string): Promise<number> {
  const file = await readInput(input)
  if (file === null) return EXIT.unusable
  const selected = selectFromFile(file)
  if (!selected.ok) {
    if (selected.refusal === 'TIE_NEEDS_LOTTERY') return reportTie(selected)
    return describeUnusable(input, selected.problems)
  }
  try {
    await writeFileAtomically(output, selected.value.bytes)
  } catch (error) {
    return reportProblem(`No se pudo escribir ${output}: ${String(error)}`)
  }
  const { candidates, cutoffs } = selected.value.results
  const ranked = candidates.filter(({ status }) => status === 'ranked').length
  const filled = cutoffs.reduce((sum, cutoff) => sum + cutoff.filled, 0)
  console.log(`${output}: ${String(ranked)} aspirantes ordenados, ${String(candidates.length - ranked)} excluidos, `
    + `${String(filled)} plazas asignadas.`)
  return EXIT.done
}
