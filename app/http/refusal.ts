/**
 * Every code with which the platform refuses something expected. Status and
 * Spanish text are given for each by type: a new code does not compile until it
 * has both.
 */
import type { FreezeRefusal } from '#exam-engine/items/form.ts'
import type { CheckInRefusal } from '#exam-engine/sitting/check-in.ts'
import type { SaveRefusal } from '#exam-engine/sitting/judge-save.ts'
import type { FreezeSelectionRefusal } from '#app/use-cases/freeze-selection.server.ts'
import type { IssueLetterRefusal } from '#app/use-cases/issue-letter.server.ts'
import type { MarkExamRefusal } from '#app/use-cases/mark-exam.server.ts'
import type { MoveClockRefusal } from '#app/use-cases/move-demo-clock.server.ts'
import type { PublishSelectionRefusal } from '#app/use-cases/publish-selection.server.ts'
import type { RejectAwardRefusal } from '#app/use-cases/reject-award.server.ts'
import type { RunSelectionRefusal } from '#app/use-cases/run-selection.server.ts'
import type { SignInRefusal } from '#app/use-cases/sign-in.server.ts'

type SittingRefusal =
  | CheckInRefusal | SaveRefusal
  | 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE' | 'CHECK_INCOMPLETE' | 'DENIAL_NEEDS_NOTE'
  | 'EXAM_NOT_OPEN' | 'DEADLINE_NOT_REACHED' | 'NO_FORM'
  | 'CANCELLATION_NEEDS_NOTE' | 'CONFIRMATION_MISSING' | 'REINSTATEMENT_NEEDS_NOTE' | 'MARKS_FROZEN'
  | 'BUSY_RETRY' | 'PAYLOAD_INVALID' | 'RATE_LIMITED'

type ItemRefusal = FreezeRefusal | 'NOT_ENOUGH_ITEMS' | 'FORM_TOO_LATE' | 'EXAM_UNKNOWN' | 'ITEMS_FILE_INVALID'

export type Refusal =
  | SignInRefusal | MoveClockRefusal | SittingRefusal | ItemRefusal | MarkExamRefusal
  | FreezeSelectionRefusal | RunSelectionRefusal | PublishSelectionRefusal | RejectAwardRefusal | IssueLetterRefusal
