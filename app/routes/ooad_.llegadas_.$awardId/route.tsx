/** One person who arrives at a sede of the own OOAD: the record of the presentation. Convocatoria §5.9.3, §5.12 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { openOoad } from '#app/arrivals/receiver.server.ts'
import { readRecordPage, submitArrival } from '#app/arrivals/record-page.server.ts'
import { ArrivalRecordView } from '#app/arrivals/record-view.tsx'

export const meta: MetaFunction = () => [{ title: 'Presentación · EFISER' }]

export const loader = async (args: LoaderFunctionArgs) => readRecordPage(args, await openOoad(args))
export const action = async (args: ActionFunctionArgs) => submitArrival(args, await openOoad(args))

export default function ArrivalPage() {
  return <ArrivalRecordView page={useLoaderData<typeof loader>()} lastResult={useActionData<typeof action>() ?? null} />
}
