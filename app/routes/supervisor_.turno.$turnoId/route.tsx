/** The supervisor's board of one turno at one sede. Takes the whole screen: sixty tiles stand on it. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { redirect } from '@remix-run/node'
import {
  useActionData,
  useLoaderData,
  useSearchParams,
  type ClientActionFunctionArgs,
  type ShouldRevalidateFunctionArgs,
} from '@remix-run/react'
import { boardHref, readBoardView } from '#app/board/board-href.ts'
import { BoardScreen } from '#app/board/board-screen.tsx'
import { matches } from '#app/board/board-tiles.ts'
import { sendOrKeep } from '#app/board/send-or-keep.ts'
import { DeskStrip } from '#app/board/desk-strip.tsx'
import { useBoard } from '#app/board/use-board.ts'
import { useStage } from '#app/board/use-stage.ts'
import type { RouteHandle } from '#app/components/page/route-handle.ts'
import { isStillTrue } from '#app/revalidation.ts'
import { ActaNotice } from './acta-notice.tsx'
import { submitPanel, type PanelReply } from './actions.server.ts'
import { CandidatePanel } from './candidate-panel.tsx'
import { openBoard } from './queries.server.ts'

export const handle = { chrome: 'exam' } satisfies RouteHandle

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  {
    title:
      data === undefined ? 'Tablero · EFISER' : `Turno ${data.board.turno.number}, ${data.board.sede.code} · EFISER`,
  },
]

export async function loader(args: LoaderFunctionArgs) {
  const { board, person } = await openBoard(args)
  const view = readBoardView(new URL(args.request.url).searchParams, board.sede.code)
  // A search that fits one person alone opens the panel, also where there is no script.
  if (person === null && view.search !== '') {
    const [only, ...more] = board.candidates.filter((candidate) => matches(candidate, view))
    if (only !== undefined && more.length === 0)
      throw redirect(boardHref(board.turno.id, { ...view, person: only.attemptId }))
  }
  return { board }
}

export async function action(args: ActionFunctionArgs) {
  return submitPanel(args)
}

const INTENTS: readonly PanelReply['intent'][] = ['admit', 'deny', 'release', 'incident', 'exit', 'return']

export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const form = await request.clone().formData()
  const sent = form.get('intent')
  const intent = INTENTS.find((known) => known === sent) ?? 'admit'
  return sendOrKeep<PanelReply>(serverAction<typeof action>, (result) => ({ intent, result }))
}

/** Choosing a tile or a figure needs nothing new, another sede does: the board keeps itself true. */
export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  const sameSede = args.currentUrl.searchParams.get('sede') === args.nextUrl.searchParams.get('sede')
  return !(sameSede && isStillTrue(args)) && args.defaultShouldRevalidate
}

export default function BoardPage() {
  const { board: loaded } = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  const [params] = useSearchParams()
  const { turno, sede } = loaded
  const { board, link } = useBoard(loaded, `/supervisor/turno/${turno.id}/tablero?sede=${sede.code}`)
  const stage = useStage(board.turno)
  const view = readBoardView(params, sede.code)
  const candidate = board.candidates.find(({ attemptId }) => attemptId === view.person) ?? null
  return (
    <BoardScreen
      board={board}
      link={link}
      stage={stage}
      view={view}
      acta={<ActaNotice board={board} />}
      desk={<DeskStrip board={board} />}
      panel={
        candidate === null ? null : (
          <CandidatePanel
            key={candidate.attemptId}
            candidate={candidate}
            board={board}
            stage={stage}
            view={view}
            replied={replied ?? null}
          />
        )
      }
    />
  )
}
