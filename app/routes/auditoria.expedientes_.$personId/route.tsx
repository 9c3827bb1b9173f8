/** The file of a resident as the auditor may see it. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { FilePage } from '#app/person-file/file-page.tsx'
import { openFile } from '#app/person-file/open-file.server.ts'

export const meta: MetaFunction = () => [{ title: 'Expediente · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => openFile(args, 'auditor')

export default function PersonFilePage() {
  return <FilePage file={useLoaderData<typeof loader>()} base="/auditoria/expedientes" />
}
