/** The file of a resident, and the ways to correct the roster or to cancel the registration. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { FilePage } from '#app/person-file/file-page.tsx'
import { openFile } from '#app/person-file/open-file.server.ts'

export const meta: MetaFunction = () => [{ title: 'Expediente · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => openFile(args, 'admin')

const DONE: Readonly<Record<string, string>> = {
  cancelada: 'La solicitud se canceló y se avisó a la persona por correo',
  corregido: 'La corrección quedó registrada; lo que decía antes se conserva',
}

export default function PersonFilePage() {
  const file = useLoaderData<typeof loader>()
  const [searchParams] = useSearchParams()
  const done = DONE[searchParams.get('hecho') ?? '']
  const { frozen, barred, folio, person, course, seat } = file
  const held = seat !== null && !['rejected', 'resigned', 'revoked'].includes(seat.state)
  return (
    <FilePage
      file={file} base="/admin/expedientes"
      done={done === undefined ? null : <Alert tone="success" title={done} announce />}
      acts={frozen ? held ? (
        <ButtonLink look="danger" to={`/admin/expedientes/${person.id}/revocar`}>Revocar la plaza…</ButtonLink>
      ) : null : (
        <div className="flex flex-wrap gap-3">
          <ButtonLink look="secondary" to={`/admin/expedientes/${person.id}/corregir`}>Corregir datos</ButtonLink>
          {course === null ? null : (
            <ButtonLink look="secondary" to={`/admin/expedientes/${person.id}/padron`}>Corregir curso y sede</ButtonLink>
          )}
          {folio === null || barred ? null : (
            <ButtonLink look="danger" to={`/admin/expedientes/${person.id}/cancelar`}>Cancelar la solicitud…</ButtonLink>
          )}
        </div>
      )}
    />
  )
}
