/** Help for everybody: questions that are asked often, whom to call, and the way to ask in writing. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ChevronDown } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Icon } from '#app/components/icon/icon.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { readHelp } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Ayuda · EFISER' }]

export const loader = ({ context }: LoaderFunctionArgs) => readHelp(context)

export default function HelpPage() {
  const questions = useLoaderData<typeof loader>()
  return (
    <Page width="reading">
      <PageHeading
        title="Ayuda" act={<ButtonLink to="/ayuda/consultas">Preguntar por escrito</ButtonLink>}
        lead="Si lo que busca no está aquí, pregunte por escrito con su sesión iniciada; ahí verá también sus consultas y las respuestas."
      />
      <Section title="Preguntas frecuentes">
        {questions.length === 0 ? <EmptyState title="Aún no hay preguntas publicadas" /> : (
          <div className="border-t border-line">
            {questions.map(({ id, question, answer }) => (
              <details key={id} className="group border-b border-line">
                <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-4 py-2 font-semibold">
                  {question}
                  <span className="shrink-0 text-green group-open:rotate-180"><Icon icon={ChevronDown} /></span>
                </summary>
                <p className="max-w-measure pb-4 whitespace-pre-line">{answer}</p>
              </details>
            ))}
          </div>
        )}
      </Section>
      <Section title="Contacto">
        <p>Coordinación de Educación en Salud, División de Formación de Recursos Humanos para la Salud, Área de Posgrado</p>
        <p>Teléfono (55) 5627 6900, extensiones 21183, 21184, 21195, 21196, 21197 y 22908</p>
        <p className="mt-3 text-grey">
          Si no puede entrar a su cuenta, llame o acuda a la autoridad educativa de su sede. El día del examen, avise a quien
          supervisa.
        </p>
      </Section>
    </Page>
  )
}
