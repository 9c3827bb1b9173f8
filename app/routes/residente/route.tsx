/** A resident's home: where the own participation stands, the one act of the moment, and what comes by when. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Printer } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Alert, type AlertTone } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { CancelledRegistration } from './cancelled-registration.tsx'
import { OwnExam } from './own-exam.tsx'
import { OwnRegistration } from './own-registration.tsx'
import { readHome } from './queries.server.ts'
import { MOMENT_ACTS, type ResidentMoment } from './resident-moment.ts'
import { StatusList } from './status-list.tsx'
import type { OwnStatus } from '#app/registration/read-status.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mi proceso - EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readHome(args)

export default function ResidentHomePage() {
  const home = useLoaderData<typeof loader>()
  if (home.participation === null) return <NotRegistered status={home.status} />
  const { participation, moment, name, matricula, now, gradeMissing, status, cancelled, later } = home
  const { tone, title, text } = moment === 'results' && now >= participation.results.until ? CLOSED : MESSAGES[moment]
  return (
    <Page>
      <PageHeading title="Mi proceso" above={participation.convocatoria.title} act={<MomentAct moment={moment} />} />
      {cancelled ? <CancelledRegistration /> : null}
      {cancelled || gradeMissing === null || moment === 'results' ? null : <GradeMissing final={gradeMissing.final} grade={participation.grade} />}
      <Alert tone={tone} title={title}><p>{text}</p></Alert>
      {later === null ? null : <LaterCall title={later} />}
      <div className="mt-10 grid gap-x-12 gap-y-10 lg:grid-cols-[3fr_2fr]">
        <div>
          <Section
            title="Mi examen"
            acts={moment === 'beforeExam' ? <ButtonLink look="quiet" to="/comprobacion">Comprobar un equipo</ButtonLink>
              : null}
          >
            <OwnExam participation={participation} />
          </Section>
          <Section
            title="Mi registro"
            acts={(
              <>
                <ButtonLink look="secondary" to="/registro">
                  {now < participation.registration.until ? 'Cambiar mi registro' : 'Ver mi registro'}
                </ButtonLink>
                {participation.carriedFrom !== null ? null : <ButtonLink look="quiet" to="/residente/publicaciones">Mis publicaciones</ButtonLink>}
                {moment === 'beforeExam' ? <ButtonLink look="quiet" to="/residente/sede">Sede de mi examen</ButtonLink> : null}
                {moment === 'beforeExam' ? null : <SolicitudLink />}
              </>
            )}
          >
            <OwnRegistration participation={participation} name={name} matricula={matricula} />
          </Section>
        </div>
        <div>
          <Section title="Mi proceso, paso a paso" {...(later === null ? {} : { lead: later })}>
            {status === null ? null : <StatusList status={status} />}
          </Section>
        </div>
      </div>
    </Page>
  )
}

const MESSAGES: Record<ResidentMoment, { tone: AlertTone, title: string, text: string }> = {
  beforeExam: {
    tone: 'info', title: 'Está registrado',
    text: 'Imprima su solicitud y téngala lista con su identificación oficial: sin ellas no se ingresa (§3.1 C).',
  },
  checkIn: {
    tone: 'attention', title: 'Es hora de ingresar a su examen',
    text: 'Preséntese con su solicitud impresa y su identificación oficial, y abra la sala de espera.',
  },
  inExam: {
    tone: 'attention', title: 'Su examen está en curso', text: 'Continúe: lo que ya se guardó está en el servidor.',
  },
  carried: {
    tone: 'info', title: 'Está registrado',
    text: 'En este periodo no hay examen: vale su calificación del periodo anterior. Los resultados se consultan aquí.',
  },
  awaitingResults: {
    tone: 'success', title: 'Presentó su examen',
    text: 'Sus respuestas están guardadas y ya no cambian. Los resultados se consultan aquí en la fecha señalada.',
  },
  out: {
    tone: 'danger', title: 'No tiene un examen presentado',
    text: 'Consulte su situación y el siguiente paso. El examen no se reprograma (§3.1 B).',
  },
  results: {
    tone: 'success', title: 'Su resultado está disponible',
    text: 'Si tiene plaza, acéptela o rechácela antes del cierre: no responder equivale a rechazar (§5.3).',
  },
  concluded: { tone: 'info', title: 'El periodo terminó', text: 'Ya no hay actos pendientes en esta convocatoria.' },
}

const CLOSED = {
  tone: 'info', title: 'La aceptación de este periodo cerró',
  text: 'Vea en su resultado en qué quedó. La plaza que nadie aceptó a tiempo cuenta como rechazada (§5.3).',
} as const

/** Whose last participation is in a call before: what of the page is of which. */
function LaterCall({ title }: { title: string }) {
  return (
    <div className="mt-6">
      <Alert tone="attention" title={`Hay otra convocatoria: ${title}`}>
        <p>Sus pasos son los de «Mi proceso, paso a paso»; su examen y su registro de esta página son de la anterior.</p>
        <p className="mt-3"><ButtonLink to="/registro">Ver si puedo participar y registrarme</ButtonLink></p>
      </Alert>
    </div>
  )
}

