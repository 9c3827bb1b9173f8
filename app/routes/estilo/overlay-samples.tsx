/** Dialog, confirmation and side panel, each behind its button. */
import { useState } from 'react'
import { Button } from '#app/components/actions/button.tsx'
import { ConfirmDialog } from '#app/components/overlay/confirm-dialog.tsx'
import { SidePanel } from '#app/components/overlay/side-panel.tsx'
import { Section } from '#app/components/page/section.tsx'

export function OverlaySamples() {
  const [confirming, setConfirming] = useState(false)
  const [panel, setPanel] = useState(false)
  return (
    <Section title="Diálogos">
      <div className="flex flex-wrap gap-4">
        <Button look="secondary" onPress={() => { setConfirming(true) }}>Entregar examen</Button>
        <Button look="secondary" onPress={() => { setPanel(true) }}>Abrir expediente</Button>
      </div>
      <ConfirmDialog
        title="¿Entregar el examen?" isOpen={confirming} onOpenChange={setConfirming}
        confirmLabel="Entregar examen" cancelLabel="Seguir contestando" onConfirm={() => undefined}
      >
        <p>Contestó 118 de 120 preguntas. Después de entregar no podrá cambiar nada.</p>
      </ConfirmDialog>
      <SidePanel title="Ana Ruiz Delgado" isOpen={panel} onOpenChange={setPanel}>
        <p>Folio RAMA-0012, Medicina interna 2.</p>
      </SidePanel>
    </Section>
  )
}
