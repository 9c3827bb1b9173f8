/** Who was cancelled for false information reads it first, and where to ask. Convocatoria §2.2 E */
import { Link } from '@remix-run/react'
import { Alert } from '#app/components/feedback/alert.tsx'

export function CancelledRegistration() {
  return (
    <div className="mb-6">
      <Alert tone="danger" title="Su solicitud fue cancelada por información falsa en el registro (§2.2 E)">
        <p>
          No puede presentar el examen, recibir una plaza ni participar en futuros procesos de selección del IMSS. La decisión
          es definitiva. En <Link to="/mis-datos">Mis datos</Link> puede descargar su motivo y pedir acceso a su expediente.
        </p>
      </Alert>
    </div>
  )
}
