/** The first page: says what this is. */
import type { MetaFunction } from '@remix-run/node'

export const meta: MetaFunction = () => [{ title: 'EFISER' }]

export default function FirstPage() {
  return (
    <main>
      <h1>EFISER</h1>
      <p>Selección de médicos residentes del IMSS.</p>
    </main>
  )
}
