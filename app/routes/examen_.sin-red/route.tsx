/**
 * The exam as this machine alone can show it, while the server cannot be reached.
 * The page itself carries nobody's data: the service worker keeps it (public/
 * examen-sw.js), and what it shows comes from the machine's encrypted vault.
 */
import type { MetaFunction } from '@remix-run/node'
import { Alert } from '#app/components/feedback/alert.tsx'
import type { RouteHandle } from '#app/components/page/route-handle.ts'
import { Sitting } from '#app/exam-room/sitting.tsx'
import type { SittingFacts } from '#app/exam-room/sitting-facts.ts'
import { useSitting } from '#app/exam-room/use-sitting.ts'
import { useNewestSitting } from '../examen/use-newest-sitting.ts'
import { useKeptSitting, type KeptState } from './use-kept-sitting.ts'
import { useReturnToServer } from './use-return-to-server.ts'

export const handle = { chrome: 'exam' } satisfies RouteHandle

export const meta: MetaFunction = () => [{ title: 'Examen sin conexión - EFISER' }]

export default function KeptExamPage() {
  const kept = useKeptSitting()
  if (kept === undefined || kept === null) return <NothingKept looked={kept === null} />
  // What was written here came from the loader of the exam page.
  return <KeptExam facts={kept.facts as SittingFacts} owner={kept.owner} state={kept.state} />
}

function KeptExam({ facts, owner, state }: { facts: SittingFacts, owner: string, state: KeptState['state'] }) {
  const live = useSitting({ facts, owner, fromMachine: true })
  const newest = useNewestSitting(
    { facts, owner, state, receipt: null, denialReason: null, announcements: [] }, live)
  return <Sitting facts={newest.facts} loaded={newest} live={live} />
}

function NothingKept({ looked }: { looked: boolean }) {
  useReturnToServer(looked)
  return (
    <div className="mx-auto w-full max-w-reading px-4 py-8">
      <h1 className="text-2xl sm:text-3xl">{looked ? 'Sin conexión con el servidor' : 'Abriendo su examen…'}</h1>
      {looked ? (
        <div className="mt-6">
          <Alert tone="attention" title="Este equipo no tiene un examen que mostrar" announce>
            Se reintenta solo: en cuanto vuelva la red, esta página abre su examen. Levante la mano y avise a su
            supervisor.
          </Alert>
        </div>
      ) : null}
    </div>
  )
}
