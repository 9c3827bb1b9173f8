/** One foreign resident with a seat: records of tuition and migratory status, by the coordination. §5.18 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readRecordPage, submitRecord } from '#app/foreign/record-page.server.ts'
import { RecordView } from '#app/foreign/record-view.tsx'

export const meta: MetaFunction = () => [{ title: 'Residente extranjero · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readRecordPage(args, 'admin')
export const action = (args: ActionFunctionArgs) => submitRecord(args, 'admin')

export default function ForeignRecordPage() {
  const page = useLoaderData<typeof loader>()
  return <RecordView page={page} base="/admin/extranjeros" lastResult={useActionData<typeof action>() ?? null} />
}
