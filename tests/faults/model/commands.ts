/**
 * What candidate, supervisor, network and server may do, in any order. A command
 * acts on the real thing and notes in the model what the sitting's rules make of it;
 * what must hold is checked when all has come to rest (invariants.ts).
 */
import fc from 'fast-check'
import { setTimeout as pause } from 'node:timers/promises'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { closeIfDue } from '#app/use-cases/close-due-attempts.server.ts'
import { reinstateAttempt } from '#app/use-cases/reinstate-attempt.server.ts'
import { addDuration, durationMs, toIso } from '#exam-engine/kernel/time.ts'
import { openSecondPage, untilConnected, type Model, type Real } from './real.ts'
import { NOW } from './world.ts'

export type ScheduleCommand = fc.AsyncCommand<Model, Real>

type Act = (model: Model, real: Real) => Promise<void> | void

/** As fast-check prints it when a schedule fails. */
function command(name: string, act: Act, may: (model: Model) => boolean = () => true): ScheduleCommand {
  return {
    check: may,
    async run(model, real) {
      await act(model, real)
      // Long enough for some of what was set off, short enough that the next command meets the rest on its way.
      await pause(name.length % 3)
    },
    toString: () => name,
  }
}

const TRIES = 5
/** Nobody answers on a page that is still loading; one that is cut off does not finish. */
const LOADS_WITHIN_MS = 150

/**
 * An act of a person or a job on a node that may be dying: tried again, as people do. What came of the first try is
 * unknown then, and WRONG_STATE says that it had taken effect.
 */
async function insist(act: () => Promise<{ ok: boolean; refusal?: string }>): Promise<void> {
  for (let time = 1; ; time += 1) {
    try {
      const done = await act()
      if (done.ok || (time > 1 && done.refusal === 'WRONG_STATE')) return
      throw new Refused(done.refusal)
    } catch (error) {
      if (error instanceof Refused || time === TRIES) throw error
      await pause(100)
    }
  }
}

class Refused extends Error {}

const page = fc.nat(1)
const item = fc.nat(3)

const answer = fc.record({ page, item, option: fc.nat(4), flagged: fc.boolean() })
  .map(({ page: index, item: of, option, flagged }) => command(
    `page ${String(index)} answers item ${String(of)} with ${option === 4 ? 'nothing' : String(option)}${flagged ? ', flagged' : ''}`,
    async (_model, real) => {
      const { id, optionIds } = real.item(of)
      await untilConnected(real.page(index), LOADS_WITHIN_MS)
      real.page(index).store().change(id, { optionId: optionIds[option] ?? null, flagged, struck: [] })
    }))

const offline = page.map((index) => command(`page ${String(index)} goes offline`, (_model, real) => {
  real.page(index).line.cut()
}))
const online = page.map((index) => command(`page ${String(index)} comes online`, (_model, real) => {
  real.page(index).line.mend()
}))
const loseAcks = page.map((index) => command(`page ${String(index)} hears nothing for a moment`, async (_model, real) => {
  const { line } = real.page(index)
  line.deafen()
  await pause(10)
  setTimeout(() => { line.mend() }, 15)
}))
const mischief = fc.record({ page, twice: fc.boolean(), delayMs: fc.constantFrom(0, 5, 40) })
  .map(({ page: index, twice, delayMs }) => command(
    `the next save of page ${String(index)} is sent ${twice ? 'twice' : 'once'}, ${String(delayMs)} ms late`,
    (_model, real) => { real.page(index).mischief = { twice, delayMs } }))
const reload = page.map((index) => command(`page ${String(index)} is reloaded`, (_model, real) => {
  real.page(index).reload()
}))
const crash = page.map((index) => command(`page ${String(index)} crashes and is opened again`, (_model, real) => {
  const { line } = real.page(index)
  line.cut()
  real.page(index).reload()
  line.mend()
}))
const secondTab = fc.constant(null).map(() => command('a second tab is opened', (_model, real) => openSecondPage(real)))
const takeOver = page.map((index) => command(`page ${String(index)} takes over`, (_model, real) => {
  const store = real.page(index).store()
  if (['leaseLost', 'held'].includes(store.getSnapshot().line)) store.takeOver()
}))
const rest = fc.constantFrom(20, 60).map((ms) => command(`${String(ms)} ms pass`, () => pause(ms)))

