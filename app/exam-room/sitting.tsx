/**
 * One page for the whole sitting: shows the state of the attempt, from the door to the receipt, and
 * changes with it.
 */
import { useRef, type ReactNode } from 'react'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import { DateTime } from '../components/time/date-time.tsx'
import { AnnouncementBanner } from './announcement-banner.tsx'
import { AbsentNotice, CancelledNotice, DeniedNotice, ExpectedNotice } from './states/attempt-notice.tsx'
import { ExamFrame } from './exam-frame.tsx'
import { ExamScreen } from './screen/exam-screen.tsx'
import { HandOver } from './states/hand-over.tsx'
import { LeaseLost } from './states/lease-lost.tsx'
import { LineRefused } from './states/line-refused.tsx'
import type { LiveSitting } from './live-sitting.ts'
import { OpeningExam } from './states/opening-exam.tsx'
import { Receipt, type ReceiptFacts } from './states/receipt.tsx'
import { RoomHeader } from './room-header.tsx'
import { ScrollPage } from './scroll-page.tsx'
import type { SittingFacts } from './sitting-facts.ts'
import { TimeOver } from './screen/time-over.tsx'
import { useAidsEnd } from './aids/use-aids.ts'
import { useFocusOnChange } from './use-focus-on-change.ts'
import { WaitingRoom } from './states/waiting-room.tsx'

interface SittingProps {
  facts: SittingFacts
  /** What the page was loaded with; the line knows better as soon as it stands. */
  loaded: { state: AttemptState, receipt: ReceiptFacts | null, denialReason: string | null }
  live: LiveSitting
  /** What stands at the end instead of the receipt: of a rehearsal, which has none. */
  ended?: ((receipt: ReceiptFacts) => ReactNode) | undefined
}

export function Sitting({ facts: loadedFacts, loaded, live, ended }: SittingProps) {
  // What the line last said about the time is newer than what the page was loaded with.
  const facts = live.state === null ? loadedFacts
    : { ...loadedFacts, closesAt: live.closesAt ?? loadedFacts.closesAt, adjustment: live.adjustment }
  const state = live.state ?? loaded.state
  const refusal = isOver(state) ? null : live.refusal
  const running = state === 'inProgress' && refusal === null && !live.leaseLost && live.handOver === null
    ? live.items
    : null
  useAidsEnd(facts.attemptId, isOver(state))
  const frame = useRef<HTMLDivElement>(null)
  const barred = live.leaseLost ? 'leaseLost' : live.handOver === null ? null : 'handOver'
  useFocusOnChange(frame, refusal ?? barred ?? (running === null ? state : 'running'))
  const notice = (
    <AnnouncementBanner announcements={live.announcements} zone={facts.sede.zone}
      onConfirm={live.onConfirmAnnouncement} />
  )
  return (
    <div ref={frame} className="flex flex-1 flex-col">
      {running === null ? (
        <ExamFrame notice={notice} header={<RoomHeader exam={facts.exam} name={facts.name} />}>
          <ScrollPage>
            {refusal === null
              ? <StateView state={state} facts={facts} loaded={loaded} live={live} ended={ended} />
              : <LineRefused refusal={refusal} unsent={live.saving.unsent} />}
          </ScrollPage>
        </ExamFrame>
      ) : (
        <ExamScreen
          attemptId={facts.attemptId}
          exam={facts.exam}
          items={running}
          sheet={live.sheet}
          saving={live.saving}
          rejected={live.rejected}
          closesAt={live.closesAt ?? facts.closesAt}
          zone={facts.sede.zone}
          handIn={live.handIn}
          notice={notice}
          position={live.position}
          onShow={live.onShow}
          onAnswer={live.onAnswer}
          onHandIn={live.onHandIn}
        />
      )}
    </div>
  )
}

/** What is over needs no line any more. */
function isOver(state: AttemptState): boolean {
  return state === 'handedIn' || state === 'closed' || state === 'absent' || state === 'cancelled'
}

function StateView({ state, facts, loaded, live, ended }: SittingProps & { state: AttemptState }): ReactNode {
  switch (state) {
    case 'expected':
      return <ExpectedNotice facts={facts} />
    case 'admitted':
      if (live.leaseLost) return <Elsewhere facts={facts} live={live} />
      return <WaitingRoom facts={facts} live={live} />
    case 'inProgress':
      if (live.leaseLost) return <Elsewhere facts={facts} live={live} />
      return live.handOver === null
        ? <OpeningExam line={live.line} />
        : <HandOver unsent={live.handOver.unsent} onContinue={live.onHandOverRead} />
    case 'handedIn':
    case 'closed': {
      const receipt = live.receipt ?? loaded.receipt
      if (ended !== undefined && receipt !== null) return ended(receipt)
      return <Ended receipt={receipt} facts={facts} live={live} />
    }
    case 'denied':
      return <DeniedNotice facts={facts} reason={loaded.denialReason} />
    case 'absent':
      return <AbsentNotice facts={facts} />
    case 'cancelled':
      return <CancelledNotice facts={facts} />
  }
}

function Elsewhere({ facts, live }: { facts: SittingFacts, live: LiveSitting }) {
  const { held, saving, onTakeOver } = live
  return <LeaseLost held={held} zone={facts.sede.zone} unsent={saving.unsent} onTakeOver={onTakeOver} />
}

/** Between the deadline and the server's word there is no receipt yet. */
function Ended({ receipt, facts, live }: { receipt: ReceiptFacts | null, facts: SittingFacts, live: LiveSitting }) {
  if (receipt === null) {
    return (
      <TimeOver closesAt={live.closesAt ?? facts.closesAt} zone={facts.sede.zone} saving={live.saving}
        rejected={live.rejected} />
    )
  }
  return (
    <Receipt
      receipt={receipt}
      name={facts.name}
      folio={facts.folio}
      exam={facts.exam}
      sede={`${facts.sede.name}, ${facts.sede.city}`}
      zone={facts.sede.zone}
      next={(
        <p>
          Los resultados se consultan en esta plataforma desde el <DateTime at={facts.resultsFrom} /> (§5.1). El
          resultado del examen es definitivo (§3.1 B).
        </p>
      )}
    />
  )
}
