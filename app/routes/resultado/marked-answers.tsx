/**
 * The digest of the answers that were marked, and whether the receipt names the same one: with it one can show that
 * nothing else was marked.
 */
import { Link } from '@remix-run/react'
import { StateWord } from '#app/components/feedback/state-word.tsx'

interface MarkedAnswersProps {
  marked: string
  /** Of the receipt that holds; null where none was issued. */
  receipt: string | null
}

export function MarkedAnswers({ marked, receipt }: MarkedAnswersProps) {
  return (
    <>
      <p className="max-w-measure">
        Huella de las respuestas que se calificaron: <code className="break-all">{marked}</code>
      </p>
      <p className="mt-3"><Comparison marked={marked} receipt={receipt} /></p>
      <p className="mt-3"><Link to="/examen/acuse">Ver su comprobante de examen</Link></p>
    </>
  )
}

function Comparison({ marked, receipt }: MarkedAnswersProps) {
  if (receipt === null) return <StateWord shape="dash">Todavía no se emite su comprobante</StateWord>
  return receipt === marked
    ? <StateWord shape="check" tone="success">Es la misma de su comprobante</StateWord>
    : (
      <StateWord shape="cross" tone="danger">
        No es la de su comprobante: guárdelo y repórtelo a la Coordinación de Educación en Salud
      </StateWord>
    )
}
