// The rules of a package from the call as it was published: its weights, points, cutoff, bonus and tie order, word for
// word. Decides nothing of its own but one course per candidate, which the text leaves open. What does not come out as
// whole hundredths that sum to 100 is refused where the package is read (schema.ts), like any other bad field.
import { callId, type CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import type { PackageRules, SelectionTerms } from './schema.ts'

/** What of a call the score is made from. */
export type CallTerms = Pick<CallDocument, 'rules' | 'tieBreak'>

const MAX_CER = 1
const CRITERION = { efiser: 'efiser', postgraduateGrades: 'grades', enarm: 'enarm' } as const

/** Convocatoria §4.3, §4.3.1.6, §4.3.2, §5.2 */
export function rulesOfCall(call: CallTerms): Omit<PackageRules, 'lotterySeed'> {
  return {
    convocatoria: callId(call), maxBonus: call.rules.piImss.publicationBonusMax, maxCer: MAX_CER,
    tieBreak: [...call.tieBreak.map((criterion) => CRITERION[criterion]), 'lottery'], terms: termsOfCall(call),
  }
}

export function termsOfCall({ rules: { piImss, publicationCutoff, publicationPoints: { types } } }: CallTerms): SelectionTerms {
  const pair = ({ first, second }: { first: string, second: string }): [string, string] => [first, second]
  return {
    weights: { efiser: piImss.efiser, grades: piImss.postgraduateGrades, enarm: piImss.enarm },
    publishedBefore: publicationCutoff.before,
    articlePoints: {
      descriptive: pair(types.descriptive),
      analytical: pair(types.analytical),
      quasiExperimental: pair(types.quasiExperimental),
      randomisedBlindedTrial: pair(types.randomisedBlindedTrial),
    },
  }
}
