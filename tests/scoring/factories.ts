// Valid rows of a selection package with overrides, and random whole packages for properties.
import fc from 'fast-check'
import { TIE_CRITERIA, type PackageCandidate, type PackagePublication, type PackageRules, type SeatPool, type SelectionPackage,
  type SelectionTerms } from '#scoring/package/schema.ts'

const SEED = '6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b'

/** A present candidate with EFISER 80, grades 90, ENARM 70: PI-IMSS 81.700000. */
export function candidate(overrides: Partial<PackageCandidate> = {}): PackageCandidate {
  return {
    folio: 'R-1', category: 'mexican', ceme: 'Medicina interna', grade: 2,
    efiser: { status: 'present', correct: 80, counted: 100 },
    grades: { previous: ['90'], current: '90' },
    enarm: '70', publications: [], preferences: [], ...overrides,
  }
}

/** An accepted article by its first author, worth 0.50. */
export function article(overrides: Partial<PackagePublication> = {}): PackagePublication {
  return {
    doi: '10.1000/a', type: 'analytical', authorPosition: 1, publishedOn: '2023-10-02', accepted: true, ...overrides,
  }
}

export function pool(overrides: Partial<SeatPool> = {}): SeatPool {
  return { cer: 'Cardiología', sede: 'S-01', subsede: null, count: 1, foreignMax: null, ...overrides }
}

/** The preference for a pool. */
export function wish({ cer, sede, subsede }: SeatPool): PackageCandidate['preferences'][number] {
  return { cer, sede, subsede }
}

export function selectionPackage(
  overrides: Partial<Omit<SelectionPackage, 'rules' | 'schema'>> & { rules?: Partial<SelectionPackage['rules']> } = {},
): SelectionPackage {
  return {
    schema: overrides.rules?.terms === undefined ? 'efiser-selection/1' : 'efiser-selection/2', candidates: [], seats: [],
    ...overrides,
    rules: {
      convocatoria: 'rama-2024-2025-1', maxBonus: '1.00', maxCer: 1,
      tieBreak: ['efiser', 'grades', 'enarm', 'lottery'], lotterySeed: SEED, ...overrides.rules,
    },
  }
}

/** The terms of the first call, as a package of the second form states them. */
export function terms(overrides: Partial<SelectionTerms> = {}): SelectionTerms {
  return {
    weights: { efiser: '0.63', grades: '0.27', enarm: '0.10' }, publishedBefore: '2023-12-01',
    articlePoints: {
      descriptive: ['0.50', '0.25'], analytical: ['0.50', '0.25'], quasiExperimental: ['0.50', '0.25'],
      randomisedBlindedTrial: ['1.00', '0.50'],
    },
    ...overrides,
  }
}

const share = (hundredths: number) => (hundredths / 100).toFixed(2)
const pair = fc.tuple(fc.nat(150), fc.nat(150)).map(([first, second]): [string, string] => [share(first), share(second)])

/** Any terms that a call may fix. */
export const anyTerms: fc.Arbitrary<SelectionTerms> = fc.record({
  weights: fc.tuple(fc.nat(100), fc.nat(100)).map(([one, other]) => {
    const [low, high] = [Math.min(one, other), Math.max(one, other)]
    return { efiser: share(low), grades: share(high - low), enarm: share(100 - high) }
  }),
  publishedBefore: fc.constantFrom('2022-05-05', '2023-11-30', '2023-12-01', '2024-06-15'),
  articlePoints: fc.record({ descriptive: pair, analytical: pair, quasiExperimental: pair, randomisedBlindedTrial: pair }),
})

/** Rules of a package of either form. */
const anyRules: fc.Arbitrary<Partial<PackageRules>> = fc.oneof(
  fc.constant({}),
  fc.record({
    convocatoria: fc.constantFrom('rama-2024-2025-1', 'rama-2031-2032-2'), terms: anyTerms,
    maxBonus: fc.nat(300).map(share),
    tieBreak: fc.shuffledSubarray([...TIE_CRITERIA]).map((criteria) => [...criteria, 'lottery' as const]),
  }),
)

const mark = fc.oneof(
  fc.constantFrom('0', '100', '100.0000', '80', '80.0', '90', '66.6667', '0.0001'),
  fc.tuple(fc.nat(99), fc.nat(9_999)).map(([whole, part]) => `${String(whole)}.${String(part).padStart(4, '0')}`),
)

const exam: fc.Arbitrary<PackageCandidate['efiser']> = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 12 }).chain((counted) => fc.nat(counted).map((correct) => (
    { status: 'present' as const, correct, counted }))) },
  { weight: 1, arbitrary: fc.constantFrom('absent', 'cancelled', 'denied').map((status) => ({ status })) },
)

const publication: fc.Arbitrary<PackagePublication> = fc.record({
  doi: fc.constantFrom('10.1/a', ' 10.1/A ', '10.1/b', '10.1/c'),
  type: fc.constantFrom('descriptive', 'analytical', 'quasiExperimental', 'randomisedBlindedTrial', 'caseReport'),
  authorPosition: fc.integer({ min: 1, max: 3 }),
  publishedOn: fc.constantFrom('2022-05-05', '2023-11-30', '2023-12-01'),
  accepted: fc.boolean(),
})

/** Two courses with three sedes each, small counts, some caps: candidates get in each other's way. */
const seats: fc.Arbitrary<SeatPool[]> = fc
  .tuple(...Array.from({ length: 6 }, () => fc.record({
    count: fc.nat(2), foreignMax: fc.option(fc.nat(1), { nil: null }), subsede: fc.constantFrom(null, 'B'),
  })))
  .map((limits) => limits.map((limit, index) => pool({
    cer: index < 3 ? 'Cardiología' : 'Nefrología', sede: `S-0${String(index % 3)}`, ...limit,
  })))

/** Any sound package of either form, of at most `most` candidates: exact ties, exclusions, caps, preferences without a pool. */
export function anyPackage(most = 9): fc.Arbitrary<SelectionPackage> {
  return seats.chain((pools) => {
    const places = [...pools.map(wish), wish(pool({ sede: 'S-99' }))]
    const one = fc.record({
      category: fc.constantFrom('mexican' as const, 'mexican' as const, 'foreign' as const),
      efiser: exam,
      grades: fc.oneof(
        { weight: 9, arbitrary: fc.record({ previous: fc.array(mark, { maxLength: 3 }), current: mark }) },
        { weight: 1, arbitrary: fc.record({ previous: fc.array(mark, { maxLength: 3 }), current: fc.constant(null) }) },
      ),
      enarm: mark,
      publications: fc.array(publication, { maxLength: 4 }),
      preferences: fc.shuffledSubarray(places),
      // Twins share all marks, so that ties down to the lottery are common.
      twin: fc.boolean(),
    })
    return fc.tuple(fc.array(one, { maxLength: most }), anyRules).map(([rows, rules]) => selectionPackage({
      rules: { ...rules, maxCer: 2 },
      seats: pools,
      candidates: rows.map(({ twin, ...row }, index) => {
        const { efiser, grades, enarm } = candidate()
        const marks = twin ? { efiser, grades, enarm, publications: [] } : {}
        return candidate({ ...row, ...marks, folio: `R-${String(index)}` })
      }),
    }))
  })
}

/** A shuffled copy of the rows of a package. */
export function reordered(input: SelectionPackage, order: readonly number[]): SelectionPackage {
  const keyed = input.candidates.map((row, index) => ({ row, key: order[index] ?? index }))
  return { ...input, candidates: keyed.sort((a, b) => a.key - b.key).map(({ row }) => row) }
}
