/** `readiness [--turno N]`: what is missing before the day. Exit 0 nothing, 1 something. */
import type { Command } from 'commander'
import { PROBLEM_WORDS } from '#app/coordination/problem-words.ts'
import { proveReadiness } from '#app/coordination/read-readiness.server.ts'
import { withCliDatabase } from '../open-database.server.ts'

export function register(program: Command): void {
  program.command('readiness').description('qué falta antes de cada turno, por persona, sede y examen')
    .option('--turno <número>', 'solo ese turno')
    .action(({ turno }: { turno?: string }) => withCliDatabase(async (database) => {
      const proof = await proveReadiness(database)
      if (proof === null) {
        console.log('Aún no hay una convocatoria.')
        process.exitCode = 1
        return
      }
      const turnos = proof.turnos.filter(({ number }) => turno === undefined || String(number) === turno)
      if (turno !== undefined && turnos.length === 0) {
        console.log(`El turno ${turno} no existe o ya terminó.`)
        process.exitCode = 1
        return
      }
      for (const { id, number, candidates } of turnos) {
        const problems = proof.problems.filter((problem) => problem.turno.id === id)
        console.log(`Turno ${String(number)}: ${String(candidates)} aspirantes, `
          + (problems.length === 0 ? 'nada falta' : `faltan ${String(problems.length)}`))
        for (const { kind, subject, name, found } of problems) {
          const { what, clause, mender } = PROBLEM_WORDS[kind]
          const whom = [subject, name, found].filter((text) => text !== '').join(', ')
          console.log(`  ${what} (${clause}): ${whom}. Lo corrige: ${mender}`)
        }
        if (problems.length > 0) process.exitCode = 1
      }
    }))
}
