-- What the app's role may do, written anew after each migration: nothing by
-- default, then exactly what its use-cases do. Evidence is inserted, never
-- changed; of rows that move on, only the columns that move. What the owner alone
-- fills (the convocatoria, people, grants, candidates) the app can only read.
revoke all on all tables in schema public from efiser_app;
grant usage on schema public to efiser_app;
grant execute on all functions in schema public to efiser_app;
grant usage on all sequences in schema public to efiser_app;
grant select on all tables in schema public to efiser_app;

grant insert on focus_event, audit_event, answer_history, answer_quarantine, form, form_key, form_item, item, item_option,
  item_key, exam_item, selection_identity, selection_result, cutoff to efiser_app;
grant insert on receipt, quarantine_decision to efiser_app;
grant insert, update (until) on signing_key to efiser_app;
grant update (id) on exam to efiser_app;   -- to lock it: an id that others refer to cannot change

grant insert on sealed_paper to efiser_app;

grant insert, update (revoked_at, confirmed_at) on session to efiser_app;

grant insert, update (unsent, item_id, reported_at) on attempt_pulse to efiser_app;
grant update (state, state_before_cancel, lease_epoch, lease_session, lease_owner, lease_device, lease_since,
  lease_device_epoch, lease_released_epoch, lease_unsent,
  admitted_at, admitted_by, permutation_seed,
  denial_reason, denial_note, started_at, form_id, cancel_note, finished_at, answers_digest, answered_count,
  chain_length, chain_head) on attempt to efiser_app;
grant insert, update (revision, option_id, flagged, struck, saved_at) on answer to efiser_app;
grant update (closes_at, accepts_until, times_version) on attempt to efiser_app;   -- as attempt_times_guard adds up
grant insert on adjustment, announcement, announcement_receipt, compensation to efiser_app;

grant insert, update (status, correct, counted, efiser, key_sha256, answers_digest, marked_at) on mark to efiser_app;
grant insert (id, convocatoria_id, frozen_at, frozen_by, input, input_sha256),
  update (ran_at, ran_by, results, results_sha256, proposed_at, proposed_by, published_at, published_by)
    on selection_run to efiser_app;
grant insert (run_id, label, changes, comparison, input_sha256, results_sha256, made_by, annulment, cutoffs, invented_seed)
  on what_if to efiser_app;
grant insert (run_id, candidate_id, pool_id),
  update (state, sede_accepted_at, commitment_accepted_at, rejected_at, resigned_at, revoked_at, letter_text_id) on award to efiser_app;
-- Resignations, duties of foreign residents, revocations: at the database's time; of what is answered, only the answer.
grant insert (award_id, person_id, addressee, subject, text),
  update (state, addressee, subject, text, original_key, original_sha256, original_kind, pages, viewing_key, shown,
    answered_by, return_reason) on resignation to efiser_app;
grant insert (award_id, duty, fulfilled_on, note, by_id, by_role) on foreign_record to efiser_app;
grant insert (award_id, ground, reason, proposed_by), update (outcome, decided_by, note) on revocation to efiser_app;
grant insert (draft_id, from_call, ledger, made_by) on call_period to efiser_app;
-- Notifications and arrivals: appended.
grant insert on official_notice to efiser_app;
grant insert (addressee, addresses, set_by) on notice_address to efiser_app;
grant insert (award_id, arrived_on, reason, by_id, by_role) on arrival_record to efiser_app;
grant update (resignation_to, resignation_cc) on convocatoria to efiser_app;
grant insert (cc, attachment_key, attachment_name) on mail_message to efiser_app;
grant insert, update (bytes, delivered_at) on letter to efiser_app;

grant update (offset_ms) on demo_clock to efiser_app;

-- What supervisors record: appended; of what ends, only its end.
grant insert, update (revoked_at, used_at, used_session) on sign_in_code to efiser_app;
grant insert on check_in_record, entry_inquiry, sitting_incident to efiser_app;

-- The desk: times are stamped by the database, and of what ends only its end is added.
grant insert (attempt_id, reason, note, left_by), update (returned_by, return_note) on room_exit to efiser_app;
grant insert (turno_id, sede_code, kind, note, since, declared_by), update (until, ended_by, end_note)
  on sede_outage to efiser_app;
grant insert (turno_id, sede_code, from_id, to_id, note, pending), update (outcome, ended_by)
  on desk_hand_over to efiser_app;
grant insert (turno_id, sede_code, person_id, how, hand_over_id, reason, by_id) on desk_charge to efiser_app;
grant insert (turno_id, sede_code, content, sha256, frozen_by) on acta to efiser_app;
grant insert (turno_id, sede_code, text, by_id) on acta_observation to efiser_app;
grant insert on acta_duty to efiser_app;
grant insert (turno_id, sede_code, person_id, sha256) on acta_signature to efiser_app;
grant insert (turno_id, sede_code, at, by_id, reason, bytes, sha256) on acta_completion to efiser_app;

