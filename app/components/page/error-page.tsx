/** A page that could not be shown: what happened, what to do next, and the code for whoever is asked for help. */
import { isRouteErrorResponse } from '@remix-run/react'
import { findErrorText, OFFLINE_TEXT } from '../../labels/error-texts.ts'
import { ButtonLink } from '../actions/button-link.tsx'
import { Button } from '../actions/button.tsx'
import { Page } from './page.tsx'
import { PageHeading } from './page-heading.tsx'

interface ErrorPageProps {
  /** What useRouteError returned. */
  error: unknown
}

export function ErrorPage({ error }: ErrorPageProps) {
  // Asked of the document: on the server there is a navigator too, Node's, which is never on line.
  const offline = !isRouteErrorResponse(error) && typeof document !== 'undefined' && !navigator.onLine
  const status = isRouteErrorResponse(error) ? error.status : 500
  const { title, whatNow, way } = offline ? OFFLINE_TEXT : findErrorText(status)
  return (
    <Page width="reading">
      <PageHeading title={title} lead={<p>{whatNow}</p>} />
      {way.to === null
        ? <Button onPress={() => { window.location.reload() }}>{way.label}</Button>
        : <ButtonLink to={way.to}>{way.label}</ButtonLink>}
      {offline ? null : <p className="mt-8 text-grey">Código {status}</p>}
    </Page>
  )
}
