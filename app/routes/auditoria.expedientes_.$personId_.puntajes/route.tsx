/** The scores of one resident, for a session of the audit that said why. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { PersonScoresPage } from '#app/score-openings/person-scores-page.tsx'
import { readAskedScores } from '#app/score-openings/read-person-scores.server.ts'

export const meta: MetaFunction = () => [{ title: 'Puntajes · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readAskedScores(args, args.params['personId'], 'auditor')

export default function ScoresPage() {
  return <PersonScoresPage base="/auditoria/expedientes" scores={useLoaderData<typeof loader>()} />
}