-- The check of machines and the rehearsal. The time of a result is the database's.
grant insert, update (revoked_at) on check_pass to efiser_app;
grant insert (id, sede_code, device_sha256, label, result, measurements, origin, pass_id, by_id) on machine_check to efiser_app;
grant insert, update (at) on check_probe to efiser_app;
grant insert, update (epoch, holder, finished_at, handed_in, answered_count, answers_digest) on rehearsal to efiser_app;
grant insert, update (revision, option_id, flagged, struck, saved_at) on rehearsal_answer to efiser_app;

-- Safe Exam Browser: appended, at the database's time.
grant insert (quit_password_sha256, by_id) on lockdown_setting to efiser_app;
grant insert (sede_code, exam_id, required, by_id) on lockdown_requirement to efiser_app;
grant insert (attempt_id, reason, by_id) on lockdown_waiver to efiser_app;
-- Opening without net: a key is made, a code shown, once each; its machine tells once.
grant insert on offline_key to efiser_app;
grant insert (key_id, shown_at, shown_by), update (told_at, opened_at) on offline_code to efiser_app;

-- Rooms, seats and supervisors before the day; triggers say until when. Of the convocatoria only what is no rule.
grant insert, update (name, capacity, machines, accessible), delete on room to efiser_app;
grant insert, update (room_id, number), delete on exam_seat to efiser_app;
grant insert, delete on supervisor_post to efiser_app;
grant update (coordination_phone, check_in_minutes, sede_change_lead_hours, late_first_print) on convocatoria to efiser_app;
grant update (phone) on sede to efiser_app;

-- Accounts: roles, passwords and who is disabled only through their functions (0024).
grant insert (person_id, sealed, last_step), update (last_step), delete on second_factor to efiser_app;
grant insert (person_id, code_sha256), update (used_at) on recovery_code to efiser_app;
grant insert (code_sha256, person_id, made_by, expires_at), update (used_at) on factor_pass to efiser_app;
grant insert (person_id, reason, proposed_by), update (outcome, decided_by, decided_at) on factor_reset to efiser_app;
grant insert (person_id, act, reason, by_id) on account_decision to efiser_app;
-- Grades, ENARM marks and mail: appended at the database's time; of what is decided or sent, only that. What the
-- selection reads is written where a trigger finds the signature, the correction or the import behind it.
grant insert (candidate_id, year, mark, typed, base, source, by_id) on grade_entry to efiser_app;
grant insert (id, convocatoria_id, sede_code, ceme, number, content, sha256, signed_by) on grade_sheet to efiser_app;
grant insert on grade_sheet_line to efiser_app;
grant insert (candidate_id, year, from_mark, to_mark, reason, proposed_by), update (outcome, decided_by, note)
  on grade_correction to efiser_app;
grant insert, update (mark) on grade_mark to efiser_app;
grant insert (convocatoria_id, file_sha256, exact, suggested, by_id) on enarm_import to efiser_app;
grant insert (import_id, line, candidate_id, curp, name, mark, reason), update (outcome, decided_by)
  on enarm_suggestion to efiser_app;
grant insert (candidate_id, mark, replaces, import_id, line, suggestion_id, by_id) on enarm_mark to efiser_app;
grant update (enarm) on candidate to efiser_app;
grant insert (period, source, file_sha256, rows, by_id), update (withdrawn_by) on past_cutoff_import to efiser_app;
grant insert on past_cutoff to efiser_app;
grant insert (kind, about, person_id, address, subject, body), update (state, attempts, due_at, fault)
  on mail_message to efiser_app;
-- Registration: versions, trail and prints are appended; preferences and attempts follow from a version by trigger.
grant insert, update (revision, fields, saved_at) on registration_draft to efiser_app;
grant insert (id, convocatoria_id, person_id, folio, category, ceme, grade, adscription_sede, exam_sede, exam_id,
  carries_from, registered_at) on candidate to efiser_app;
grant insert (candidate_id, number, content, sha256, pools, by_id, address, user_agent) on registration_version to efiser_app;
grant insert (convocatoria_id, person_id, kind, by_id, session_sha256, address, user_agent, step, before, after)
  on registration_trail to efiser_app;
grant insert (version_id, exam_sede, bytes, sha256, by_id) on solicitud_print to efiser_app;
grant insert (candidate_id, from_sede, to_sede, kind, reason, note, requested_by),
  update (outcome, decided_by, decision_reason) on exam_sede_request to efiser_app;
-- Publications: versions are added, a held evaluation is written and ends, a decision adds to what the score reads.
grant insert (convocatoria_id, person_id, original_key, original_sha256, original_bytes, viewing_key, width, height,
  sharpness) on publication_file to efiser_app;
