/**
 * Every code with which the platform refuses something expected. Status and
 * Spanish text are given for each by type: a new code does not compile until it
 * has both.
 */
import type { DecideAnnulmentRefusal, ProposeAnnulmentRefusal } from '#app/use-cases/annul-items.server.ts'
import type { DiscardSelectionRefusal } from '#app/use-cases/discard-selection.server.ts'
import type { ReleaseFormRefusal } from '#app/use-cases/release-form.server.ts'
import type { AnnounceRefusal } from '#app/use-cases/announce.server.ts'
import type { ArrangeRefusal } from '#app/use-cases/arrange-rooms.server.ts'
import type { AdmitRefusal } from '#app/use-cases/admit-candidate.server.ts'
import type { CompensateRefusal } from '#app/use-cases/compensate-sede.server.ts'
import type { GrantAdjustmentRefusal, RevokeAdjustmentRefusal } from '#app/use-cases/grant-adjustment.server.ts'
import type { CancelRegistrationRefusal } from '#app/use-cases/cancel-registration.server.ts'
import type { CorrectRosterRefusal } from '#app/use-cases/correct-roster.server.ts'
import type { CorrectPersonRefusal } from '#app/use-cases/correct-person.server.ts'
import type { CancelRefusal } from '#app/use-cases/cancel-for-fraud.server.ts'
import type { DeclarationRefusal } from '#app/use-cases/declare-publications.server.ts'
import type { DenyRefusal } from '#app/use-cases/deny-candidate.server.ts'
import type { EvaluateRefusal } from '#app/use-cases/evaluate-publication.server.ts'
import type { KeepFileRefusal } from '#app/use-cases/keep-publication-file.server.ts'
import type { FreezeFormRefusal } from '#app/use-cases/freeze-form.server.ts'
import type { ProposeRefusal, DecideRefusal } from '#app/use-cases/correct-grade.server.ts'
import type { CellFault } from '#app/use-cases/enter-grades.server.ts'
import type { DecideEnarmRefusal, ImportEnarmRefusal } from '#app/use-cases/import-enarm.server.ts'
import type { RemindRefusal } from '#app/use-cases/remind-professors.server.ts'
import type { SignSheetRefusal } from '#app/use-cases/sign-grade-sheet.server.ts'
import type { AcceptCommitmentRefusal } from '#app/use-cases/accept-award.server.ts'
import type { AskForFallbackRefusal, DrawLotteryRefusal } from '#app/use-cases/draw-lottery.server.ts'
import type { FreezeSelectionRefusal } from '#app/use-cases/freeze-selection.server.ts'
import type { GiveKeyRefusal } from '#app/use-cases/give-offline-key.server.ts'
import type { HandInRefusal } from '#app/use-cases/hand-in-attempt.server.ts'
import type { IssueLetterRefusal } from '#app/use-cases/issue-letter.server.ts'
import type { MarkExamRefusal } from '#app/use-cases/mark-exam.server.ts'
import type { MoveClockRefusal } from '#app/use-cases/move-demo-clock.server.ts'
import type { PostRefusal } from '#app/use-cases/post-supervisor.server.ts'
import type { ImportPastCutoffsRefusal, WithdrawPastCutoffsRefusal } from '#app/use-cases/import-past-cutoffs.server.ts'
import type { ImportRowsRefusal } from '#app/use-cases/import-call-rows.server.ts'
import type { EditDraftRefusal } from '#app/use-cases/edit-call-draft.server.ts'
import type { PublishCallRefusal } from '#app/use-cases/publish-call.server.ts'
import type { StartDraftRefusal } from '#app/use-cases/start-call-draft.server.ts'
import type { PublishLetterTextRefusal } from '#app/use-cases/publish-letter-text.server.ts'
import type { PublishAvisoRefusal } from '#app/use-cases/publish-aviso.server.ts'
import type { SimulateSelectionRefusal } from '#app/use-cases/simulate-selection.server.ts'
import type { PublishSelectionRefusal } from '#app/use-cases/publish-selection.server.ts'
import type { QuarantineRefusal } from '#app/use-cases/decide-quarantine.server.ts'
import type { ReinstateRefusal } from '#app/use-cases/reinstate-attempt.server.ts'
import type { ReleaseRefusal } from '#app/use-cases/release-lease.server.ts'
import type { InquiryRefusal } from '#app/use-cases/record-entry-inquiry.server.ts'
import type { IncidentRefusal } from '#app/use-cases/record-incident.server.ts'
import type { AnswerSedeRefusal } from '#app/use-cases/decide-exam-sede.server.ts'
import type { AcknowledgeLeaveRefusal } from '#exam-engine/convocatoria/medical-leave.ts'
import type { RequestSedeRefusal, WithdrawSedeRefusal } from '#app/use-cases/request-exam-sede.server.ts'
import type { RejectAwardRefusal } from '#app/use-cases/reject-award.server.ts'
import type { DraftResignationRefusal, SendResignationRefusal } from '#app/use-cases/resign-award.server.ts'
import type { AnswerResignationRefusal } from '#app/use-cases/answer-resignation.server.ts'
import type { RevokeAwardRefusal } from '#app/use-cases/revoke-award.server.ts'
import type { RecordForeignRefusal } from '#app/use-cases/record-foreign-duty.server.ts'
import type { IssueNoticeRefusal } from '#app/use-cases/issue-notices.server.ts'
import type { LookUpLetterRefusal } from '#app/use-cases/look-up-letter.server.ts'
import type { RecordArrivalRefusal } from '#app/use-cases/record-arrival.server.ts'
import type { StartPeriodRefusal } from '#app/use-cases/start-next-period.server.ts'
import type { RegisterVersionRefusal } from '#app/use-cases/register-version.server.ts'
import type { SaveDraftRefusal } from '#app/use-cases/save-registration-draft.server.ts'
import type { RunSelectionRefusal } from '#app/use-cases/run-selection.server.ts'
import type { AssignSeatsRefusal, MoveSeatRefusal } from '#app/use-cases/seat-candidates.server.ts'
import type { SetParametersRefusal } from '#app/use-cases/set-parameters.server.ts'
import type { ManagePersonRefusal } from '#app/use-cases/manage-person.server.ts'
import type { EnrolRefusal, RemoveFactorRefusal } from '#app/use-cases/own-factor.server.ts'
import type { ChangePasswordRefusal } from '#app/use-cases/own-sessions.server.ts'
import type { ImportRosterRefusal } from '#app/use-cases/import-roster.server.ts'
import type { SetByLinkRefusal } from '#app/use-cases/set-password-by-link.server.ts'
import type { ShowFactorRefusal } from '#app/use-cases/show-factor.server.ts'
import type { PrivacyRefusal } from '#app/use-cases/privacy.server.ts'
import type { HelpRefusal } from '#app/use-cases/help.server.ts'
import type { OpenScoresRefusal } from '#app/use-cases/open-scores.server.ts'
import type { SampleRefusal } from '#app/use-cases/sample-audit.server.ts'
import type { SignInRefusal } from '#app/use-cases/sign-in.server.ts'
import type { CodeSignInRefusal } from '#app/use-cases/sign-in-with-code.server.ts'
import type { ShowCodeRefusal } from '#app/use-cases/show-offline-code.server.ts'
import type { StartRefusal } from '#app/use-cases/start-attempt.server.ts'
import type { OpenDeskRefusal, ForceChargeRefusal } from '#app/use-cases/take-charge.server.ts'
import type { EndHandOverRefusal, OfferRefusal } from '#app/use-cases/hand-over.server.ts'
import type { EndOutageRefusal, OutageRefusal } from '#app/use-cases/declare-outage.server.ts'
import type { ExitRefusal, ReturnRefusal } from '#app/use-cases/record-exit.server.ts'
import type { CloseActaRefusal, ObserveActaRefusal } from '#app/use-cases/keep-acta.server.ts'
import type { SignActaRefusal } from '#app/use-cases/sign-acta.server.ts'
import type { TellOpeningRefusal } from '#app/use-cases/tell-offline-opening.server.ts'
import type { UndoDenialRefusal } from '#app/use-cases/undo-denial.server.ts'
import type { WaiveRefusal } from '#app/use-cases/waive-lockdown.server.ts'
import type { LockdownRefusal } from '#app/lockdown/judge-lockdown.ts'
import type { PayloadRefusal, SaveFailure } from '#app/live/protocol.ts'

