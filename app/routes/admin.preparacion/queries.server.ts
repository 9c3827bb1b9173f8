/** The proof before the day, narrowed by the URL: `turno` and `q`. */
import type { AppLoadContext } from '@remix-run/node'
import { readTableQuery } from '#app/components/data/table-query.ts'
import { placeOf, PROBLEM_WORDS } from '#app/coordination/problem-words.ts'
import { proveReadiness } from '#app/coordination/read-readiness.server.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'

/** Null before any convocatoria. */
export async function readPreparation({ services: { database } }: AppLoadContext, url: string) {
  const proof = await proveReadiness(database)
  if (proof === null) return null
  const query = readTableQuery<'turno', 'turno'>(url, { sorts: ['turno'], filters: ['turno'] })
  const lines = proof.problems.map((problem) => ({
    ...problem, ...PROBLEM_WORDS[problem.kind], place: placeOf(problem), turno: problem.turno.number,
  }))
  const words = simplifyText(query.search).split(' ')
  const shown = lines.filter(({ turno, subject, name, what, found }) => {
    const text = simplifyText(`${subject} ${name} ${what} ${found}`)
    return (query.filters.turno === undefined || String(turno) === query.filters.turno)
      && words.every((word) => text.includes(word))
  })
  return { title: proof.title, turnos: proof.turnos, query, total: lines.length, lines: shown }
}

export type ProblemLine = NonNullable<Awaited<ReturnType<typeof readPreparation>>>['lines'][number]
