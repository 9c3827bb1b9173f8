/** The exam is running and its paper is on the way to this page: after a reload, or at T0. */
import { Alert } from '../../components/feedback/alert.tsx'
import type { LineState } from './line-check.tsx'

export function OpeningExam({ line }: { line: LineState }) {
  return (
    <div className="mx-auto w-full max-w-reading px-4 py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">Abriendo su examen…</h1>
      <p className="mt-3 max-w-measure text-lg">
        Lo que ya contestó está guardado y aparecerá igual. El tiempo del turno corre igual para todos.
      </p>
      <div className="mt-6">
        {line === 'lost' ? (
          <Alert tone="attention" title="Sin conexión con el servidor" announce>
            Se reintenta solo. Si no abre en un minuto, levante la mano.
          </Alert>
        ) : null}
      </div>
    </div>
  )
}
