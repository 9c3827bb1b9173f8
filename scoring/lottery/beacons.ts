// The public beacons that a lottery may name, as constants: whoever recomputes it needs to ask nobody for a key.
// A beacon is a drand chain; its rounds have fixed moments, and each round's value can be checked by one signature.
// Sources: https://api.drand.sh/52db…e971/info and https://api.drand.sh/8990…b2ce/info (the info documents of
// the League of Entropy), https://docs.drand.love/blog/2023/10/16/quicknet-is-live. The test beacon is our own, and its
// secret key is public: it decides nothing outside a demonstration.
import { addDuration, durationMs, instant, type Instant } from '#exam-engine/kernel/time.ts'

export const BEACON_IDS = ['drand-quicknet', 'drand-default', 'efiser-faro-de-prueba'] as const
export type BeaconId = (typeof BEACON_IDS)[number]

/** drand's names: what is signed, on which group, and how a message becomes a point. */
export type BeaconScheme = 'bls-unchained-g1-rfc9380' | 'pedersen-bls-chained'

export interface Beacon {
  readonly id: BeaconId
  /** As people call it. */
  readonly name: string
  /** 64 lower-case hex; drand's own name of the chain. For the test beacon, of nothing. */
  readonly chainHash: string
  /** Compressed point, lower-case hex. */
  readonly publicKey: string
  readonly scheme: BeaconScheme
  /** The moment of round 1. */
  readonly genesis: Instant
  readonly periodSeconds: number
  /** Anybody can compute its values beforehand. */
  readonly test: boolean
}

export const BEACONS: Readonly<Record<BeaconId, Beacon>> = {
  'drand-quicknet': {
    id: 'drand-quicknet',
    name: 'drand quicknet (League of Entropy)',
    chainHash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
    publicKey: '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451'
      + '0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
    scheme: 'bls-unchained-g1-rfc9380',
    genesis: instant(1_692_803_367_000),
    periodSeconds: 3,
    test: false,
  },
  'drand-default': {
    id: 'drand-default',
    name: 'drand default (League of Entropy)',
    chainHash: '8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce',
    publicKey: '868f005eb8e6e4ca0a47c8a77ceaa5309a47978a7c71bc5cce96366b5d7a569937c529eeda66c7293784a9402801af31',
    scheme: 'pedersen-bls-chained',
    genesis: instant(1_595_431_050_000),
    periodSeconds: 30,
    test: false,
  },
  'efiser-faro-de-prueba': {
    id: 'efiser-faro-de-prueba',
    name: 'FARO DE PRUEBA de EFISER (no es aleatorio)',
    chainHash: '0'.repeat(64),
    publicKey: '8f088d95d8cd45dafde2c3b319e71e3b632592138409dc203ede501bcbd24e3562fd9cff30363628578d4a53b078a53109bc'
      + '788c667391876b3c9b368934dc470c9122511b12b809417fe0d82189504156f5b09b6d1fd9a22801281ebcc913c1',
    scheme: 'bls-unchained-g1-rfc9380',
    genesis: instant(1_672_531_200_000),
    periodSeconds: 3,
    test: true,
  },
}

/** When the beacon gives this round. Rounds count from 1. */
export function momentOfRound({ genesis, periodSeconds }: Beacon, round: number): Instant {
  if (!Number.isSafeInteger(round) || round < 1) throw new RangeError(`not a round: ${String(round)}`)
  return addDuration(genesis, durationMs((round - 1) * periodSeconds * 1_000))
}

/** The first round whose moment is not before `at`. */
export function firstRoundFrom({ genesis, periodSeconds }: Beacon, at: Instant): number {
  return Math.max(1, Math.ceil((at - genesis) / (periodSeconds * 1_000)) + 1)
}