const handIn = page.map((index) => command(`page ${String(index)} hands in`, async (model, real) => {
  const handedIn = await Promise.race([real.page(index).store().handIn(), pause(500)])
  // Whether or not its answer came: what the database says is what the rules say.
  await noteEnd(model, real, 'handedIn', handedIn?.ok === true)
}))

const deadline = fc.constantFrom(-1, 0, 1).map((ms) => command(`the deadline is ${String(ms)} ms from now`,
  async (model, real) => {
    const at = toIso(addDuration(NOW, durationMs(ms)))
    await real.world.sitting.owner.sql.begin(async (sql) => {
      // As every change of an attempt does: after the saves that are being written.
      await sql`select 1 from attempt where id = ${real.attempt.id} for update`
      await sql`update attempt set closes_at = ${at}, accepts_until = ${at}, times_version = times_version + 1
        where id = ${real.attempt.id} and state = 'inProgress'`
    })
    if (ms <= 0) await noteEnd(model, real, 'pastDeadline', true)
  }, ({ standing }) => standing === 'open'))

const closeDue = fc.constant(null).map(() => command('the job closes what is due', async (_model, { world, attempt }) => {
  await insist(async () => {
    await closeIfDue(world.services(), attempt.id)
    return { ok: true }
  })
}))

const cancel = fc.constant(null).map(() => command('the supervisor cancels', async (model, real) => {
  const { world, attempt } = real
  const supervisor = world.supervisors[attempt.sedeCode]
  if (supervisor === undefined) throw new Error('a sede has a supervisor')
  const input = { attemptId: attempt.id, note: 'Teléfono en la mesa', confirmed: true }
  await insist(() => cancelForFraud(world.services(), supervisor, input))
  if (model.standing !== 'cancelled') model.before = model.standing
  model.standing = 'cancelled'
  model.length ??= await countSaves(real)
}, ({ standing }) => standing !== 'cancelled'))

const reinstate = fc.constant(null).map(() => command('an admin takes the cancellation back', async (model, real) => {
  await insist(() => reinstateAttempt(real.world.services(), real.world.admin,
    { attemptId: real.attempt.id, note: 'El teléfono era de otra persona' }))
  model.standing = model.before
  if (model.standing === 'open') model.length = null
}, ({ standing }) => standing === 'cancelled'))

const restart = fc.constantFrom('drain', 'cut').map((how) => command(
  how === 'drain' ? 'the server is replaced' : 'the server dies', (_model, { world }) => world.replaceNode(how)))

/** From the first moment at which the database takes no more. */
async function noteEnd(model: Model, real: Real, standing: 'handedIn' | 'pastDeadline', ended: boolean) {
  if (model.standing !== 'open') return
  const { state } = await real.world.sitting.owner.db.selectFrom('attempt').select('state')
    .where('id', '=', real.attempt.id).executeTakeFirstOrThrow()
  if (!ended && state !== 'handedIn') return
  model.standing = standing
  model.length = await countSaves(real)
}

async function countSaves({ world, attempt }: Real): Promise<number> {
  const { count } = await world.sitting.owner.db.selectFrom('answer_history')
    .select(({ fn }) => fn.countAll<number>().as('count')).where('attempt_id', '=', attempt.id).executeTakeFirstOrThrow()
  return Number(count)
}

/** Of all the kinds of commands: answers are the bulk of it, as in an exam. */
const ANSWERS = 24

export function schedules(maxCommands: number) {
  return fc.commands([
    ...Array<typeof answer>(ANSWERS).fill(answer), mischief, mischief, loseAcks, offline, online, rest, reload, crash, secondTab,
    takeOver, handIn, deadline, closeDue, cancel, reinstate, restart,
  ], { maxCommands, size: 'max' })
}