grant insert (convocatoria_id, person_id, version, file_id) on publication_declaration to efiser_app;
grant insert on declared_article to efiser_app;
grant insert (article_id, evaluator_id, draft), update (state, ended_at, return_reason, draft, draft_saved_at, accepted,
  type, author_position) on publication_evaluation to efiser_app;
grant insert (article_id, accepted, type, author_position, points, basis) on publication_decision to efiser_app;
grant insert on publication to efiser_app;
-- The call: a version is appended, and the database writes the convocatoria's rows from it. Avisos are appended.
grant insert (copied_from, document, undecided, unchecked, amends, amends_number, created_by, changed_by),
  update (document, undecided, unchecked, revision, changed_by, published_as, discarded_at) on call_draft to efiser_app;
grant insert (convocatoria_id, number, document, document_sha256, rules_sha256, previous_sha256, sha256, reason, changes,
  draft_id, issued_by) on convocatoria_version to efiser_app;
grant insert (convocatoria_id, title, body, clause, visible_from, corrects, published_by) on aviso to efiser_app;
-- Links to accounts, and who is taken from a roster: added. The password that a link sets, by its function (0025).
grant insert (person_id, purpose, token_sha256, address), update (used_at, revoked_at) on account_link
  to efiser_app;
grant insert (link_sealed) on mail_message to efiser_app;
grant insert (matricula, email, curp, given_names, first_surname, second_surname, sex, born_on) on person to efiser_app;
grant insert on roster_entry to efiser_app;
grant insert (convocatoria_id, file_sha256, people, roles, links, by_id) on roster_import to efiser_app;
-- Files of persons: cancellations and corrections are appended, and the database changes the person.
grant insert (candidate_id, person_id, reason, note, cancelled_by) on registration_cancellation to efiser_app;
grant insert (convocatoria_id, person_id, field, before, after, reason, corrected_by)
  on person_correction, roster_correction to efiser_app;
grant insert (person_id, before, after, reason, changed_by) on address_change to efiser_app;
-- Privacy and help: appended; of a ticket its end, of a public answer its wording.
grant insert (person_id, version, notice_sha256, address) on privacy_consent to efiser_app;
grant insert (candidate_id, by_id) on medical_leave_acknowledgement to efiser_app;
grant insert (person_id, kind, text, due_on) on arco_request to efiser_app;
grant insert (request_id, outcome, text, answered_by) on arco_answer to efiser_app;
grant insert (person_id, topic, subject), update (closed_by) on ticket to efiser_app;
grant insert (ticket_id, by_id, by_staff, text) on ticket_message to efiser_app;
grant insert (position, question, answer, published, updated_by),
  update (position, question, answer, published, updated_by) on faq_entry to efiser_app;
-- Annulments are proposed and decided once, releases appended; a discard ends a freeze. Times are the database's.
grant insert (form_id, item_ids, policy, kind, reason, proposed_by),
  update (outcome, decided_by, note, effect, effect_sha256) on annulment to efiser_app;
grant insert (form_id, n, findings, findings_sha256), update (n, findings, findings_sha256) on form_check to efiser_app;
grant insert (form_id, findings_sha256, reason, released_by) on form_release to efiser_app;
grant update (discarded_by, discard_reason) on selection_run to efiser_app;
-- The public lottery and the audit package: committed and built once; of a lottery only how it is drawn.
grant insert (run_id, convocatoria_id, number, commitment, commitment_sha256, frozen_input_sha256, secret_sha256,
  sealed_secret, committed_at, committed_by, chain, beacon_at, fallback_at),
  update (state, fallback_asked_at, fallback_asked_by, fallback_reason, drawn_at, drawn_by, source, signature,
  beacon_value, secret, seed, record, seeded_input, seeded_input_sha256) on lottery to efiser_app;
grant insert on selection_ledger, audit_package, selection_leaf to efiser_app;
-- The audit: its anchors are appended.
grant insert on audit_anchor to efiser_app;
-- The auditor's samples: of what is drawn its draw and its end are added, findings are appended.
grant insert (population, convocatoria_id, run_id, size, seed, seed_source, started_by),
  update (convocatoria_id, population_ids, population_sha256, population_count, statement, closed_by) on audit_sample to efiser_app;
grant insert on audit_sample_row to efiser_app;
grant insert (sample_id, place, outcome, checks, text, by_id) on audit_sample_finding to efiser_app;
-- Openings of personal scores by staff: appended.
grant insert (scope, person_id, exam_id, run_id, convocatoria_id, sample_id, place, role, purpose, note, actor_id,
  session_sha256) on score_opening to efiser_app;
-- The call's own text of the letters: versions are appended.
grant insert (convocatoria_id, number, content, sha256, reason, published_by) on letter_text to efiser_app;
-- What was shown of a proposal before its decision: appended.
grant insert (annulment_id, effect_sha256, correction_id, opening_id, shown_to) on proposal_showing to efiser_app;
