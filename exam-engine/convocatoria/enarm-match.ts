// Whose ENARM mark a line of the register is. CURP and name that both agree are taken. Where only one does, the match
// is suggested with its reason, and a person confirms or rejects it. A line that fits nobody, a person or a line
// twice, and a mark that is none are faults with their line; one fault, and nothing of the file is taken. §4.2 A
import { formatDecimal, parseDecimal } from '../kernel/decimal.ts'
import { isPartOfName, isSameName } from './compare-names.ts'

export interface EnarmLine {
  readonly line: number
  readonly curp: string
  readonly name: string
  readonly mark: string
}

export interface EnarmCandidate {
  readonly candidateId: string
  readonly curp: string | null
  readonly name: string
}

export type SuggestionReason =
  'CURP_AGREES' | 'NAME_AGREES_CURP_MISSING' | 'NAME_AGREES_CURP_CLOSE' | 'NAME_PART_BIRTH_AGREES'

export type EnarmProblem =
  'MARK_MISSING' | 'MARK_NOT_A_NUMBER' | 'MARK_OUT_OF_RANGE' | 'PERSON_UNKNOWN' | 'LINE_REPEATED' | 'PERSON_REPEATED'

export interface EnarmFault {
  readonly line: number
  readonly problem: EnarmProblem
  readonly firstLine?: number
}

export interface EnarmMatch {
  readonly line: number
  readonly candidateId: string
  /** Canonical, four decimals. */
  readonly mark: string
}

export interface EnarmSuggestion extends EnarmMatch {
  readonly reason: SuggestionReason
  /** As the file writes them. */
  readonly curp: string
  readonly name: string
}

export interface EnarmMatching {
  readonly exact: readonly EnarmMatch[]
  readonly suggested: readonly EnarmSuggestion[]
  readonly faults: readonly EnarmFault[]
}

const MARK_DECIMALS = 4
const HIGHEST = 1_000_000n
/** Two letters or digits changed by hand are a slip; more are another person. */
const CLOSE_CURP = 2
/** YYMMDD and sex. */
const BIRTH = [4, 11] as const

/** Each line ends in exactly one of: an exact match, one suggestion or more, a fault. In the order of the lines. */
export function matchEnarm(lines: readonly EnarmLine[], candidates: readonly EnarmCandidate[]): EnarmMatching {
  const byCurp = new Map(candidates.flatMap((one) => (one.curp === null ? [] : [[one.curp, one] as const])))
  const exact: EnarmMatch[] = []
  const suggested: EnarmSuggestion[] = []
  const faults: EnarmFault[] = []
  const firstOf = new Map<string, number>()
  const exactOf = new Map<string, number>()
  for (const one of lines) {
    const { line, name } = one
    const curp = cleanCurp(one.curp)
    const key = curp === '' ? `name ${name}` : curp
    const firstLine = firstOf.get(key)
    const mark = readMark(one.mark)
    if (firstLine !== undefined) {
      faults.push({ line, problem: 'LINE_REPEATED', firstLine })
      continue
    }
    firstOf.set(key, line)
    if (!mark.ok) {
      faults.push({ line, problem: mark.problem })
      continue
    }
    const owner = byCurp.get(curp)
    if (owner !== undefined && isSameName(owner.name, name)) {
      exact.push({ line, candidateId: owner.candidateId, mark: mark.text })
      exactOf.set(owner.candidateId, line)
      continue
    }
    const found = suggest({ curp, name }, owner, candidates)
    if (found.length === 0) faults.push({ line, problem: 'PERSON_UNKNOWN' })
    suggested.push(
      ...found.map(({ candidateId, reason }) => ({
        line,
        candidateId,
        reason,
        mark: mark.text,
        curp,
        name: name.trim(),
      }))
    )
  }
  // Whom an exact line names needs no guess: a second line that may be the same person contradicts it.
  const twice = suggested.filter(({ candidateId }) => exactOf.has(candidateId))
  for (const { line, candidateId } of twice) {
    const firstLine = exactOf.get(candidateId)
    faults.push({ line, problem: 'PERSON_REPEATED', ...(firstLine === undefined ? {} : { firstLine }) })
  }
  return {
    exact,
    suggested: suggested.filter((one) => !twice.includes(one)),
    faults: [...new Map(faults.map((fault) => [fault.line, fault])).values()].sort(
      (left, right) => left.line - right.line
    ),
  }
}

function suggest(
  { curp, name }: { curp: string; name: string },
  owner: EnarmCandidate | undefined,
  candidates: readonly EnarmCandidate[]
): { candidateId: string; reason: SuggestionReason }[] {
  if (owner !== undefined) return [{ candidateId: owner.candidateId, reason: 'CURP_AGREES' }]
  return candidates.flatMap((candidate) => {
    const reason = reasonFor({ curp, name }, candidate)
    return reason === null ? [] : [{ candidateId: candidate.candidateId, reason }]
  })
}

function reasonFor(
  { curp, name }: { curp: string; name: string },
  candidate: EnarmCandidate
): SuggestionReason | null {
  const same = isSameName(candidate.name, name)
  if (curp === '' || candidate.curp === null) return same ? 'NAME_AGREES_CURP_MISSING' : null
  if (same) return countDifferences(curp, candidate.curp) <= CLOSE_CURP ? 'NAME_AGREES_CURP_CLOSE' : null
  const bornAlike = curp.slice(...BIRTH) === candidate.curp.slice(...BIRTH) && curp.length === candidate.curp.length
  return bornAlike && isPartOfName(candidate.name, name) ? 'NAME_PART_BIRTH_AGREES' : null
}

function countDifferences(left: string, right: string): number {
  if (left.length !== right.length) return Infinity
  return [...left].filter((letter, at) => letter !== right[at]).length
}

function cleanCurp(text: string): string {
  return text.toUpperCase().replaceAll(/[\s-]/g, '')
}

/** 0 to 100 with up to four decimals, point or comma. */
function readMark(typed: string): { ok: true; text: string } | { ok: false; problem: EnarmProblem } {
  const text = typed.trim()
  if (text === '') return { ok: false, problem: 'MARK_MISSING' }
  const mark = parseDecimal(text.replace(',', '.'), MARK_DECIMALS)
  if (mark === null) return { ok: false, problem: 'MARK_NOT_A_NUMBER' }
  if (mark < 0n || mark > HIGHEST) return { ok: false, problem: 'MARK_OUT_OF_RANGE' }
  return { ok: true, text: formatDecimal(mark, MARK_DECIMALS) }
}
