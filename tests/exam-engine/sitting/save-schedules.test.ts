// Saves against a model: random devices, hand-overs, losses, repeats and reorderings by the network.
// A small server stores what judgeSave accepts; a plain model says what must be there at the end.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeSave } from '#exam-engine/sitting/judge-save.ts'
import type { AnswerContent, SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import { after, TIMES } from './attempt-factory.ts'
import { makeOperation, OPTION_IDS, uuid } from './save-factory.ts'

const OPTIONS = new Set(OPTION_IDS)

type Sent = { operation: SaveOperation; epoch: number }

class Server {
  readonly answers = new Map<string, AnswerContent>()
  readonly accepted: Sent[] = []
  leaseEpoch = 1

  receive({ operation, epoch }: Sent, now = TIMES.opensAt): string {
    const current = this.answers.get(operation.itemId) ?? null
    const situation = { state: 'inProgress' as const, leaseEpoch: this.leaseEpoch, acceptsUntil: TIMES.acceptsUntil }
    const result = judgeSave({ ...situation, current, optionIds: OPTIONS }, operation, epoch, now)
    if (!result.ok) return result.refusal
    if (result.value === 'accept') {
      this.answers.set(operation.itemId, operation)
      this.accepted.push({ operation, epoch })
    }
    return result.value
  }
}

const change = fc.record({
  item: fc.integer({ min: 1, max: 3 }),
  optionId: fc.option(fc.constantFrom(...OPTION_IDS), { nil: null }),
  flagged: fc.boolean(),
})

// What one device sends: its changes in order, revisions per item counted on from `startAt`.
function sendAll(changes: { item: number; optionId: string | null; flagged: boolean }[], epoch: number, startAt = 0) {
  const revisions = new Map<number, number>()
  return changes.map(({ item, optionId, flagged }, index): Sent => {
    const revision = (revisions.get(item) ?? startAt) + 1
    revisions.set(item, revision)
    const opId = uuid(epoch * 1000 + index)
    return { epoch, operation: makeOperation({ opId, itemId: uuid(item), revision, optionId, flagged }) }
  })
}

function contentOf(answers: ReadonlyMap<string, AnswerContent>) {
  return [...answers]
    .map(([itemId, { revision, optionId, flagged }]) => ({ itemId, revision, optionId, flagged }))
    .sort((left, right) => (left.itemId < right.itemId ? -1 : 1))
}

test('in whatever order and number the network delivers, the last change of each item stands at the end', () => {
  const schedule = fc.array(change, { minLength: 1, maxLength: 12 }).chain((changes) => {
    const sent = sendAll(changes, 1)
    // Every operation is delivered at least once, some again, in any order.
    return fc.array(fc.constantFrom(...sent), { maxLength: 20 }).chain((again) => {
      const deliveries = [...sent, ...again]
      const anyOrder = fc.shuffledSubarray(deliveries, { minLength: deliveries.length })
      return anyOrder.map((delivered) => ({ sent, delivered }))
    })
  })
  fc.assert(
    fc.property(schedule, ({ sent, delivered }) => {
      const server = new Server()
      for (const delivery of delivered) server.receive(delivery)
      const model = new Map<string, AnswerContent>(sent.map(({ operation }) => [operation.itemId, operation]))
      expect(contentOf(server.answers)).toEqual(contentOf(model))
    }),
  )
})

test('delivering a whole schedule again changes nothing, and what stands is acked as a duplicate', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const server = new Server()
      const sent = sendAll(changes, 1)
      for (const delivery of sent) expect(server.receive(delivery)).toBe('accept')
      const before = contentOf(server.answers)
      for (const delivery of sent) {
        const stands = server.answers.get(delivery.operation.itemId)?.revision === delivery.operation.revision
        expect(server.receive(delivery)).toBe(stands ? 'duplicate' : 'STALE_REVISION')
      }
      expect(contentOf(server.answers)).toEqual(before)
      expect(server.accepted).toHaveLength(sent.length)
    }),
  )
})

test('after a hand-over nothing of the old device is stored any more, in any interleaving', () => {
  const plan = fc.record({
    old: fc.array(change, { maxLength: 8 }),
    new: fc.array(change, { maxLength: 8 }),
    handOverAfter: fc.nat(8),
    oldGoesFirst: fc.array(fc.boolean(), { maxLength: 16 }),
  })
  fc.assert(
    fc.property(plan, ({ old, new: fresh, handOverAfter, oldGoesFirst }) => {
      const server = new Server()
      const oldOnes = sendAll(old, 1)
      for (const delivery of oldOnes.splice(0, handOverAfter)) server.receive(delivery)
      server.leaseEpoch = 2
      const stored = Math.max(0, ...[...server.answers.values()].map(({ revision }) => revision))
      const freshOnes = sendAll(fresh, 2, stored)
      const untilHandOver = server.accepted.length
      for (const oldFirst of [...oldGoesFirst, ...Array<boolean>(16).fill(false)]) {
        const delivery = oldFirst ? oldOnes.shift() : freshOnes.shift()
        if (delivery === undefined) continue
        const verdict = server.receive(delivery)
        if (delivery.epoch === 2) expect(verdict).toBe('accept')
        else expect(['STALE_EPOCH', 'duplicate']).toContain(verdict)
      }
      expect(server.accepted.slice(untilHandOver).every(({ epoch }) => epoch === 2)).toBe(true)
    }),
  )
})

test('the deadline divides a schedule: what is received before it stands, what comes later changes nothing', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), fc.nat(12), (changes, inTime) => {
      const server = new Server()
      const sent = sendAll(changes, 1)
      for (const delivery of sent.slice(0, inTime)) server.receive(delivery, after(TIMES.acceptsUntil, -1))
      const before = contentOf(server.answers)
      for (const delivery of sent.slice(inTime)) {
        expect(server.receive(delivery, TIMES.acceptsUntil)).toBe('AFTER_DEADLINE')
      }
      expect(contentOf(server.answers)).toEqual(before)
    }),
  )
})