type SittingRefusal =
  | AdmitRefusal | DenyRefusal | UndoDenialRefusal | StartRefusal | HandInRefusal | CancelRefusal | ReinstateRefusal
  | QuarantineRefusal | SaveFailure | PayloadRefusal | ReleaseRefusal | InquiryRefusal
  | IncidentRefusal | GiveKeyRefusal | ShowCodeRefusal | TellOpeningRefusal

type CoordinationRefusal =
  AnnounceRefusal | CompensateRefusal | GrantAdjustmentRefusal | RevokeAdjustmentRefusal | 'CANDIDATE_UNKNOWN'

type DeskRefusal =
  | ExitRefusal | ReturnRefusal | OutageRefusal | EndOutageRefusal | OpenDeskRefusal | ForceChargeRefusal | OfferRefusal
  | EndHandOverRefusal | SignActaRefusal | ObserveActaRefusal | CloseActaRefusal

/** Of the check of machines, the rehearsal and Safe Exam Browser. */
type CheckRefusal =
  | 'CHECK_NOT_ALLOWED' | 'CHECK_PASS_REFUSED' | LockdownRefusal | 'SEB_NOT_READY' | WaiveRefusal

type BeforeTheDayRefusal = ArrangeRefusal | AssignSeatsRefusal | MoveSeatRefusal | PostRefusal | SetParametersRefusal

