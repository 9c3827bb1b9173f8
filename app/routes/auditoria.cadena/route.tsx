/**
 * Checks that nothing in the audit was changed, removed or reordered. A POST, because it takes time; it writes
 * nothing.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { Verdict } from './verdict.tsx'
import { verifyChains } from './verify.server.ts'

export const meta: MetaFunction = () => [{ title: 'Comprobar la cadena · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'auditor')
  return null
}

export async function action(args: ActionFunctionArgs) {
  await requireRole(args, 'auditor')
  return verifyChains(args.context)
}

export default function ChainPage() {
  const verdicts = useActionData<typeof action>()
  return (
    <Page width="reading">
      <PageHeading
        title="Comprobar la cadena"
        lead="Recorre todos los registros, vuelve a calcular cada huella y la compara; después, la cadena con sus anclas
          y las respuestas de cada examen con su propia cadena."
      />
      <Form method="post">
        <SubmitButton pendingText="Comprobando…">
          {verdicts === undefined ? 'Comprobar ahora' : 'Comprobar otra vez'}
        </SubmitButton>
      </Form>
      <p className="mt-4 text-grey">
        Lo mismo, fuera de la plataforma: <code>npm run -s efiser -- audit verify</code>. Quien reescribiera la cadena
        entera, con sus anclas, solo se descubre con las que se conservaron fuera:{' '}
        <Link to="/auditoria/anclas">descárguelas</Link> y compárelas con <code>--anchors ARCHIVO</code>.
      </p>
      <div className="mt-8">{verdicts === undefined ? null : <Verdict verdicts={verdicts} />}</div>
    </Page>
  )
}
