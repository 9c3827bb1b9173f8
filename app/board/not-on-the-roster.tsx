/** What to do with somebody whom the roster does not have; nobody enters without being on it. §3.1 */
import { Link } from '@remix-run/react'

export function NotOnTheRoster({ askHref, phone }: { askHref: string; phone: string }) {
  return (
    <p>
      <strong className="font-semibold">¿Alguien no está en la lista?</strong>{' '}
      <Link to={askHref} className="inline-flex min-h-6 items-center font-semibold">
        Vea por qué no puede entrar
      </Link>{' '}
      y regístrelo para la coordinación, {phone}.
    </p>
  )
}
