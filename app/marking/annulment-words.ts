/** Annulments and findings in words, with the clause where one stands behind them. */
import type { AnnulmentKind } from '#exam-engine/marking/annulment.ts'
import type { AnnulmentPolicy } from '#exam-engine/marking/mark.ts'
import type { StateWordProps } from '#app/components/feedback/state-word.tsx'

export const KIND_WORDS: Readonly<Record<AnnulmentKind, string>> = {
  wrongKey: 'La clave está equivocada',
  severalRight: 'Más de una opción es correcta',
  noneRight: 'Ninguna opción es correcta',
  ambiguous: 'La redacción es ambigua',
  outOfScope: 'No corresponde al contenido del examen',
  unreadable: 'La imagen o el texto no podían leerse',
  exposed: 'El reactivo se conocía antes del examen',
  other: 'Otro motivo',
}

export const POLICY_WORDS: Readonly<Record<AnnulmentPolicy, { short: string, full: string }>> = {
  drop: { short: 'No cuentan', full: 'No cuentan para nadie: salen de los aciertos y del total de reactivos.' },
  credit: { short: 'Se acreditan a todas las personas', full: 'Cuentan como acierto para todas las personas.' },
}

export type AnnulmentOutcome = 'approved' | 'rejected' | 'withdrawn' | null

export function outcomeLook(outcome: AnnulmentOutcome): StateWordProps {
  switch (outcome) {
    case null: return { shape: 'half', tone: 'attention', children: 'Por decidir' }
    case 'approved': return { shape: 'check', tone: 'success', children: 'Aprobada' }
    case 'rejected': return { shape: 'cross', tone: 'danger', children: 'Rechazada' }
    case 'withdrawn': return { shape: 'dash', children: 'Retirada' }
  }
}

/** What was annulled in the own form, for a candidate: how many and by which rule, never which. §3.1 B */
export function describeOwnAnnulment(items: number, policy: AnnulmentPolicy): string {
  const many = items === 1 ? 'se anuló 1 reactivo' : `se anularon ${items} reactivos`
  const rule = policy === 'drop'
    ? (items === 1 ? 'no cuenta para nadie' : 'no cuentan para nadie')
    : (items === 1 ? 'cuenta como acierto para todas ellas' : 'cuentan como acierto para todas ellas')
  return `Antes de la publicación ${many} de su examen, por igual para todas las personas que lo presentaron: ${rule}. `
    + 'No hay revisión del resultado (§3.1 B).'
}
