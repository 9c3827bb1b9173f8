/**
 * The document around every page: language, styles, head and foot, the server's
 * clock, and the error page that stands in for a page that could not be shown.
 */
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  Links, Meta, Outlet, Scripts, ScrollRestoration, useLocation, useMatches, useRouteError,
  useRouteLoaderData,
  type ShouldRevalidateFunctionArgs,
}
  from '@remix-run/react'
import { useContext, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import regularHref from '@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff2?url'
import semiboldHref from '@fontsource/noto-sans/files/noto-sans-latin-600-normal.woff2?url'
import { instant } from '#exam-engine/kernel/time.ts'
import { readRootData } from '#app/root-data.server.ts'
import { darkMedia } from './appearance.ts'
import { HeldSubmit } from './components/feedback/held-submit.tsx'
import { DemoBar } from './components/page/demo-bar.tsx'
import { ErrorPage } from './components/page/error-page.tsx'
import { Footer } from './components/page/footer.tsx'
import { Header } from './components/page/header.tsx'
import { takesWholeScreen } from './components/page/route-handle.ts'
import { SkipLink } from './components/page/skip-link.tsx'
import { ServerClockProvider } from './components/time/server-clock.tsx'
import { useClockAfterSleep } from './components/time/use-clock-after-sleep.ts'
import { CspNonce } from './csp-nonce.ts'
import { isStillTrue } from './revalidation.ts'
import { useFocusAfterNavigation } from './use-focus-after-navigation.ts'
import { useForgetSittings } from './use-forget-sittings.ts'
import { useListening } from './use-listening.ts'
import stylesHref from './styles/app.css?url'
import darkHref from './styles/dark.css?url'

const fontPreload = (href: string) =>
  ({ rel: 'preload', as: 'font', type: 'font/woff2', href, crossOrigin: 'anonymous' }) as const

export const links: LinksFunction = () => [
  fontPreload(regularHref),
  fontPreload(semiboldHref),
  { rel: 'stylesheet', href: stylesHref },
  { rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' },
]

export const meta: MetaFunction = ({ error }) =>
  [{ title: error === undefined ? 'EFISER' : 'No se pudo mostrar la página · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readRootData(args)

/** What stands around a page depends on no query. */
export const shouldRevalidate = (args: ShouldRevalidateFunctionArgs) => !isStillTrue(args) && args.defaultShouldRevalidate

/** Wraps the page and the error page alike; the data is missing when its own loader failed. */
export function Layout({ children }: { children: ReactNode }) {
  useListening()
  const data = useRouteLoaderData<typeof loader>('root')
  const nonce = useContext(CspNonce)
  const media = darkMedia(data?.appearance ?? 'sistema')
  return (
    <html lang="es-MX" className="min-h-full">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#002F2A" />
        <Meta />
        <Links />
        {media === undefined ? null : <link rel="stylesheet" href={darkHref} media={media} />}
      </head>
      <body className="flex min-h-dvh flex-col">
        <I18nProvider locale="es-MX">
          <ServerClockProvider now={data?.now ?? instant(0)}>{children}</ServerClockProvider>
        </I18nProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  const { pathname } = useLocation()
  useClockAfterSleep()
  useFocusAfterNavigation(pathname)
  useForgetSittings(useRouteLoaderData<typeof loader>('root')?.visitor, pathname)
  const wholeScreen = takesWholeScreen(useMatches())
  return <Chrome wholeScreen={wholeScreen}><Outlet /></Chrome>
}

export function ErrorBoundary() {
  return <Chrome wholeScreen={false}><ErrorPage error={useRouteError()} /></Chrome>
}

function Chrome({ wholeScreen, children }: { wholeScreen: boolean, children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>('root')
  const demoTurnos = data?.demoTurnos ?? null
  return (
    <>
      <SkipLink />
      {demoTurnos === null ? null : <DemoBar turnos={demoTurnos} nextCall={data?.demoNextCall === true} />}
      {wholeScreen ? null : <Header {...data?.header ?? UNKNOWN} />}
      <main id="contenido" tabIndex={-1} className={wholeScreen ? 'flex min-h-0 flex-1 flex-col' : 'w-full'}>
        {children}
      </main>
      {wholeScreen ? null : <Footer />}
      {wholeScreen ? null : <HeldSubmit />}
    </>
  )
}

/** Around a page whose own facts did not come: who is signed in is not known then. */
const UNKNOWN = { person: undefined, places: [], phase: null, deadline: null }
