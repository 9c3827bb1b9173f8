/**
 * The head of every page: institution and service, who is signed in and as what,
 * the phase of the convocatoria, and a clock when an end is near.
 */
import { Form, Link, NavLink } from '@remix-run/react'
import { LogIn, LogOut } from 'lucide-react'
import { minutes } from '#exam-engine/kernel/time.ts'
import type { NearDeadline } from '../../labels/phase.ts'
import { Icon } from '../icon/icon.tsx'
import { ClockBadge } from '../time/clock-badge.tsx'
import { Countdown } from '../time/countdown.tsx'
import { useSafeReload } from './use-safe-reload.ts'

export interface HeaderProps {
  /** Null before anybody signed in; undefined where it could not be asked, without net: then neither way is offered. */
  person: { name: string, roles: string } | null | undefined
  /** The pages the person's roles start from. */
  places: readonly { to: string, label: string }[]
  /** Null before any convocatoria. */
  phase: string | null
  deadline: NearDeadline | null
}

const BAND_ACT = '-me-3 inline-flex min-h-11 shrink-0 items-center gap-2 rounded-md px-3 font-semibold text-on-band'
  + ' hover:bg-band-line hover:text-on-band'

export function Header({ person, places, phase, deadline }: HeaderProps) {
  return (
    <header>
      <div className="on-band bg-band text-on-band print:bg-transparent print:text-ink">
        <div className="mx-auto flex max-w-board flex-wrap items-center justify-between gap-x-6 px-4 py-2 sm:px-6">
          <WordMark />
          {person === null ? <SignInLink /> : person === undefined ? null : <SignedIn person={person} />}
        </div>
      </div>
      <div className="border-b border-line bg-surface print:hidden">
        <div className="mx-auto flex max-w-board flex-wrap items-center justify-between gap-x-6 px-4 sm:px-6">
          <div className="flex min-h-11 flex-wrap items-center gap-x-6">
            {phase === null ? null : (
              <p className="py-2">
                <span className="max-sm:sr-only">Convocatoria: </span>
                <strong className="font-semibold">{phase}</strong>
              </p>
            )}
            {places.length === 0 ? null : <Places places={places} />}
          </div>
          {deadline === null ? null : <DeadlineClock deadline={deadline} />}
        </div>
      </div>
    </header>
  )
}

function WordMark() {
  return (
    <Link
      to="/"
      className="flex min-h-11 items-center gap-3 text-on-band no-underline hover:text-on-band print:text-ink"
    >
      <span className="text-xl font-bold tracking-wide">IMSS</span>
      <span className="border-s-2 border-gold ps-3 leading-tight">
        <span className="block font-semibold">EFISER</span>
        <span className="hidden text-sm text-band-quiet sm:block print:text-ink">
          Selección a especialidades de rama
        </span>
      </span>
    </Link>
  )
}

function SignInLink() {
  return <Link to="/acceso" className={`${BAND_ACT} print:hidden`}><Icon icon={LogIn} />Iniciar sesión</Link>
}

function SignedIn({ person }: { person: NonNullable<HeaderProps['person']> }) {
  return (
    <div className="flex min-w-0 items-center gap-2 max-sm:w-full max-sm:justify-between">
      <Link to="/cuenta" className="flex min-h-11 min-w-0 flex-col justify-center leading-tight text-on-band no-underline sm:text-end">
        <span className="font-semibold underline underline-offset-4">{person.name}</span>
        <span className="text-sm text-band-quiet print:text-ink">{person.roles}</span>
      </Link>
      <Form method="post" action="/salir" className="print:hidden">
        <button type="submit" className={`${BAND_ACT} whitespace-nowrap underline underline-offset-4`}>
          <Icon icon={LogOut} />Cerrar sesión
        </button>
      </Form>
    </div>
  )
}

function Places({ places }: Pick<HeaderProps, 'places'>) {
  return (
    <nav aria-label="Principal" className="flex flex-wrap gap-x-5">
      {places.map(({ to, label }) => (
        <NavLink key={to} to={to} className="inline-flex min-h-11 items-center aria-[current=page]:font-semibold">
          {label}
        </NavLink>
      ))}
    </nav>
  )
}

function DeadlineClock({ deadline }: { deadline: NearDeadline }) {
  const reload = useSafeReload()
  // Everybody's clock ends at the same instant, and at that instant the server has better things to do.
  const loadNextPhase = () => { window.setTimeout(reload, 2_000 + Math.random() * 28_000) }
  return (
    <p className="flex flex-wrap items-center gap-x-4 py-2">
      <ClockBadge />
      <span>
        {deadline.label} en{' '}
        <Countdown until={deadline.at} label="Faltan" attentionFrom={minutes(5)} onEnd={loadNextPhase} />
      </span>
    </p>
  )
}
