/** Where the QR of a carta de aceptación leads: whether it counts, and what it must say. Public; the token is the key. */
import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { LetterVerdict } from './letter-verdict.tsx'
import { findLetter, type SignatureState } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Verificación de carta · EFISER' }, { name: 'robots', content: 'noindex' }]

export async function loader({ params, context }: LoaderFunctionArgs) {
  const letter = await findLetter(context, params['token'] ?? '')
  return data({ letter }, { status: letter === null ? 404 : 200, headers: { 'Cache-Control': 'no-store' } })
}

const SIGNATURE_WORDS: Record<SignatureState, string> = {
  holds: 'Válida (Ed25519)', broken: 'NO coincide', unsigned: 'Emitida sin firma electrónica',
}

export default function VerifyPage() {
  const { letter } = useLoaderData<typeof loader>()
  return (
    <Page width="reading">
      <PageHeading title="Verificación de carta de aceptación" />
      {letter === null ? (
        <Alert tone="danger" title="Esta carta no existe">
          La dirección no corresponde a ninguna carta emitida. No la acepte y comuníquese con la Coordinación de Educación
          en Salud.
        </Alert>
      ) : (
        <>
          <LetterVerdict {...letter} />
          <div className="mt-6">
            <SummaryList rows={[
              { term: 'Folio', value: letter.folio },
              { term: 'Curso', value: letter.cer },
              { term: 'Sede', value: letter.sede },
              ...letter.subsede === null ? [] : [{ term: 'Subsede', value: letter.subsede }],
              { term: 'Emitida', value: <DateTime at={letter.issuedAt} /> },
              { term: 'Huella de los datos (al pie de la carta)', value: <code className="break-all">{letter.contentSha256 ?? 'Sin huella'}</code> },
              { term: 'Huella del archivo (SHA-256)', value: <code className="break-all">{letter.sha256}</code> },
              { term: 'Firma electrónica', value: SIGNATURE_WORDS[letter.signature] },
              { term: 'Llave', value: <code className="break-all">{letter.keyId ?? 'Ninguna'}</code> },
            ]} />
          </div>
        </>
      )}
    </Page>
  )
}
