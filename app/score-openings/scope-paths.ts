/** How addresses name what is opened; a row of a sample is opened by its sample and has no address here. */
import type { OpeningScope } from '#exam-engine/privacy/score-opening.ts'
import type { ScoreSubject } from '#app/use-cases/open-scores.server.ts'

const SLUGS = {
  person: 'persona', exam: 'examen', annulments: 'anulaciones', run: 'corrida', corrections: 'correcciones',
  publications: 'publicaciones',
} as const satisfies Partial<Record<OpeningScope, string>>

export type AskableScope = keyof typeof SLUGS

export function readSlug(slug: string | undefined): AskableScope | null {
  return (Object.keys(SLUGS) as AskableScope[]).find((scope) => SLUGS[scope] === slug) ?? null
}

/** Where the reason is said, and where that leads afterwards. */
export function reasonPath({ scope, subjectId }: ScoreSubject, back: string): string {
  if (scope === 'sampleRow') throw new Error('a row of a sample asks for no reason')
  return `/puntajes/${SLUGS[scope]}/${subjectId}?destino=${encodeURIComponent(back)}`
}
