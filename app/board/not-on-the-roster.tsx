/** What to do with somebody whom the roster does not have; nobody enters without being on it. §3.1 */
export function NotOnTheRoster() {
  return (
    <p>
      <strong className="font-semibold">¿Alguien no está en la lista?</strong> No puede presentar aquí: anote su folio o
      matrícula y llame a la coordinación, (55) 5627 6900, extensiones 21183 a 21185.
    </p>
  )
}
