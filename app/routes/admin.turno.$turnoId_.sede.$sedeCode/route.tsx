/** One sede of a turno as its supervisors see it, for the coordination to read. Who needs somebody stands first. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { arrangeTiles, countFigures, FIGURES, type Tile } from '#app/board/board-tiles.ts'
import { describeLine } from '#app/board/line-words.ts'
import type { BoardExit } from '#app/board/board-snapshot.ts'
import { readBoard } from '#app/board/read-board.server.ts'
import { describeState, FIGURE_NAMES } from '#app/board/state-words.ts'
import { stageAt } from '#app/board/turno-stage.ts'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { useRefresh } from '#app/coordination/use-refresh.ts'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EXIT_WORDS, OUTAGE_WORDS } from '#app/labels/desk.ts'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { formatTime, formatTimeWithSeconds } from '#app/labels/format-time.ts'

export const meta: MetaFunction = () => [{ title: 'Sede en el turno · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const { turnoId, sedeCode = '' } = args.params
  const storable = isUuid(turnoId) && !sedeCode.includes('\0')
  const board = storable ? await readBoard(args.context.services, turnoId, sedeCode) : undefined
  if (board === undefined) throw notFound()
  return { board }
}

const REFRESH_MS = 5000

/** "09:40 a 09:46, sanitario" */
function describeExit({ leftAt, returnedAt, reason }: BoardExit): string {
  const back = returnedAt === null ? 'sigue fuera' : `a ${formatTime(returnedAt)}`
  return `${formatTime(leftAt)} ${back}, ${EXIT_WORDS[reason].toLowerCase()}`
}

export default function SedeInTurno() {
  const { board } = useLoaderData<typeof loader>()
  useRefresh(REFRESH_MS)
  const { turno, sede, candidates, presence, now, inCharge, outages } = board
  const outage = outages.find(({ until }) => until === null)
  const stage = stageAt(turno, now)
  const columns: Column<Tile>[] = [
    {
      key: 'who', header: 'Aspirante', rowHeader: true,
      cell: ({ candidate }) => (
        <>
          {candidate.surnames}, {candidate.givenNames}
          <span className="block font-normal text-grey tabular-nums">
            {candidate.folio} · {candidate.ceme} {candidate.grade}
          </span>
        </>
      ),
    },
    {
      key: 'state', header: 'Situación',
      cell: ({ candidate }) => {
        const { word, shape, tone } = describeState(candidate.state, stage)
        return <StateWord shape={shape} tone={tone}>{word}</StateWord>
      },
    },
    { key: 'line', header: 'Conexión', cell: (tile) => describeLine(tile, sede.zone)?.full ?? '—' },
    {
      key: 'answered', header: 'Contestadas', align: 'end',
      cell: ({ candidate, answered }) => candidate.startedAt === null ? '—' : `${answered} de ${candidate.itemCount}`,
    },
    {
      key: 'saved', header: 'Guardó', align: 'end',
      cell: ({ lastSavedAt }) => lastSavedAt === null ? '—' : formatTimeWithSeconds(lastSavedAt),
    },
    {
      key: 'exits', header: 'Salidas',
      cell: ({ candidate: { exits } }) => (exits.length === 0 ? '—'
        : exits.map((exit) => <span key={exit.leftAt} className="block">{describeExit(exit)}</span>)),
    },
    {
      key: 'closes', header: 'Cierra', align: 'end',
      cell: ({ candidate }) => formatTime(candidate.ownCloseAt ?? turno.closesAt),
    },
  ]
  const counts = countFigures(candidates)
  const here = `/admin/turno/${turno.id}`
  return (
    <Page width="board">
      <Breadcrumbs
        way={[{ to: '/admin', label: 'Resumen' }, { to: here, label: `Turno ${turno.number}` }]} here={sede.name}
      />
      <PageHeading
        above={`Turno ${turno.number}`} title={`${sede.name}, ${sede.city}`}
        act={(
          <span className="flex flex-wrap gap-3">
            <ButtonLink to={`${here}/avisos?sede=${encodeURIComponent(sede.code)}`} look="secondary">
              Avisar a esta sede
            </ButtonLink>
            <ButtonLink to={`${here}/sede/${encodeURIComponent(sede.code)}/cargo`} look="secondary">
              Quién está a cargo
            </ButtonLink>
          </span>
        )}
      />
      <Figures
        label="Aspirantes de la sede" figures={FIGURES.map((key) => ({ label: FIGURE_NAMES[key], count: counts[key] }))}
      />
      <p className="mt-2 mb-6 text-sm text-grey">
        Cifras de las {formatTimeWithSeconds(now)} (hora del centro); se actualizan solas.{' '}
        {inCharge === null ? 'Nadie ha tomado el turno a su cargo.'
          : `A cargo: ${inCharge.name}, desde las ${formatTime(inCharge.since)}.`}
      </p>
      {outage === undefined ? null : (
        <div className="mb-6">
          <Alert
            tone="danger"
            title={`Falla declarada: ${OUTAGE_WORDS[outage.kind].toLowerCase()}, desde las ${formatTime(outage.since)}`}
          >
            {outage.note === '' ? null : <p className="break-words">«{outage.note}», {outage.declaredBy}</p>}
            <p>No detiene el tiempo (§3.1 B).</p>
          </Alert>
        </div>
      )}
      <DataTable
        caption="Aspirantes de la sede" captionHidden narrow="stack" columns={columns}
        rows={arrangeTiles(candidates, presence, stage)} rowKey={({ candidate }) => candidate.attemptId}
      />
    </Page>
  )
}
