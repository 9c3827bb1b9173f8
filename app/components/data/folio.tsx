/** A folio in a table: never broken over two lines, its figures one beneath the other. */
export function Folio({ folio }: { folio: string }) {
  return <span className="whitespace-nowrap tabular-nums">{folio}</span>
}
