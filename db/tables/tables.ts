/** Every table by its name, for Kysely. */
import type * as Arrival from './arrival-tables.ts'
import type * as Account from './account-tables.ts'
import type { AuditAnchorTable, AuditEventTable, AuditHeadTable } from './audit-tables.ts'
import type * as Call from './call-tables.ts'
import type * as Check from './check-tables.ts'
import type { DemoClockTable, DemoMarkerTable } from './clock-tables.ts'
import type * as Coordination from './coordination-tables.ts'
import type * as Desk from './desk-tables.ts'
import type * as Convocatoria from './convocatoria-tables.ts'
import type { FocusEventTable } from './focus-tables.ts'
import type * as Grades from './grade-tables.ts'
import type * as Items from './item-tables.ts'
import type { LetterTextTable } from './letter-text-tables.ts'
import type * as Lockdown from './lockdown-tables.ts'
import type * as Marking from './marking-tables.ts'
import type { OfflineCodeTable, OfflineKeyTable } from './offline-tables.ts'
import type * as PastCutoffs from './past-cutoff-tables.ts'
import type * as People from './people-tables.ts'
import type * as PersonFile from './person-file-tables.ts'
import type * as Privacy from './privacy-tables.ts'
import type { ProposalShowingTable } from './proposal-tables.ts'
import type * as Publications from './publication-tables.ts'
import type * as Receipt from './receipt-tables.ts'
import type * as Resignation from './resignation-tables.ts'
import type * as ExamSede from './exam-sede-tables.ts'
import type * as Registration from './registration-tables.ts'
import type * as Rooms from './room-tables.ts'
import type * as Sample from './audit-sample-tables.ts'
import type { ScoreOpeningTable } from './score-opening-tables.ts'
import type * as Selection from './selection-tables.ts'
import type * as Sitting from './sitting-tables.ts'
import type * as Supervision from './supervision-tables.ts'
import type * as WhatIf from './what-if-tables.ts'

