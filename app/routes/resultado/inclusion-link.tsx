/** The file with which a resident, later and anywhere, proves what the signed package says of the own result. §5.20 */
import { Download } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'

export function InclusionLink() {
  return (
    <div className="max-w-measure space-y-4">
      <p>
        Guarde este archivo: con el paquete de auditoría prueba que su resultado es el que se firmó. Lleva un número
        secreto que solo usted recibe; no lo comparta.
      </p>
      <ButtonLink to="/resultado/inclusion.json" look="secondary" icon={Download} reloadDocument>
        Descargar mi comprobante
      </ButtonLink>
    </div>
  )
}
