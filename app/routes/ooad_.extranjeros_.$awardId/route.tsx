/** One foreign resident with a seat: records of tuition and migratory status, by the OOAD of the new sede. §5.18 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readRecordPage, submitRecord } from '#app/foreign/record-page.server.ts'
import { RecordView } from '#app/foreign/record-view.tsx'

export const meta: MetaFunction = () => [{ title: 'Residente extranjero · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readRecordPage(args, 'ooad')
export const action = (args: ActionFunctionArgs) => submitRecord(args, 'ooad')

export default function ForeignRecordPage() {
  const page = useLoaderData<typeof loader>()
  return <RecordView page={page} base="/ooad/extranjeros" lastResult={useActionData<typeof action>() ?? null} />
}
