/** The register of openings of scores, as the auditor sees all of them. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { OpeningsPage } from '#app/score-openings/openings-page.tsx'
import { readOpenings } from '#app/score-openings/read-openings.server.ts'

export const meta: MetaFunction = () => [{ title: 'Consultas de puntajes · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readOpenings(args, 'auditor')

export default function OpeningsRoute() {
  return <OpeningsPage openings={useLoaderData<typeof loader>()} />
}
