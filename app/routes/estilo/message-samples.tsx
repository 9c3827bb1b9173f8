/** Messages, states and progress. */
import type { Instant } from '#exam-engine/kernel/time.ts'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { OfflineBanner } from '#app/components/feedback/offline-banner.tsx'
import { ProgressBar } from '#app/components/feedback/progress-bar.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Tag } from '#app/components/feedback/tag.tsx'
import { Card } from '#app/components/page/card.tsx'
import { Section } from '#app/components/page/section.tsx'

export function MessageSamples({ now }: { now: Instant }) {
  return (
    <Section title="Mensajes y estados">
      <div className="grid gap-4 lg:grid-cols-2">
        <Alert title="El turno abre a las 09:00">Las puertas cierran cuando el examen comienza.</Alert>
        <Alert tone="success" title="Respuesta guardada" />
        <Alert tone="attention" title="Faltan 5 minutos">Lo que esté guardado al cierre cuenta.</Alert>
        <Alert tone="danger" title="Su participación fue cancelada">Convocatoria §3.1 D.</Alert>
      </div>
      <p className="mt-6 flex flex-wrap gap-x-6 gap-y-3">
        <StateWord shape="empty">Esperado</StateWord>
        <StateWord shape="half" tone="active">En examen</StateWord>
        <StateWord shape="full" tone="active">Conectado</StateWord>
        <StateWord shape="check" tone="success">Entregado</StateWord>
        <StateWord shape="triangle" tone="attention">Sin conexión</StateWord>
        <StateWord shape="cross" tone="danger">Cancelado</StateWord>
        <StateWord shape="dash">Ausente</StateWord>
      </p>
      <p className="mt-4 flex flex-wrap gap-3">
        <Tag>Curso nuevo</Tag>
        <Tag tone="active">En curso</Tag>
        <Tag tone="attention">Revisar</Tag>
        <Tag tone="danger">Vencido</Tag>
      </p>
      <div className="mt-6 grid gap-6 lg:grid-cols-2">
        <Card><ProgressBar label="Respuestas" value={47} total={120} /></Card>
        <Card><ProgressBar label="Avance de Ana Ruiz" value={88} total={120} compact /></Card>
      </div>
      <div className="mt-6"><OfflineBanner since={now} kept={3} /></div>
      <div className="mt-6">
        <EmptyState title="Aún no hay resultados">
          Se publican el viernes 9 de febrero de 2024, a la hora que fije el aviso.
        </EmptyState>
      </div>
    </Section>
  )
}
