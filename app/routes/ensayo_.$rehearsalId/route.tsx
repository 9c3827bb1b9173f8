/** A rehearsal: the exam's own room, from the waiting room to the hand-in, on a line of its own. Takes the whole screen. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import type { RouteHandle } from '#app/components/page/route-handle.ts'
import { Sitting } from '#app/exam-room/sitting.tsx'
import { useSitting } from '#app/exam-room/use-sitting.ts'
import { RehearsalEnd } from '#app/rehearsal/rehearsal-end.tsx'
import { openRehearsalLine } from '#app/rehearsal/rehearsal-line.ts'
import { readRehearsal } from './queries.server.ts'

export const handle = { chrome: 'exam' } satisfies RouteHandle

export const meta: MetaFunction = () => [{ title: 'Ensayo · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readRehearsal(args)

export default function RehearsalPage() {
  const { facts, owner, state, receipt, label } = useLoaderData<typeof loader>()
  const live = useSitting({ facts, owner, fromMachine: false }, openRehearsalLine)
  return (
    <Sitting facts={facts} loaded={{ state, receipt, denialReason: null }} live={live}
      ended={(end) => <RehearsalEnd end={end} label={label} zone={facts.sede.zone} saving={live.saving} />} />
  )
}
