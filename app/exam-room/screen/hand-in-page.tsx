/**
 * The hand-in, which cannot be taken back: its consequence in one sentence, the
 * counts, and two acts of one size. What is not saved yet is sent first; without
 * connection there is nothing to confirm, and the page says what holds instead.
 */
import { Alert } from '../../components/feedback/alert.tsx'
import { Button } from '../../components/actions/button.tsx'
import { buttonClasses } from '../../components/actions/button-look.ts'
import { ActRow } from '../../components/actions/act-row.tsx'
import { countAnswers, type Saving } from '../answers/save-status.ts'
import { describeCompleteness, type SheetSummary } from '../answers/sheet-summary.ts'

/** How the hand-in goes; `failed` carries what to tell the candidate. */
export type HandInProgress =
  | { readonly status: 'idle' | 'sending' }
  | { readonly status: 'failed', readonly message: string }

interface HandInPageProps {
  summary: SheetSummary
  saving: Saving
  progress: HandInProgress
  onConfirm: () => void
  onBack: () => void
}

export function HandInPage({ summary, saving, progress, onConfirm, onBack }: HandInPageProps) {
  const sending = progress.status === 'sending'
  return (
    <div className="mx-auto max-w-reading px-4 py-6 sm:py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">¿Entregar el examen ahora?</h1>
      <p className="mt-3 text-lg font-semibold">{describeCompleteness(summary)}</p>
      <p className="mt-3 max-w-measure text-lg">
        Después de entregar ya no podrá ver ni cambiar ninguna respuesta; el resultado es definitivo y no se revisa
        (Convocatoria §3.1 B).
      </p>
      <div className="mt-6 space-y-4">
        {saving.online ? null : (
          <Alert tone="attention" title="Sin conexión: todavía no se puede entregar" announce>
            Siga aquí o siga contestando. Si la red no vuelve antes del cierre, cuenta todo lo que está guardado.
          </Alert>
        )}
        {saving.online && saving.unsent > 0 ? (
          <Alert title={`Primero se guarda lo pendiente: ${countAnswers(saving.unsent)}`} />
        ) : null}
        {progress.status === 'failed' ? (
          <Alert tone="danger" title="No se entregó" announce>{progress.message}</Alert>
        ) : null}
      </div>
      <ActRow>
        {/* aria-disabled, not disabled: the focus stays here while the network comes back. */}
        <button
          type="button"
          aria-disabled={sending || !saving.online}
          className={`${buttonClasses({ look: 'danger', size: 'large' })} aria-disabled:opacity-60`}
          onClick={() => { if (!sending && saving.online) onConfirm() }}
        >
          {sending ? 'Entregando…' : 'Sí, entregar mi examen'}
        </button>
        <Button look="secondary" size="large" onPress={onBack}>No, volver a la revisión</Button>
      </ActRow>
    </div>
  )
}