function MomentAct({ moment }: { moment: ResidentMoment }) {
  const act = MOMENT_ACTS[moment]
  if (act === null) return null
  return <ButtonLink size="large" to={act.to} reloadDocument={act.file}>{act.label}</ButtonLink>
}

function GradeMissing({ final, grade }: { final: boolean, grade: number }) {
  if (final) {
    return (
      <div className="mb-6">
        <Alert tone="danger" title={`No se registró la calificación de su grado actual (${grade}.º)`}>
          La selección ya se congeló: sin ella quedó excluido del concurso (§4.2 C).
        </Alert>
      </div>
    )
  }
  return (
    <div className="mb-6">
      <Alert tone="danger" title={`Falta la calificación de su grado actual (${grade}.º)`}>
        Sin ella quedaría excluido del concurso (§4.2 C). La registra y firma su profesor titular: pídasela hoy, o acuda
        a la autoridad educativa de su sede. Este aviso desaparece cuando la firme.
      </Alert>
    </div>
  )
}

function SolicitudLink() {
  return (
    <ButtonLink look="secondary" icon={Printer} to="/solicitud.pdf" reloadDocument>Imprimir mi solicitud</ButtonLink>
  )
}

function NotRegistered({ status }: { status: OwnStatus | null }) {
  const first = status?.steps[0]
  if (status !== null && first?.state === 'missed') {
    return first.key === 'exam' ? <CannotTakePart status={status} /> : <TooLate status={status} />
  }
  return (
    <Page>
      <PageHeading title="Mi proceso" />
      <EmptyState title="Aún no tiene un registro en la convocatoria vigente">
        Mientras el registro esté abierto, entre a «Mi registro»: solo cuenta lo que registre como versión antes del
        cierre, y no hay registros extemporáneos. Después verá aquí su folio, la fecha y sede de su examen y su resultado;
        si se registró y no aparece, comuníquese con la autoridad educativa de su sede.
      </EmptyState>
      <div className="mt-8">
        <ButtonLink size="large" to="/registro">Ir a mi registro</ButtonLink>
      </div>
      <p className="mt-6"><ButtonLink look="secondary" to="/residente/publicaciones">Mis publicaciones</ButtonLink></p>
      {status === null ? null : (
        <div className="mt-10">
          <Section title="Mi proceso, paso a paso"><StatusList status={status} /></Section>
        </div>
      )}
    </Page>
  )
}

function CannotTakePart({ status }: { status: OwnStatus }) {
  return (
    <Page>
      <PageHeading title="Mi proceso" above={status.convocatoria} />
      <Alert tone="info" title="En este periodo no puede participar">
        <p>No hay examen: solo compite quien ya presentó en este ciclo el EFISER de su especialidad y grado (§5.13).</p>
      </Alert>
      <div className="mt-8"><ButtonLink look="secondary" to="/registro">Ver mi registro</ButtonLink></div>
      <div className="mt-10">
        <Section title="Mi proceso, paso a paso"><StatusList status={status} /></Section>
      </div>
    </Page>
  )
}

function TooLate({ status }: { status: OwnStatus }) {
  return (
    <Page>
      <PageHeading title="Mi proceso" />
      <Alert tone="danger" title="El registro cerró sin una versión suya: no participa en esta convocatoria">
        <p>No hay registros extemporáneos (§2.1). Lo que escribió se conserva como borrador y no cuenta. Si registró una
          versión y no aparece, comuníquese hoy con la autoridad educativa de su sede, o pregunte por escrito.</p>
      </Alert>
      <div className="mt-8 flex flex-wrap gap-4">
        <ButtonLink to="/registro">Ver lo que escribí</ButtonLink>
        <ButtonLink look="secondary" to="/ayuda/consultas">Preguntar por escrito</ButtonLink>
      </div>
      <div className="mt-10">
        <Section title="Mi proceso, paso a paso"><StatusList status={status} /></Section>
      </div>
    </Page>
  )
}
