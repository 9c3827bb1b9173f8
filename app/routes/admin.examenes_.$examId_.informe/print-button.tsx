/** Opens the browser's own print, from where the report may be saved as a PDF too. */
import { Printer } from 'lucide-react'
import { Button } from '#app/components/actions/button.tsx'

export function PrintButton() {
  return <Button type="button" icon={Printer} onClick={() => { window.print() }}>Imprimir o guardar como PDF</Button>
}
