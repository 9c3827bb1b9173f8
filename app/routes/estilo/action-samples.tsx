/** Buttons and links that act like buttons. */
import { Check, Download, Flag, Trash2 } from 'lucide-react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { IconWord } from '#app/components/icon/icon.tsx'
import { Section } from '#app/components/page/section.tsx'

export function ActionSamples() {
  return (
    <Section title="Acciones">
      <ActRow>
        <Button icon={Check}>Admitir</Button>
        <Button look="secondary">Regresar</Button>
        <Button look="quiet" icon={Flag}>Marcar</Button>
        <Button look="danger" icon={Trash2}>Cancelar participación</Button>
      </ActRow>
      <ActRow>
        <Button size="large">Comenzar</Button>
        <Button isDisabled>No disponible</Button>
        <Button isPending>Enviando…</Button>
        <ButtonLink to="/" look="secondary" icon={Download}>Descargar acta</ButtonLink>
      </ActRow>
      <p className="mt-6"><IconWord icon={Flag}>Marcada para revisar</IconWord></p>
    </Section>
  )
}
