/** The way from registration to seat: what is done, what is missing, what comes and by when, with clause and place. */
import { TaskList } from '#app/components/data/task-list.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { STATUS_STATES, STATUS_TITLES } from '#app/labels/status.ts'
import type { OwnStatus } from '#app/registration/read-status.server.ts'
import type { StatusStep } from '#app/registration/status-steps.ts'

export function StatusList({ status: { steps, zone } }: { status: OwnStatus }) {
  return (
    <TaskList tasks={steps.map((step) => {
      const { word, shape, tone } = STATUS_STATES[step.state]
      return {
        title: STATUS_TITLES[step.key], ...step.to === null ? {} : { to: step.to, file: step.to.endsWith('.pdf') },
        hint: <Hint step={step} zone={zone} />,
        state: <StateWord shape={shape} {...tone === undefined ? {} : { tone }}>{word}</StateWord>,
      }
    })} />
  )
}

/** When it ends or begins is said while that matters; of the exam also by the clocks of the sede. */
function Hint({ step: { key, state, text, clause, at, when }, zone }: { step: StatusStep, zone: string }) {
  const dated = at !== null && (key === 'exam' || state === 'due' || state === 'ahead' || state === 'optional')
  return (
    <>
      {text} {`(${clause})`}
      {dated ? (
        <span className="block">
          {when === 'until' ? 'Hasta el ' : 'Desde el '}
          <DateTime at={at} {...key === 'exam' ? { localZone: zone } : {}} />
        </span>
      ) : null}
    </>
  )
}
