/** In one sentence whether a letter counts: valid, without effect, revoked, or not what the platform signed. */
import { Alert } from '#app/components/feedback/alert.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { VerifiedLetter } from './queries.server.ts'

export function LetterVerdict({ standing, endedAt, signature }: VerifiedLetter) {
  if (signature === 'broken') {
    return (
      <Alert tone="danger" title="La firma de esta carta no coincide">
        No la acepte y comuníquese de inmediato con la Coordinación de Educación en Salud.
      </Alert>
    )
  }
  switch (standing) {
    case 'revoked':
      return (
        <Alert tone="danger" title="Carta revocada">
          La plaza se revocó {endedAt === null ? '' : <>el <DateTime at={endedAt} /></>}: esta carta no tiene validez
          aunque esté impresa y firmada (§3.1 D). No la acepte.
        </Alert>
      )
    case 'resigned':
      return (
        <Alert tone="danger" title="Carta sin efecto por renuncia">
          Su titular renunció a la plaza {endedAt === null ? '' : <>el <DateTime at={endedAt} /></>} (§5.14): esta carta
          ya no tiene validez.
        </Alert>
      )
    case 'valid':
      return (
        <Alert tone="success" title="Carta auténtica y vigente">
          Compare estos datos con los de la carta impresa: deben coincidir todos.
        </Alert>
      )
  }
}
