/** The own signed receipt: what it states, its files, and how to check it. Seen by its owner only. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { readOwnReceipt } from '#app/receipts/own-receipt.server.ts'
import { ReceiptFactsList } from '#app/receipts/receipt-facts.tsx'

export const meta: MetaFunction = () => [{ title: 'Comprobante de examen · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const own = await readOwnReceipt(args)
  return { receipt: own?.signed.receipt ?? null }
}

export default function OwnReceiptPage() {
  const { receipt } = useLoaderData<typeof loader>()
  if (receipt === null) {
    return (
      <Page width="reading">
        <PageHeading title="Comprobante de examen" />
        <EmptyState title="Todavía no hay comprobante" act={<ButtonLink to="/residente">Ir a mi inicio</ButtonLink>}>
          Se emite cuando usted entrega su examen, o cuando cierra a su hora.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Page width="reading">
      <PageHeading above={`Folio ${receipt.folio}`} title="Comprobante de examen" />
      {receipt.supersedes === null ? null : (
        <div className="mb-6">
          <Alert tone="info" title="Sustituye al comprobante anterior">
            La coordinación admitió respuestas suyas que habían llegado cuando ya no contaban. Su huella es otra.
          </Alert>
        </div>
      )}
      <ReceiptFactsList receipt={receipt} />
      <p className="mt-4 max-w-measure text-grey">
        La huella (SHA-256) identifica sus respuestas finales sin mostrarlas; la misma aparecerá junto a su resultado.
        Guarde el archivo: cualquier persona puede comprobar que es auténtico en la{' '}
        <Link to="/acuse/verificar">página pública de verificación</Link>.
      </p>
      <ActRow>
        <ButtonLink to="/examen/acuse.pdf" reloadDocument>Descargar en PDF</ButtonLink>
        <ButtonLink to="/examen/acuse.json" reloadDocument look="secondary">Descargar en JSON</ButtonLink>
        <ButtonLink to="/residente" look="quiet">Ir a mi inicio</ButtonLink>
      </ActRow>
    </Page>
  )
}
