/** The carta de aceptación: issued once, and what to do with its three copies (Convocatoria §5.8-§5.12). */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { IssueCard } from './issue-card.tsx'
import { readLetterPage } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Carta de aceptación · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readLetterPage(args)

export default function LetterPage() {
  const letter = useLoaderData<typeof loader>()
  return (
    <Page width="reading">
      <PageHeading title="Carta de aceptación" lead="El primer paso para formalizar su ingreso al nuevo curso (§5.8)." />
      <IssueCard {...letter} />
      <div className="mt-10">
        <Section title="Pasos que siguen" acts={<ButtonLink look="quiet" to="/resultado">Volver a mi resultado</ButtonLink>}>
          <ol className="max-w-measure list-decimal space-y-4 ps-6">
            {letter.steps.map(({ title, text, clauses }) => (
              <li key={title}>
                <span className="font-semibold">{title}.</span> {text} <span className="text-grey">({clauses})</span>
              </li>
            ))}
          </ol>
        </Section>
      </div>
    </Page>
  )
}
