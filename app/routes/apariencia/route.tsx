/** Light or dark, by the person's choice. Works without an account and without JavaScript. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { APPEARANCE_COOKIE, APPEARANCES, readAppearance } from '#app/appearance.ts'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'

const YEAR_SECONDS = 31_536_000

const schema = z.object({ apariencia: z.enum(APPEARANCES, 'Elija una de las tres opciones.') })

const CHOICES = [
  { value: 'sistema', label: 'Como el equipo', hint: 'Sigue la configuración de su equipo o teléfono.' },
  { value: 'claro', label: 'Clara' },
  { value: 'oscuro', label: 'Oscura' },
]

export const meta: MetaFunction = () => [{ title: 'Apariencia · EFISER' }]

export function loader({ request }: LoaderFunctionArgs) {
  return { apariencia: readAppearance(request.headers.get('Cookie')) }
}

export async function action({ request }: ActionFunctionArgs) {
  const submission = parseWithZod(await request.formData(), { schema })
  if (submission.status !== 'success') return data(submission.reply(), 422)
  const { apariencia } = submission.value
  throw redirect('/apariencia', {
    headers: {
      'Set-Cookie': `${APPEARANCE_COOKIE}=${apariencia}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`,
    },
  })
}

export default function AppearancePage() {
  const { apariencia } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({ lastResult: useActionData<typeof action>() ?? null, defaultValue: { apariencia } })
  return (
    <Page width="reading">
      <PageHeading title="Apariencia" lead="Elija cómo se ven las páginas en este equipo." />
      <ErrorSummary errors={form.errors} fields={[fields.apariencia]} />
      <Form method="post" {...getFormProps(form)}>
        <RadioGroup field={fields.apariencia} label="Colores de las páginas" choices={CHOICES} />
        <ActRow><SubmitButton pendingText="Guardando…">Guardar</SubmitButton></ActRow>
      </Form>
    </Page>
  )
}