type AccountRefusal =
  | ManagePersonRefusal | EnrolRefusal | RemoveFactorRefusal | ChangePasswordRefusal | ShowFactorRefusal
  | SetByLinkRefusal | ImportRosterRefusal

type CallRefusal = PublishAvisoRefusal | StartDraftRefusal | EditDraftRefusal | ImportRowsRefusal
  | PublishCallRefusal | ImportPastCutoffsRefusal | WithdrawPastCutoffsRefusal

/** Of declared publications and their evaluation. */
type PublicationRefusal =
  KeepFileRefusal | DeclarationRefusal | 'ARTICLE_UNUSABLE' | EvaluateRefusal | 'JUDGEMENT_INCOMPLETE'

/** Of files of persons, privacy and help. */
type PersonRefusal =
  CancelRegistrationRefusal | CorrectPersonRefusal | CorrectRosterRefusal | PrivacyRefusal | HelpRefusal

type GradeRefusals =
  | CellFault['refusal'] | SignSheetRefusal | ProposeRefusal | DecideRefusal | RemindRefusal | ImportEnarmRefusal
  | DecideEnarmRefusal

/** Of a seat that was accepted and is left, lost, or offered again. */
type SeatRefusal =
  | DraftResignationRefusal | SendResignationRefusal | AnswerResignationRefusal | RevokeAwardRefusal | RecordForeignRefusal
  | StartPeriodRefusal | PublishLetterTextRefusal

/** Of notifications and arrivals. */
type ArrivalsRefusal = IssueNoticeRefusal | RecordArrivalRefusal | LookUpLetterRefusal

export type Refusal =
  | AccountRefusal
  | SampleRefusal
  | OpenScoresRefusal
  | PersonRefusal
  | GradeRefusals
  | PublicationRefusal
  | CallRefusal
  | DeskRefusal | CoordinationRefusal | CheckRefusal | BeforeTheDayRefusal
  | RegisterVersionRefusal | SaveDraftRefusal | RequestSedeRefusal | WithdrawSedeRefusal | AcknowledgeLeaveRefusal | AnswerSedeRefusal
  | SignInRefusal | CodeSignInRefusal | MoveClockRefusal | SittingRefusal
  | FreezeFormRefusal | 'ITEMS_FILE_INVALID' | MarkExamRefusal
  | ProposeAnnulmentRefusal | DecideAnnulmentRefusal | ReleaseFormRefusal | DiscardSelectionRefusal
  | FreezeSelectionRefusal | DrawLotteryRefusal | AskForFallbackRefusal | RunSelectionRefusal
  | PublishSelectionRefusal | SimulateSelectionRefusal
  | AcceptCommitmentRefusal | RejectAwardRefusal | IssueLetterRefusal | SeatRefusal | ArrivalsRefusal
