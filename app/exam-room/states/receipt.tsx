/**
 * The receipt after hand-in or close: what the server holds, and a digest that
 * stands for the final answers and reappears with the published result.
 */
import { CircleCheck, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { Button } from '../../components/actions/button.tsx'
import { ActRow } from '../../components/actions/act-row.tsx'
import { ButtonLink } from '../../components/actions/button-link.tsx'
import { SummaryList } from '../../components/data/summary-list.tsx'
import { Icon } from '../../components/icon/icon.tsx'
import { CENTRAL_ZONE, formatLongDate, formatTimeWithSeconds, nameZone, showsSameTime }
  from '../../labels/format-time.ts'

export interface ReceiptFacts {
  readonly how: 'handedIn' | 'closed'
  readonly at: Instant
  readonly answered: number
  readonly total: number
  /** SHA-256 in hex. */
  readonly digest: string
}

interface ReceiptProps {
  receipt: ReceiptFacts
  name: string
  folio: string
  exam: string
  sede: string
  zone: string
  /** What comes next and by when. */
  next: ReactNode
}

export function Receipt({ receipt, name, folio, exam, sede, zone, next }: ReceiptProps) {
  const { how, at, answered, total, digest } = receipt
  return (
    <div className="mx-auto max-w-reading px-4 py-8 print:p-0">
      <div className="flex items-start gap-3">
        <span className="mt-1.5 text-green print:hidden"><Icon icon={CircleCheck} size={32} /></span>
        <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">
          {how === 'handedIn' ? 'Examen entregado' : 'El examen cerró a su hora'}
        </h1>
      </div>
      <p className="mt-3 max-w-measure text-lg">
        {how === 'handedIn'
          ? 'Sus respuestas quedaron guardadas y ya no cambian. Puede levantarse cuando su supervisor se lo indique.'
          : 'Terminó el tiempo del turno y se cerró solo. Cuenta todo lo que se guardó a tiempo.'}
      </p>
      <h2 className="mt-8 mb-2 text-xl">Comprobante</h2>
      <SummaryList rows={[
        { term: 'Aspirante', value: name },
        { term: 'Folio', value: folio },
        { term: 'Examen', value: exam },
        { term: 'Sede', value: sede },
        { term: 'Preguntas contestadas', value: <strong>{answered} de {total}</strong> },
        {
          term: how === 'handedIn' ? 'Entregado' : 'Cerrado',
          value: <ExactTime at={at} zone={zone} />,
        },
        { term: 'Huella de sus respuestas', value: <Digest hex={digest} /> },
      ]} />
      <p className="mt-4 max-w-measure text-grey">
        La huella (SHA-256) identifica sus respuestas finales sin mostrarlas. Aparecerá igual junto a su resultado: si
        coincide, se calificó exactamente lo que usted contestó.
      </p>
      <h2 className="mt-8 mb-2 text-xl">Qué sigue</h2>
      <div className="max-w-measure">{next}</div>
      <ActRow>
        <ButtonLink to="/examen/acuse">Comprobante firmado</ButtonLink>
        <Button look="secondary" icon={Printer} onPress={() => { window.print() }}>Imprimir comprobante</Button>
        <ButtonLink look="quiet" to="/residente">Ir a mi inicio</ButtonLink>
      </ActRow>
    </div>
  )
}

/** To the second, in central time and, where it differs, by the clocks of the sede. */
function ExactTime({ at, zone }: { at: Instant, zone: string }) {
  return (
    <time dateTime={toIso(at)}>
      {formatLongDate(at)}, {formatTimeWithSeconds(at)} ({nameZone(CENTRAL_ZONE)})
      {showsSameTime(at, zone) ? null : `; ${formatTimeWithSeconds(at, zone)} en su sede (${nameZone(zone)})`}
    </time>
  )
}

/** Groups of eight: two people can compare it aloud. */
function Digest({ hex }: { hex: string }) {
  return (
    <code className="font-sans tabular-nums">
      {(hex.match(/.{1,8}/g) ?? []).join(' ')}
    </code>
  )
}
