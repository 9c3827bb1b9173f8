/** Messages arrive twice, late and in another order, from the first attach to the hand-in; a few never arrive. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '../harness/fault.ts'
import { openUnrulyNetwork, type UnrulyNetwork } from '../harness/unruly-network.ts'

const FOR_MS = 10_000

let network: UnrulyNetwork

export const unrulyMessages: Fault = {
  name: 'messages twice, late, reordered',
  async connect({ port }) {
    network = await openUnrulyNetwork(port, 'unruly')
    return { originOf: () => network.origin, close: () => { network.close() } }
  },
  async inject() {
    await pause(FOR_MS)
    const { twice, heldBack } = network.counts
    if (twice === 0 || heldBack === 0) throw new Error('the network behaved')
  },
}