export interface Tables {
  acta: Desk.ActaTable
  acta_completion: Desk.ActaCompletionTable
  acta_duty: Desk.ActaDutyTable
  acta_observation: Desk.ActaObservationTable
  acta_signature: Desk.ActaSignatureTable
  account: People.AccountTable
  account_link: Account.AccountLinkTable
  account_decision: Account.AccountDecisionTable
  address_change: PersonFile.AddressChangeTable
  adjustment: Coordination.AdjustmentTable
  announcement: Coordination.AnnouncementTable
  annulment: Marking.AnnulmentTable
  announcement_receipt: Coordination.AnnouncementReceiptTable
  answer: Sitting.AnswerTable
  answer_history: Sitting.AnswerHistoryTable
  answer_quarantine: Sitting.AnswerQuarantineTable
  arco_answer: Privacy.ArcoAnswerTable
  arco_request: Privacy.ArcoRequestTable
  attempt: Sitting.AttemptTable
  attempt_pulse: Sitting.AttemptPulseTable
  attempt_transition: Sitting.AttemptTransitionTable
  arrival_record: Arrival.ArrivalRecordTable
  audit_anchor: AuditAnchorTable
  audit_event: AuditEventTable
  audit_sample: Sample.AuditSampleTable
  audit_sample_finding: Sample.AuditSampleFindingTable
  audit_sample_row: Sample.AuditSampleRowTable
  audit_head: AuditHeadTable
  aviso: Call.AvisoTable
  award: Selection.AwardTable
  award_transition: Selection.AwardTransitionTable
  call_draft: Call.CallDraftTable
  call_period: Call.CallPeriodTable
  candidate: People.CandidateTable
  check_pass: Check.CheckPassTable
  check_probe: Check.CheckProbeTable
  check_in_record: Supervision.CheckInRecordTable
  compensation: Coordination.CompensationTable
  convocatoria: Convocatoria.ConvocatoriaTable
  convocatoria_version: Call.ConvocatoriaVersionTable
  course: Convocatoria.CourseTable
  course_prerequisite: Convocatoria.CoursePrerequisiteTable
  cutoff: Selection.CutoffTable
  declared_article: Publications.DeclaredArticleTable
  demo_clock: DemoClockTable
  demo_marker: DemoMarkerTable
  desk_charge: Desk.DeskChargeTable
  desk_hand_over: Desk.DeskHandOverTable
  enarm_import: Grades.EnarmImportTable
  enarm_mark: Grades.EnarmMarkTable
  enarm_suggestion: Grades.EnarmSuggestionTable
  entry_inquiry: Supervision.EntryInquiryTable
  exam: Convocatoria.ExamTable
  exam_item: Items.ExamItemTable
  exam_seat: Rooms.ExamSeatTable
  exam_sede_request: ExamSede.ExamSedeRequestTable
  factor_pass: Account.FactorPassTable
  factor_reset: Account.FactorResetTable
  faq_entry: Privacy.FaqEntryTable
  focus_event: FocusEventTable
  form: Items.FormTable
  form_check: Marking.FormCheckTable
  form_release: Marking.FormReleaseTable
  form_item: Items.FormItemTable
  form_key: Items.FormKeyTable
  foreign_record: Resignation.ForeignRecordTable
  grade_correction: Grades.GradeCorrectionTable
  grade_entry: Grades.GradeEntryTable
  grade_mark: People.GradeMarkTable
  grade_sheet: Grades.GradeSheetTable
  grade_sheet_line: Grades.GradeSheetLineTable
  item: Items.ItemTable
  item_key: Items.ItemKeyTable
  item_option: Items.ItemOptionTable
  letter: Selection.LetterTable
  letter_text: LetterTextTable
  lottery: Selection.LotteryTable
  lottery_step: Selection.LotteryStepTable
  lockdown_requirement: Lockdown.LockdownRequirementTable
  lockdown_setting: Lockdown.LockdownSettingTable
  lockdown_waiver: Lockdown.LockdownWaiverTable
  machine_check: Check.MachineCheckTable
  mail_message: Grades.MailMessageTable
  mark: Selection.MarkTable
  medical_leave_acknowledgement: Registration.MedicalLeaveAcknowledgementTable
  notice_address: Arrival.NoticeAddressTable
  official_notice: Arrival.OfficialNoticeTable
  offline_code: OfflineCodeTable
  offline_key: OfflineKeyTable
  past_cutoff: PastCutoffs.PastCutoffTable
  past_cutoff_import: PastCutoffs.PastCutoffImportTable
  person: People.PersonTable
  person_correction: PersonFile.PersonCorrectionTable
  preference: People.PreferenceTable
  privacy_consent: Privacy.PrivacyConsentTable
  proposal_showing: ProposalShowingTable
  publication: People.PublicationTable
  publication_decision: Publications.PublicationDecisionTable
  publication_declaration: Publications.PublicationDeclarationTable
  publication_evaluation: Publications.PublicationEvaluationTable
  publication_file: Publications.PublicationFileTable
  quarantine_decision: Receipt.QuarantineDecisionTable
  receipt: Receipt.ReceiptTable
  recovery_code: Account.RecoveryCodeTable
  registration_cancellation: PersonFile.RegistrationCancellationTable
  registration_draft: Registration.RegistrationDraftTable
  registration_trail: Registration.RegistrationTrailTable
  registration_version: Registration.RegistrationVersionTable
  rehearsal: Check.RehearsalTable
  rehearsal_answer: Check.RehearsalAnswerTable
  role_grant: People.RoleGrantTable
  resignation: Resignation.ResignationTable
  revocation: Resignation.RevocationTable
  room: Rooms.RoomTable
  room_exit: Desk.RoomExitTable
  roster_import: Account.RosterImportTable
  roster_correction: PersonFile.RosterCorrectionTable
  roster_entry: Registration.RosterEntryTable
  sealed_paper: Items.SealedPaperTable
  seat_pool: Convocatoria.SeatPoolTable
  sede: Convocatoria.SedeTable
  sede_outage: Desk.SedeOutageTable
  audit_package: Selection.AuditPackageTable
  selection_leaf: Selection.SelectionLeafTable
  selection_ledger: Selection.SelectionLedgerTable
  selection_identity: Selection.SelectionIdentityTable
  selection_result: Selection.SelectionResultTable
  selection_run: Selection.SelectionRunTable
  second_factor: Account.SecondFactorTable
  score_opening: ScoreOpeningTable
  session: People.SessionTable
  sign_in_code: Supervision.SignInCodeTable
  signing_key: Receipt.SigningKeyTable
  sitting_incident: Supervision.SittingIncidentTable
  solicitud_print: Registration.SolicitudPrintTable
  supervisor_post: Rooms.SupervisorPostTable
  ticket: Privacy.TicketTable
  ticket_message: Privacy.TicketMessageTable
  turno: Convocatoria.TurnoTable
  what_if: WhatIf.WhatIfTable
}
