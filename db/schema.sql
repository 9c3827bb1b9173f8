-- Written from the catalogs (npm run -s efiser -- schema write). Do not edit.

create table account (
  person_id uuid not null,
  password_hash text not null,
  disabled_at timestamp with time zone,
  constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint account_pkey PRIMARY KEY (person_id)
);

create table account_decision (
  id bigint not null generated always as identity,
  person_id uuid not null,
  act text not null,
  reason text not null,
  by_id uuid not null,
  at timestamp with time zone not null default clock_timestamp(),
  constraint account_decision_act_form CHECK ((act ~ '^[a-zA-Z]+$'::text)),
  constraint account_decision_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint account_decision_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint account_decision_pkey PRIMARY KEY (id),
  constraint account_decision_reason_given CHECK (((btrim(reason) <> ''::text) AND (length(reason) <= 2000)))
);

create table account_link (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  purpose text not null,
  token_sha256 bytea not null,
  address text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint account_link_bounded CHECK ((expires_at = (made_at +
CASE purpose
    WHEN 'activation'::text THEN '14 days'::interval
    ELSE '01:00:00'::interval
END))),
  constraint account_link_ends_once CHECK (((used_at IS NULL) OR (revoked_at IS NULL))),
  constraint account_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint account_link_pkey PRIMARY KEY (id),
  constraint account_link_purpose_known CHECK ((purpose = ANY (ARRAY['activation'::text, 'reset'::text]))),
  constraint account_link_token_is_sha256 CHECK ((octet_length(token_sha256) = 32)),
  constraint account_link_token_unique UNIQUE (token_sha256)
);

create table acta (
  turno_id uuid not null,
  sede_code text not null,
  sha256 text not null,
  frozen_at timestamp with time zone not null,
  frozen_by uuid not null,
  content text not null,
  constraint acta_by_hash UNIQUE (turno_id, sede_code, sha256),
  constraint acta_issued_by_fkey FOREIGN KEY (frozen_by) REFERENCES person(id),
  constraint acta_of_its_content CHECK ((sha256 = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text))),
  constraint acta_pkey PRIMARY KEY (turno_id, sede_code),
  constraint acta_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint acta_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id)
);

create table acta_completion (
  turno_id uuid not null,
  sede_code text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  reason text,
  bytes bytea not null,
  sha256 text not null,
  constraint acta_completion_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint acta_completion_of_acta FOREIGN KEY (turno_id, sede_code) REFERENCES acta(turno_id, sede_code),
  constraint acta_completion_of_its_bytes CHECK ((sha256 = encode(sha256(bytes), 'hex'::text))),
  constraint acta_completion_pkey PRIMARY KEY (turno_id, sede_code)
);

create table acta_duty (
  turno_id uuid not null,
  sede_code text not null,
  person_id uuid not null,
  constraint acta_duty_of_acta FOREIGN KEY (turno_id, sede_code) REFERENCES acta(turno_id, sede_code),
  constraint acta_duty_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint acta_duty_pkey PRIMARY KEY (turno_id, sede_code, person_id)
);

create table acta_observation (
  id bigint not null generated always as identity,
  turno_id uuid not null,
  sede_code text not null,
  text text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint acta_observation_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint acta_observation_pkey PRIMARY KEY (id),
  constraint acta_observation_says_something CHECK ((btrim(text) <> ''::text)),
  constraint acta_observation_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint acta_observation_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id)
);

create table acta_signature (
  turno_id uuid not null,
  sede_code text not null,
  person_id uuid not null,
  sha256 text not null,
  at timestamp with time zone not null,
  constraint acta_signature_of_the_content FOREIGN KEY (turno_id, sede_code, sha256) REFERENCES acta(turno_id, sede_code, sha256),
  constraint acta_signature_on_duty FOREIGN KEY (turno_id, sede_code, person_id) REFERENCES acta_duty(turno_id, sede_code, person_id),
  constraint acta_signature_pkey PRIMARY KEY (turno_id, sede_code, person_id)
);

create table address_change (
  id bigint not null generated always as identity,
  person_id uuid not null,
  before text not null,
  after text not null,
  reason text not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  constraint address_change_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id),
  constraint address_change_changes_something CHECK ((before <> after)),
  constraint address_change_form CHECK (((after = lower(after)) AND (char_length(after) <= 254))),
  constraint address_change_has_reason CHECK (((btrim(reason) <> ''::text) AND (char_length(reason) <= 2000))),
  constraint address_change_not_own CHECK ((changed_by <> person_id)),
  constraint address_change_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint address_change_pkey PRIMARY KEY (id)
);

create table adjustment (
  id uuid not null default gen_random_uuid(),
  attempt_id uuid not null,
  revokes uuid,
  document_number text,
  document_date date,
  authority text,
  extra_minutes integer,
  extra_percent integer,
  other_measures text,
  arrangement text,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint adjustment_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint adjustment_grants_or_revokes CHECK (
CASE
    WHEN (revokes IS NULL) THEN ((document_number <> ''::text) AND (document_date IS NOT NULL) AND (authority <> ''::text) AND (reason IS NULL) AND (num_nonnulls(extra_minutes, extra_percent, NULLIF(other_measures, ''::text)) >= 1))
    ELSE ((reason <> ''::text) AND (num_nonnulls(document_number, document_date, authority, extra_minutes, extra_percent, other_measures, arrangement) = 0))
END),
  constraint adjustment_minutes_or_percent CHECK ((num_nonnulls(extra_minutes, extra_percent) <= 1)),
  constraint adjustment_minutes_sane CHECK (((extra_minutes >= 1) AND (extra_minutes <= 240))),
  constraint adjustment_percent_sane CHECK (((extra_percent >= 1) AND (extra_percent <= 100))),
  constraint adjustment_pkey PRIMARY KEY (id),
  constraint adjustment_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint adjustment_revoked_once UNIQUE (revokes),
  constraint adjustment_revokes_fkey FOREIGN KEY (revokes) REFERENCES adjustment(id)
);

create table announcement (
  id uuid not null,
  turno_id uuid not null,
  sede_code text,
  attempt_id uuid,
  text text not null,
  announced_at timestamp with time zone not null,
  announced_by uuid not null,
  constraint announcement_announced_by_fkey FOREIGN KEY (announced_by) REFERENCES person(id),
  constraint announcement_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint announcement_one_scope CHECK (((sede_code IS NULL) OR (attempt_id IS NULL))),
  constraint announcement_pkey PRIMARY KEY (id),
  constraint announcement_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint announcement_text_sane CHECK (((char_length(text) >= 1) AND (char_length(text) <= 500))),
  constraint announcement_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id)
);

create table announcement_receipt (
  announcement_id uuid not null,
  attempt_id uuid not null,
  step text not null,
  at timestamp with time zone not null,
  constraint announcement_receipt_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcement(id),
  constraint announcement_receipt_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint announcement_receipt_pkey PRIMARY KEY (announcement_id, attempt_id, step),
  constraint announcement_receipt_step_known CHECK ((step = ANY (ARRAY['delivered'::text, 'confirmed'::text])))
);

create table annulment (
  id uuid not null default gen_random_uuid(),
  form_id uuid not null,
  item_ids uuid[] not null,
  policy text not null,
  kind text not null,
  reason text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  outcome text,
  decided_at timestamp with time zone,
  decided_by uuid,
  note text not null default ''::text,
  effect text,
  effect_sha256 text,
  constraint annulment_approved_has_effect CHECK (((NOT (outcome IS DISTINCT FROM 'approved'::text)) = ((effect IS NOT NULL) AND (effect_sha256 IS NOT NULL)))),
  constraint annulment_by_a_second_person CHECK (
CASE outcome
    WHEN 'withdrawn'::text THEN (decided_by = proposed_by)
    ELSE ((decided_by IS NULL) OR (decided_by <> proposed_by))
END),
  constraint annulment_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint annulment_decided_whole CHECK ((((outcome IS NULL) = (decided_at IS NULL)) AND ((outcome IS NULL) = (decided_by IS NULL)))),
  constraint annulment_effect_of_its_hash CHECK ((effect_sha256 = encode(sha256(convert_to(effect, 'UTF8'::name)), 'hex'::text))),
  constraint annulment_form_id_fkey FOREIGN KEY (form_id) REFERENCES form(id),
  constraint annulment_has_items CHECK ((cardinality(item_ids) > 0)),
  constraint annulment_has_reason CHECK ((btrim(reason) <> ''::text)),
  constraint annulment_kind_known CHECK ((kind = ANY (ARRAY['wrongKey'::text, 'severalRight'::text, 'noneRight'::text, 'ambiguous'::text, 'outOfScope'::text, 'unreadable'::text, 'exposed'::text, 'other'::text]))),
  constraint annulment_outcome_known CHECK ((outcome = ANY (ARRAY['approved'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint annulment_pkey PRIMARY KEY (id),
  constraint annulment_policy_known CHECK ((policy = ANY (ARRAY['drop'::text, 'credit'::text]))),
  constraint annulment_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint annulment_rejected_has_note CHECK (((outcome IS DISTINCT FROM 'rejected'::text) OR (btrim(note) <> ''::text)))
);

create table answer (
  attempt_id uuid not null,
  item_id uuid not null,
  revision integer not null,
  option_id uuid,
  flagged boolean not null,
  struck uuid[] not null,
  saved_at timestamp with time zone not null,
  constraint answer_pkey PRIMARY KEY (attempt_id, item_id),
  constraint answer_revision_positive CHECK ((revision >= 1))
);

create table answer_history (
  attempt_id uuid not null,
  seq integer not null,
  item_id uuid not null,
  revision integer not null,
  option_id uuid,
  flagged boolean not null,
  struck uuid[] not null,
  epoch integer not null,
  op_id uuid not null,
  received_at timestamp with time zone not null,
  client_at timestamp with time zone,
  hash bytea not null,
  constraint answer_history_pkey PRIMARY KEY (attempt_id, seq)
);

create table answer_quarantine (
  id bigint not null generated always as identity,
  attempt_id uuid not null,
  reason text not null,
  operation jsonb not null,
  epoch integer not null,
  received_at timestamp with time zone not null,
  constraint answer_quarantine_pkey PRIMARY KEY (id)
);

create table arco_answer (
  request_id uuid not null,
  outcome text not null,
  text text not null,
  answered_at timestamp with time zone not null,
  answered_by uuid not null,
  constraint arco_answer_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint arco_answer_has_grounds CHECK (((outcome = 'withdrawn'::text) OR (btrim(text) <> ''::text))),
  constraint arco_answer_length CHECK ((char_length(text) <= 4000)),
  constraint arco_answer_outcome_known CHECK ((outcome = ANY (ARRAY['granted'::text, 'partly'::text, 'denied'::text, 'withdrawn'::text]))),
  constraint arco_answer_pkey PRIMARY KEY (request_id),
  constraint arco_answer_request_id_fkey FOREIGN KEY (request_id) REFERENCES arco_request(id)
);

create table arco_request (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  person_id uuid not null,
  kind text not null,
  text text not null,
  filed_at timestamp with time zone not null,
  due_on date not null,
  constraint arco_request_kind_known CHECK ((kind = ANY (ARRAY['access'::text, 'rectification'::text, 'cancellation'::text, 'opposition'::text]))),
  constraint arco_request_number_unique UNIQUE (number),
  constraint arco_request_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint arco_request_pkey PRIMARY KEY (id),
  constraint arco_request_says_what CHECK (((btrim(text) <> ''::text) AND (char_length(text) <= 4000))),
  constraint arco_request_term CHECK ((due_on > ((filed_at AT TIME ZONE 'America/Mexico_City'::text))::date))
);

create table arrival_record (
  id bigint not null generated always as identity,
  award_id uuid not null,
  arrived_on date,
  reason text not null,
  by_id uuid not null,
  by_role text not null,
  at timestamp with time zone not null,
  constraint arrival_record_award_id_fkey FOREIGN KEY (award_id) REFERENCES award(id),
  constraint arrival_record_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint arrival_record_pkey PRIMARY KEY (id),
  constraint arrival_record_reason_sane CHECK ((char_length(reason) <= 1000)),
  constraint arrival_record_role_known CHECK ((by_role = ANY (ARRAY['ooad'::text, 'educacion'::text])))
);

create table attempt (
  id uuid not null default gen_random_uuid(),
  candidate_id uuid not null,
  exam_id uuid not null,
  turno_id uuid not null,
  sede_code text not null,
  state text not null default 'expected'::text,
  state_before_cancel text,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  accepts_until timestamp with time zone not null,
  times_version integer not null default 1,
  form_id uuid,
  permutation_seed text,
  lease_epoch integer not null default 0,
  lease_session bytea,
  admitted_at timestamp with time zone,
  admitted_by uuid,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  denial_reason text,
  denial_note text,
  cancel_note text,
  answered_count integer,
  answers_digest text,
  chain_length integer,
  chain_head bytea,
  lease_owner bytea,
  lease_device bytea,
  lease_since timestamp with time zone,
  lease_device_epoch integer not null default 0,
  lease_released_epoch integer,
  lease_unsent integer,
  constraint attempt_admitted_by_fkey FOREIGN KEY (admitted_by) REFERENCES person(id),
  constraint attempt_cancelled_has_origin CHECK (((state = 'cancelled'::text) = (state_before_cancel IS NOT NULL))),
  constraint attempt_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint attempt_denied_has_reason CHECK (((state <> 'denied'::text) OR (denial_reason IS NOT NULL))),
  constraint attempt_device_epoch_reached CHECK ((lease_device_epoch <= lease_epoch)),
  constraint attempt_epoch_not_negative CHECK ((lease_epoch >= 0)),
  constraint attempt_exam_id_fkey FOREIGN KEY (exam_id) REFERENCES exam(id),
  constraint attempt_finished_has_digest CHECK (((state <> ALL (ARRAY['handedIn'::text, 'closed'::text])) OR ((finished_at IS NOT NULL) AND (answers_digest IS NOT NULL) AND (answered_count IS NOT NULL) AND (chain_length IS NOT NULL) AND (chain_head IS NOT NULL)))),
  constraint attempt_form_id_fkey FOREIGN KEY (form_id) REFERENCES form(id),
  constraint attempt_lease_whole CHECK (((lease_session IS NULL) OR (lease_owner IS NULL) OR ((lease_device IS NOT NULL) AND (lease_since IS NOT NULL)))),
  constraint attempt_one_per_candidate_and_exam UNIQUE (candidate_id, exam_id),
  constraint attempt_one_per_candidate_and_turno UNIQUE (candidate_id, turno_id),
  constraint attempt_pkey PRIMARY KEY (id),
  constraint attempt_running_is_started CHECK (((state <> ALL (ARRAY['inProgress'::text, 'handedIn'::text, 'closed'::text])) OR (started_at IS NOT NULL))),
  constraint attempt_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint attempt_seed_form CHECK ((permutation_seed ~ '^[0-9a-f]{64}$'::text)),
  constraint attempt_started_has_form CHECK (((started_at IS NULL) OR ((form_id IS NOT NULL) AND (permutation_seed IS NOT NULL) AND (admitted_at IS NOT NULL)))),
  constraint attempt_state_known CHECK ((state = ANY (ARRAY['expected'::text, 'admitted'::text, 'inProgress'::text, 'handedIn'::text, 'closed'::text, 'denied'::text, 'absent'::text, 'cancelled'::text]))),
  constraint attempt_times_ordered CHECK (((opens_at < closes_at) AND (closes_at <= accepts_until))),
  constraint attempt_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id),
  constraint attempt_unsent_not_negative CHECK ((lease_unsent >= 0))
);

create table attempt_pulse (
  attempt_id uuid not null,
  unsent integer not null,
  item_id text,
  reported_at timestamp with time zone not null,
  constraint attempt_pulse_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint attempt_pulse_not_negative CHECK ((unsent >= 0)),
  constraint attempt_pulse_pkey PRIMARY KEY (attempt_id)
);

create table attempt_transition (
  from_state text not null,
  to_state text not null,
  constraint attempt_transition_pkey PRIMARY KEY (from_state, to_state)
);

create table audit_anchor (
  number integer not null,
  day date not null,
  seq bigint not null,
  hash bytea not null,
  anchored_at timestamp with time zone not null,
  body text not null,
  body_sha256 text not null,
  signature text not null,
  key_id text not null,
  constraint audit_anchor_body_unique UNIQUE (body_sha256),
  constraint audit_anchor_day_is_of_its_time CHECK ((day = ((anchored_at AT TIME ZONE 'America/Mexico_City'::text))::date)),
  constraint audit_anchor_hash_is_sha256 CHECK ((octet_length(hash) = 32)),
  constraint audit_anchor_key_id_fkey FOREIGN KEY (key_id) REFERENCES signing_key(id),
  constraint audit_anchor_number_positive CHECK ((number >= 1)),
  constraint audit_anchor_once_a_day UNIQUE (day),
  constraint audit_anchor_pkey PRIMARY KEY (number),
  constraint audit_anchor_seq_unique UNIQUE (seq),
  constraint audit_anchor_states_its_columns CHECK (((body_sha256 = encode(sha256(convert_to(body, 'UTF8'::name)), 'hex'::text)) AND ((((body)::jsonb ->> 'number'::text))::integer = number) AND ((((body)::jsonb ->> 'seq'::text))::bigint = seq) AND (((body)::jsonb ->> 'day'::text) = (day)::text) AND (((body)::jsonb ->> 'hash'::text) = encode(hash, 'hex'::text)) AND ((((body)::jsonb ->> 'at'::text))::timestamp with time zone = anchored_at) AND (((body)::jsonb ->> 'keyId'::text) = key_id)))
);

create table audit_event (
  seq bigint not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_role text,
  action text not null,
  subject_type text not null,
  subject_id text not null,
  payload text not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint audit_event_action_form CHECK ((action ~ '^[a-z][a-zA-Z]*(\.[a-z][a-zA-Z]*)+$'::text)),
  constraint audit_event_hash_unique UNIQUE (hash),
  constraint audit_event_payload_is_json CHECK (((jsonb_typeof((payload)::jsonb) = 'object'::text) AND (payload !~ '[\n\r]'::text))),
  constraint audit_event_pkey PRIMARY KEY (seq),
  constraint audit_event_subject_id_form CHECK ((subject_id !~ '[\n\r]'::text)),
  constraint audit_event_subject_type_form CHECK ((subject_type ~ '^[a-zA-Z]+$'::text))
);

create table audit_head (
  singleton boolean not null default true,
  seq bigint not null,
  hash bytea not null,
  constraint audit_head_hash_is_sha256 CHECK ((octet_length(hash) = 32)),
  constraint audit_head_pkey PRIMARY KEY (singleton),
  constraint audit_head_single CHECK (singleton)
);

create table audit_package (
  run_id uuid not null,
  bytes bytea not null,
  sha256 text not null,
  manifest_sha256 text not null,
  tree_head text not null,
  tree_size integer not null,
  key_id text not null,
  built_at timestamp with time zone not null,
  constraint audit_package_head_form CHECK ((tree_head ~ '^[0-9a-f]{64}$'::text)),
  constraint audit_package_key_id_fkey FOREIGN KEY (key_id) REFERENCES signing_key(id),
  constraint audit_package_manifest_form CHECK ((manifest_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint audit_package_of_its_bytes CHECK ((sha256 = encode(sha256(bytes), 'hex'::text))),
  constraint audit_package_pkey PRIMARY KEY (run_id),
  constraint audit_package_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id),
  constraint audit_package_size_from_zero CHECK ((tree_size >= 0))
);

create table audit_sample (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  population text not null,
  run_id uuid,
  size integer not null,
  seed text not null,
  seed_source text not null,
  started_at timestamp with time zone not null,
  started_by uuid not null,
  population_ids text,
  population_sha256 text,
  population_count integer,
  drawn_at timestamp with time zone,
  statement text,
  closed_at timestamp with time zone,
  closed_by uuid,
  convocatoria_id text,
  constraint audit_sample_closed_after_drawn CHECK (((closed_at IS NULL) OR (drawn_at IS NOT NULL))),
  constraint audit_sample_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES person(id),
  constraint audit_sample_closed_whole CHECK ((num_nulls(statement, closed_at, closed_by) = ANY (ARRAY[0, 3]))),
  constraint audit_sample_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint audit_sample_drawn_whole CHECK ((num_nulls(population_ids, population_sha256, population_count, drawn_at) = ANY (ARRAY[0, 4]))),
  constraint audit_sample_number_unique UNIQUE (number),
  constraint audit_sample_pkey PRIMARY KEY (id),
  constraint audit_sample_population_known CHECK ((population = ANY (ARRAY['attempts'::text, 'registrations'::text, 'publications'::text, 'letters'::text, 'results'::text]))),
  constraint audit_sample_results_of_a_run CHECK (((population = 'results'::text) = (run_id IS NOT NULL))),
  constraint audit_sample_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id),
  constraint audit_sample_seed_one_line CHECK (((btrim(seed) <> ''::text) AND (seed !~ '[[:cntrl:]]'::text) AND (char_length(seed) <= 200))),
  constraint audit_sample_seed_source_known CHECK ((seed_source = ANY (ARRAY['drawn'::text, 'given'::text]))),
  constraint audit_sample_size_bounded CHECK (((size >= 1) AND (size <= 500))),
  constraint audit_sample_started_by_fkey FOREIGN KEY (started_by) REFERENCES person(id),
  constraint audit_sample_statement_length CHECK (((btrim(statement) <> ''::text) AND (char_length(statement) <= 4000))),
  constraint audit_sample_states_its_population CHECK ((population_sha256 = encode(sha256(convert_to(population_ids, 'UTF8'::name)), 'hex'::text)))
);

create table audit_sample_finding (
  id bigint not null generated always as identity,
  sample_id uuid not null,
  place integer not null,
  outcome text not null,
  checks text[] not null,
  text text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint audit_sample_finding_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint audit_sample_finding_length CHECK ((char_length(text) <= 2000)),
  constraint audit_sample_finding_of_a_row FOREIGN KEY (sample_id, place) REFERENCES audit_sample_row(sample_id, place),
  constraint audit_sample_finding_outcome_known CHECK ((outcome = ANY (ARRAY['conforms'::text, 'observed'::text]))),
  constraint audit_sample_finding_pkey PRIMARY KEY (id),
  constraint audit_sample_finding_says_what CHECK (((outcome = 'conforms'::text) OR (btrim(text) <> ''::text)))
);

create table audit_sample_row (
  sample_id uuid not null,
  place integer not null,
  subject_id text not null,
  constraint audit_sample_row_once UNIQUE (sample_id, subject_id),
  constraint audit_sample_row_pkey PRIMARY KEY (sample_id, place),
  constraint audit_sample_row_place_positive CHECK ((place >= 1)),
  constraint audit_sample_row_sample_id_fkey FOREIGN KEY (sample_id) REFERENCES audit_sample(id)
);

create table aviso (
  convocatoria_id text not null,
  number integer not null,
  title text not null,
  body text not null,
  clause text not null,
  visible_from timestamp with time zone not null,
  corrects integer,
  at timestamp with time zone not null,
  published_by uuid not null,
  constraint aviso_body_sane CHECK (((btrim(body) <> ''::text) AND (char_length(body) <= 8000))),
  constraint aviso_clause_form CHECK ((clause ~ '^[1-9]\d*(\.\d+)*( [A-Z])?$'::text)),
  constraint aviso_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint aviso_corrected_once UNIQUE (convocatoria_id, corrects),
  constraint aviso_corrects_known FOREIGN KEY (convocatoria_id, corrects) REFERENCES aviso(convocatoria_id, number),
  constraint aviso_corrects_older CHECK ((corrects < number)),
  constraint aviso_pkey PRIMARY KEY (convocatoria_id, number),
  constraint aviso_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
  constraint aviso_title_sane CHECK (((btrim(title) <> ''::text) AND (char_length(title) <= 160)))
);

create table award (
  id uuid not null default gen_random_uuid(),
  run_id uuid not null,
  candidate_id uuid not null,
  pool_id uuid not null,
  state text not null default 'assigned'::text,
  sede_accepted_at timestamp with time zone,
  commitment_accepted_at timestamp with time zone,
  rejected_at timestamp with time zone,
  resigned_at timestamp with time zone,
  revoked_at timestamp with time zone,
  letter_text_id uuid,
  constraint award_as_assigned FOREIGN KEY (run_id, candidate_id, pool_id) REFERENCES selection_result(run_id, candidate_id, pool_id),
  constraint award_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint award_letter_text_id_fkey FOREIGN KEY (letter_text_id) REFERENCES letter_text(id),
  constraint award_one_per_candidate_and_run UNIQUE (run_id, candidate_id),
  constraint award_pkey PRIMARY KEY (id),
  constraint award_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES seat_pool(id),
  constraint award_resigned_has_moment CHECK (((state = 'resigned'::text) = (resigned_at IS NOT NULL))),
  constraint award_revoked_has_moment CHECK (((state = 'revoked'::text) = (revoked_at IS NOT NULL))),
  constraint award_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id),
  constraint award_state_known CHECK ((state = ANY (ARRAY['assigned'::text, 'sedeAccepted'::text, 'commitmentAccepted'::text, 'letterIssued'::text, 'rejected'::text, 'resigned'::text, 'revoked'::text])))
);

create table award_transition (
  from_state text not null,
  to_state text not null,
  constraint award_transition_pkey PRIMARY KEY (from_state, to_state)
);

create table call_draft (
  id uuid not null default gen_random_uuid(),
  copied_from text not null,
  document jsonb not null,
  undecided text[] not null default '{}'::text[],
  revision integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  changed_at timestamp with time zone not null,
  changed_by uuid not null,
  published_as text,
  amends text,
  amends_number integer,
  unchecked text[] not null default '{}'::text[],
  discarded_at timestamp with time zone,
  constraint call_draft_amends_fkey FOREIGN KEY (amends) REFERENCES convocatoria(id),
  constraint call_draft_amends_version CHECK (((amends IS NULL) = (amends_number IS NULL))),
  constraint call_draft_changed_by_fkey FOREIGN KEY (changed_by) REFERENCES person(id),
  constraint call_draft_copied_from_fkey FOREIGN KEY (copied_from) REFERENCES convocatoria(id),
  constraint call_draft_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id),
  constraint call_draft_ended_once CHECK (((discarded_at IS NULL) OR (published_as IS NULL))),
  constraint call_draft_pkey PRIMARY KEY (id),
  constraint call_draft_published_as_fkey FOREIGN KEY (published_as) REFERENCES convocatoria(id)
);

create table call_period (
  draft_id uuid not null,
  from_call text not null,
  seats_taken_at timestamp with time zone not null,
  ledger jsonb not null,
  made_by uuid not null,
  constraint call_period_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES call_draft(id),
  constraint call_period_from_call_fkey FOREIGN KEY (from_call) REFERENCES convocatoria(id),
  constraint call_period_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint call_period_pkey PRIMARY KEY (draft_id)
);

create table candidate (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  person_id uuid not null,
  folio text not null,
  category text not null,
  ceme text not null,
  grade integer not null,
  adscription_sede text not null,
  exam_sede text not null,
  exam_id uuid not null,
  enarm numeric(7,4),
  registered_at timestamp with time zone not null,
  carries_from uuid,
  constraint candidate_adscription_sede_fkey FOREIGN KEY (adscription_sede) REFERENCES sede(code),
  constraint candidate_carries_from_fkey FOREIGN KEY (carries_from) REFERENCES candidate(id),
  constraint candidate_category_known CHECK ((category = ANY (ARRAY['mexican'::text, 'foreign'::text]))),
  constraint candidate_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint candidate_enarm_range CHECK (((enarm >= (0)::numeric) AND (enarm <= (100)::numeric))),
  constraint candidate_exam_id_fkey FOREIGN KEY (exam_id) REFERENCES exam(id),
  constraint candidate_exam_sede_fkey FOREIGN KEY (exam_sede) REFERENCES sede(code),
  constraint candidate_folio_form CHECK ((folio ~ '^[A-Z0-9-]{4,24}$'::text)),
  constraint candidate_folio_unique UNIQUE (convocatoria_id, folio),
  constraint candidate_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint candidate_person_unique UNIQUE (convocatoria_id, person_id),
  constraint candidate_pkey PRIMARY KEY (id)
);

create table check_in_record (
  id bigint not null generated always as identity,
  attempt_id uuid not null,
  outcome text not null,
  solicitud_shown boolean,
  id_shown boolean,
  identity_matches boolean,
  reason text,
  note text not null default ''::text,
  statement text not null default ''::text,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint check_in_record_admitted_is_complete CHECK (((outcome <> 'admitted'::text) OR ((solicitud_shown AND id_shown AND identity_matches) IS TRUE))),
  constraint check_in_record_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint check_in_record_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint check_in_record_denial_has_reason CHECK (((outcome = 'denied'::text) = (reason IS NOT NULL))),
  constraint check_in_record_other_has_note CHECK (((reason IS DISTINCT FROM 'OTHER'::text) OR (btrim(note) <> ''::text))),
  constraint check_in_record_outcome_known CHECK ((outcome = ANY (ARRAY['admitted'::text, 'denied'::text, 'denialUndone'::text]))),
  constraint check_in_record_pkey PRIMARY KEY (id),
  constraint check_in_record_reversal_has_note CHECK (((outcome <> 'denialUndone'::text) OR (btrim(note) <> ''::text)))
);

create table check_pass (
  id uuid not null default gen_random_uuid(),
  sede_code text not null,
  code_sha256 bytea not null,
  issued_at timestamp with time zone not null,
  issued_by uuid not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint check_pass_code_once UNIQUE (code_sha256),
  constraint check_pass_is_sha256 CHECK ((octet_length(code_sha256) = 32)),
  constraint check_pass_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint check_pass_pkey PRIMARY KEY (id),
  constraint check_pass_revoked_later CHECK ((revoked_at >= issued_at)),
  constraint check_pass_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint check_pass_thirty_days CHECK (((expires_at > issued_at) AND (expires_at <= (issued_at + '30 days'::interval))))
);

create table check_probe (
  device_sha256 bytea not null,
  slot smallint not null,
  at timestamp with time zone not null,
  constraint check_probe_device_is_sha256 CHECK ((octet_length(device_sha256) = 32)),
  constraint check_probe_pkey PRIMARY KEY (device_sha256, slot),
  constraint check_probe_slots CHECK (((slot >= 1) AND (slot <= 10)))
);

create table compensation (
  id uuid not null,
  turno_id uuid not null,
  sede_code text not null,
  minutes integer not null,
  reason text not null,
  announcement_id uuid not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint compensation_announcement_id_fkey FOREIGN KEY (announcement_id) REFERENCES announcement(id),
  constraint compensation_has_reason CHECK ((reason <> ''::text)),
  constraint compensation_is_announced UNIQUE (announcement_id),
  constraint compensation_minutes_positive CHECK ((minutes >= 1)),
  constraint compensation_pkey PRIMARY KEY (id),
  constraint compensation_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES person(id),
  constraint compensation_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint compensation_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id)
);

create table convocatoria (
  id text not null,
  title text not null,
  rules jsonb not null,
  rules_sha256 text not null,
  published_at timestamp with time zone not null,
  registration_from timestamp with time zone not null,
  registration_until timestamp with time zone not null,
  results_from timestamp with time zone not null,
  results_until timestamp with time zone not null,
  check_in_minutes integer not null default 30,
  transit_grace_ms integer not null default 0,
  coordination_phone text not null default '(55) 5627 6900, extensiones 21183 a 21185'::text,
  sede_change_lead_hours integer not null default 96,
  late_first_print text not null default 'allowed'::text,
  resignation_to text,
  resignation_cc text,
  constraint convocatoria_carry_in_later_period CHECK (((COALESCE((rules ->> 'marks'::text), ''::text) <> 'carryOver'::text) OR (((rules ->> 'period'::text))::integer > 1))),
  constraint convocatoria_carry_without_cronograma CHECK (((COALESCE((rules ->> 'marks'::text), ''::text) <> 'carryOver'::text) OR (COALESCE((rules -> 'cronograma'::text), '[]'::jsonb) = '[]'::jsonb))),
  constraint convocatoria_check_in_sane CHECK (((check_in_minutes >= 0) AND (check_in_minutes <= 240))),
  constraint convocatoria_cronograma_unless_carried CHECK (((COALESCE((rules ->> 'marks'::text), ''::text) = 'carryOver'::text) OR (COALESCE((rules -> 'cronograma'::text), '[1]'::jsonb) <> '[]'::jsonb))),
  constraint convocatoria_grace_sane CHECK (((transit_grace_ms >= 0) AND (transit_grace_ms <= 600000))),
  constraint convocatoria_late_first_print_known CHECK ((late_first_print = ANY (ARRAY['allowed'::text, 'desk'::text]))),
  constraint convocatoria_marks_known CHECK ((COALESCE((rules ->> 'marks'::text), 'newCronograma'::text) = ANY (ARRAY['newCronograma'::text, 'carryOver'::text]))),
  constraint convocatoria_phone_sane CHECK (((btrim(coordination_phone) <> ''::text) AND (char_length(coordination_phone) <= 80))),
  constraint convocatoria_pkey PRIMARY KEY (id),
  constraint convocatoria_registration_ordered CHECK ((registration_from < registration_until)),
  constraint convocatoria_resignation_cc_beside_to CHECK (((resignation_cc IS NULL) OR (resignation_to IS NOT NULL))),
  constraint convocatoria_resignation_cc_form CHECK (((resignation_cc ~ '^[^[:space:][:cntrl:]<>,;:"()]+@[^[:space:][:cntrl:]<>,;:"()@]+$'::text) AND (char_length(resignation_cc) <= 254))),
  constraint convocatoria_resignation_to_form CHECK (((resignation_to ~ '^[^[:space:][:cntrl:]<>,;:"()]+@[^[:space:][:cntrl:]<>,;:"()@]+$'::text) AND (char_length(resignation_to) <= 254))),
  constraint convocatoria_results_ordered CHECK ((results_from < results_until)),
  constraint convocatoria_sede_change_lead_sane CHECK (((sede_change_lead_hours >= 1) AND (sede_change_lead_hours <= 720)))
);

create table convocatoria_version (
  convocatoria_id text not null,
  number integer not null,
  document jsonb not null,
  document_sha256 text not null,
  rules_sha256 text not null,
  previous_sha256 text,
  sha256 text not null,
  reason text,
  changes jsonb not null default '[]'::jsonb,
  draft_id uuid,
  at timestamp with time zone not null,
  issued_by uuid not null,
  constraint convocatoria_version_chained CHECK (((number = 1) = (previous_sha256 IS NULL))),
  constraint convocatoria_version_changes CHECK (((number = 1) = (changes = '[]'::jsonb))),
  constraint convocatoria_version_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint convocatoria_version_document_hash CHECK ((document_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint convocatoria_version_draft_id_fkey FOREIGN KEY (draft_id) REFERENCES call_draft(id),
  constraint convocatoria_version_hash CHECK ((sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint convocatoria_version_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint convocatoria_version_number_positive CHECK ((number >= 1)),
  constraint convocatoria_version_pkey PRIMARY KEY (convocatoria_id, number),
  constraint convocatoria_version_reason CHECK ((((number = 1) = (reason IS NULL)) AND (btrim(reason) <> ''::text))),
  constraint convocatoria_version_rules_hash CHECK ((rules_sha256 ~ '^[0-9a-f]{64}$'::text))
);

create table course (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  cer text not null,
  new_course boolean not null,
  note text,
  constraint course_cer_unique UNIQUE (convocatoria_id, cer),
  constraint course_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint course_pkey PRIMARY KEY (id)
);

create table course_prerequisite (
  course_id uuid not null,
  ceme text not null,
  grade integer not null,
  constraint course_prerequisite_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint course_prerequisite_grade_sane CHECK (((grade >= 1) AND (grade <= 6))),
  constraint course_prerequisite_pkey PRIMARY KEY (course_id, ceme, grade)
);

create table cutoff (
  run_id uuid not null,
  pool_id uuid not null,
  seats integer not null,
  filled integer not null,
  ranked_by integer not null,
  last_pi_imss numeric(9,6),
  decided_by_tie_break boolean not null,
  constraint cutoff_pkey PRIMARY KEY (run_id, pool_id),
  constraint cutoff_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES seat_pool(id),
  constraint cutoff_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id)
);

create table declared_article (
  id uuid not null default gen_random_uuid(),
  declaration_id uuid not null,
  position integer not null,
  doi text not null,
  issn text not null,
  pmid text not null,
  type text not null,
  author_position integer not null,
  published_on date not null,
  title text not null,
  journal text not null,
  constraint declared_article_author_position CHECK ((author_position = ANY (ARRAY[1, 2]))),
  constraint declared_article_declaration_id_fkey FOREIGN KEY (declaration_id) REFERENCES publication_declaration(id),
  constraint declared_article_doi_form CHECK (((doi ~ '^10\.'::text) AND (doi = btrim(doi)))),
  constraint declared_article_doi_once UNIQUE (declaration_id, doi),
  constraint declared_article_issn_form CHECK ((issn ~ '^[0-9]{4}-[0-9]{3}[0-9X]$'::text)),
  constraint declared_article_journal CHECK (((btrim(journal) <> ''::text) AND (char_length(journal) <= 200))),
  constraint declared_article_pkey PRIMARY KEY (id),
  constraint declared_article_place_once UNIQUE (declaration_id, "position"),
  constraint declared_article_pmid_form CHECK ((pmid ~ '^[1-9][0-9]{0,7}$'::text)),
  constraint declared_article_position CHECK ((("position" >= 1) AND ("position" <= 8))),
  constraint declared_article_title CHECK (((btrim(title) <> ''::text) AND (char_length(title) <= 300))),
  constraint declared_article_type_counts CHECK ((type = ANY (ARRAY['descriptive'::text, 'analytical'::text, 'quasiExperimental'::text, 'randomisedBlindedTrial'::text])))
);

create table demo_clock (
  singleton boolean not null default true,
  offset_ms bigint not null default 0,
  constraint demo_clock_pkey PRIMARY KEY (singleton),
  constraint demo_clock_single CHECK (singleton)
);

create table demo_marker (
  singleton boolean not null default true,
  seed text not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint demo_marker_pkey PRIMARY KEY (singleton),
  constraint demo_marker_single CHECK (singleton)
);

create table desk_charge (
  id bigint not null generated always as identity,
  turno_id uuid not null,
  sede_code text not null,
  person_id uuid not null,
  how text not null,
  hand_over_id bigint,
  reason text not null default ''::text,
  since timestamp with time zone not null,
  by_id uuid not null,
  constraint desk_charge_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint desk_charge_forced_has_reason CHECK (((how <> 'forced'::text) OR (btrim(reason) <> ''::text))),
  constraint desk_charge_hand_over_id_fkey FOREIGN KEY (hand_over_id) REFERENCES desk_hand_over(id),
  constraint desk_charge_handed_over CHECK (((how = 'handedOver'::text) = (hand_over_id IS NOT NULL))),
  constraint desk_charge_how_known CHECK ((how = ANY (ARRAY['opened'::text, 'handedOver'::text, 'forced'::text]))),
  constraint desk_charge_once_per_hand_over UNIQUE (hand_over_id),
  constraint desk_charge_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint desk_charge_pkey PRIMARY KEY (id),
  constraint desk_charge_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint desk_charge_taken_by_oneself CHECK (((how = 'forced'::text) OR (by_id = person_id))),
  constraint desk_charge_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id)
);

create table desk_hand_over (
  id bigint not null generated always as identity,
  turno_id uuid not null,
  sede_code text not null,
  from_id uuid not null,
  to_id uuid not null,
  note text not null,
  pending text not null,
  offered_at timestamp with time zone not null,
  outcome text,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint desk_hand_over_confirmed_by_receiver CHECK (((outcome IS DISTINCT FROM 'confirmed'::text) OR (ended_by = to_id))),
  constraint desk_hand_over_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint desk_hand_over_ends_once CHECK ((((outcome IS NULL) = (ended_at IS NULL)) AND ((outcome IS NULL) = (ended_by IS NULL)))),
  constraint desk_hand_over_from_id_fkey FOREIGN KEY (from_id) REFERENCES person(id),
  constraint desk_hand_over_has_note CHECK ((btrim(note) <> ''::text)),
  constraint desk_hand_over_outcome_known CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'withdrawn'::text, 'overtaken'::text]))),
  constraint desk_hand_over_pending_is_json CHECK ((jsonb_typeof((pending)::jsonb) = 'object'::text)),
  constraint desk_hand_over_pkey PRIMARY KEY (id),
  constraint desk_hand_over_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint desk_hand_over_to_another CHECK ((from_id <> to_id)),
  constraint desk_hand_over_to_id_fkey FOREIGN KEY (to_id) REFERENCES person(id),
  constraint desk_hand_over_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id),
  constraint desk_hand_over_withdrawn_by_giver CHECK (((outcome IS DISTINCT FROM 'withdrawn'::text) OR (ended_by = from_id)))
);

create table enarm_import (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  file_sha256 text not null,
  exact integer not null,
  suggested integer not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint enarm_import_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint enarm_import_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint enarm_import_hash_form CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint enarm_import_pkey PRIMARY KEY (id)
);

create table enarm_mark (
  id bigint not null generated always as identity,
  candidate_id uuid not null,
  mark numeric(7,4) not null,
  replaces numeric(7,4),
  import_id uuid not null,
  line integer not null,
  suggestion_id uuid,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint enarm_mark_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint enarm_mark_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint enarm_mark_changes_something CHECK ((mark IS DISTINCT FROM replaces)),
  constraint enarm_mark_import_id_fkey FOREIGN KEY (import_id) REFERENCES enarm_import(id),
  constraint enarm_mark_once_per_import UNIQUE (import_id, candidate_id),
  constraint enarm_mark_once_per_suggestion UNIQUE (suggestion_id),
  constraint enarm_mark_pkey PRIMARY KEY (id),
  constraint enarm_mark_range CHECK (((mark >= (0)::numeric) AND (mark <= (100)::numeric))),
  constraint enarm_mark_suggestion_id_fkey FOREIGN KEY (suggestion_id) REFERENCES enarm_suggestion(id)
);

create table enarm_suggestion (
  id uuid not null default gen_random_uuid(),
  import_id uuid not null,
  line integer not null,
  candidate_id uuid not null,
  curp text not null,
  name text not null,
  mark numeric(7,4) not null,
  reason text not null,
  outcome text,
  decided_at timestamp with time zone,
  decided_by uuid,
  constraint enarm_suggestion_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint enarm_suggestion_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint enarm_suggestion_decided_whole CHECK ((((outcome IS NULL) = (decided_at IS NULL)) AND ((outcome IS NULL) = (decided_by IS NULL)))),
  constraint enarm_suggestion_import_id_fkey FOREIGN KEY (import_id) REFERENCES enarm_import(id),
  constraint enarm_suggestion_outcome_known CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'rejected'::text]))),
  constraint enarm_suggestion_pkey PRIMARY KEY (id),
  constraint enarm_suggestion_range CHECK (((mark >= (0)::numeric) AND (mark <= (100)::numeric))),
  constraint enarm_suggestion_reason_known CHECK ((reason = ANY (ARRAY['CURP_AGREES'::text, 'NAME_AGREES_CURP_MISSING'::text, 'NAME_AGREES_CURP_CLOSE'::text, 'NAME_PART_BIRTH_AGREES'::text]))),
  constraint enarm_suggestion_unique UNIQUE (import_id, line, candidate_id)
);

create table entry_inquiry (
  id bigint not null generated always as identity,
  turno_id uuid not null,
  sede_code text not null,
  searched text not null,
  person_id uuid,
  answer text not null,
  note text not null default ''::text,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint entry_inquiry_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint entry_inquiry_found_or_unknown CHECK (((person_id IS NULL) = (answer = 'UNKNOWN_PERSON'::text))),
  constraint entry_inquiry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint entry_inquiry_pkey PRIMARY KEY (id),
  constraint entry_inquiry_searched_something CHECK ((btrim(searched) <> ''::text)),
  constraint entry_inquiry_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint entry_inquiry_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id)
);

create table exam (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  turno_id uuid not null,
  ceme text not null,
  grade integer not null,
  item_count integer not null,
  research_count integer not null,
  constraint exam_ceme_grade_unique UNIQUE (convocatoria_id, ceme, grade),
  constraint exam_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint exam_item_count_positive CHECK ((item_count > 0)),
  constraint exam_pkey PRIMARY KEY (id),
  constraint exam_research_below_total CHECK ((research_count < item_count)),
  constraint exam_research_count_sane CHECK ((research_count >= 0)),
  constraint exam_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id)
);

create table exam_item (
  exam_id uuid not null,
  item_id uuid not null,
  constraint exam_item_exam_id_fkey FOREIGN KEY (exam_id) REFERENCES exam(id),
  constraint exam_item_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id),
  constraint exam_item_pkey PRIMARY KEY (exam_id, item_id)
);

create table exam_seat (
  attempt_id uuid not null,
  turno_id uuid not null,
  sede_code text not null,
  room_id uuid not null,
  number integer not null,
  constraint exam_seat_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint exam_seat_in_a_room_of_the_sede FOREIGN KEY (room_id, sede_code) REFERENCES room(id, sede_code),
  constraint exam_seat_number_positive CHECK ((number >= 1)),
  constraint exam_seat_pkey PRIMARY KEY (attempt_id),
  constraint exam_seat_taken_once UNIQUE (turno_id, room_id, number),
  constraint exam_seat_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id)
);

create table exam_sede_request (
  id uuid not null default gen_random_uuid(),
  candidate_id uuid not null,
  from_sede text not null,
  to_sede text not null,
  kind text not null,
  reason text not null,
  note text not null,
  requested_at timestamp with time zone not null,
  requested_by uuid not null,
  outcome text,
  decided_by uuid,
  decision_reason text,
  decided_at timestamp with time zone,
  constraint exam_sede_request_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint exam_sede_request_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint exam_sede_request_decided_whole CHECK ((num_nulls(outcome, decided_by, decided_at) = ANY (ARRAY[0, 3]))),
  constraint exam_sede_request_decided_with_reason CHECK (((kind = 'own'::text) OR (outcome IS NULL) OR (outcome = 'withdrawn'::text) OR (btrim(COALESCE(decision_reason, ''::text)) <> ''::text))),
  constraint exam_sede_request_decision_short CHECK ((char_length(decision_reason) <= 500)),
  constraint exam_sede_request_from_sede_fkey FOREIGN KEY (from_sede) REFERENCES sede(code),
  constraint exam_sede_request_kind_known CHECK ((kind = ANY (ARRAY['own'::text, 'elsewhere'::text]))),
  constraint exam_sede_request_moves CHECK ((from_sede <> to_sede)),
  constraint exam_sede_request_note_short CHECK ((char_length(note) <= 500)),
  constraint exam_sede_request_outcome_known CHECK ((outcome = ANY (ARRAY['approved'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint exam_sede_request_pkey PRIMARY KEY (id),
  constraint exam_sede_request_reason_known CHECK ((reason = ANY (ARRAY['rotation'::text, 'vacation'::text, 'other'::text]))),
  constraint exam_sede_request_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES person(id),
  constraint exam_sede_request_to_sede_fkey FOREIGN KEY (to_sede) REFERENCES sede(code)
);

create table factor_pass (
  code_sha256 bytea not null,
  person_id uuid not null,
  made_by uuid,
  made_at timestamp with time zone not null default clock_timestamp(),
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint factor_pass_is_sha256 CHECK ((octet_length(code_sha256) = 32)),
  constraint factor_pass_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint factor_pass_not_own CHECK ((made_by <> person_id)),
  constraint factor_pass_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint factor_pass_pkey PRIMARY KEY (code_sha256),
  constraint factor_pass_short CHECK (((expires_at > made_at) AND (expires_at <= (made_at + '01:00:00'::interval))))
);

create table factor_reset (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null default clock_timestamp(),
  outcome text,
  decided_by uuid,
  decided_at timestamp with time zone,
  constraint factor_reset_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint factor_reset_decided_whole CHECK ((((outcome IS NULL) = (decided_by IS NULL)) AND ((outcome IS NULL) = (decided_at IS NULL)))),
  constraint factor_reset_not_own CHECK (((proposed_by <> person_id) AND (decided_by IS DISTINCT FROM person_id))),
  constraint factor_reset_outcome_known CHECK ((outcome = ANY (ARRAY['confirmed'::text, 'withdrawn'::text]))),
  constraint factor_reset_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint factor_reset_pkey PRIMARY KEY (id),
  constraint factor_reset_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint factor_reset_reason_given CHECK (((btrim(reason) <> ''::text) AND (length(reason) <= 2000))),
  constraint factor_reset_two_admins CHECK (((outcome IS DISTINCT FROM 'confirmed'::text) OR (decided_by <> proposed_by)))
);

create table faq_entry (
  id uuid not null default gen_random_uuid(),
  position integer not null,
  question text not null,
  answer text not null,
  published boolean not null,
  updated_at timestamp with time zone not null,
  updated_by uuid not null,
  constraint faq_entry_answers CHECK (((btrim(answer) <> ''::text) AND (char_length(answer) <= 4000))),
  constraint faq_entry_asks CHECK (((btrim(question) <> ''::text) AND (char_length(question) <= 200))),
  constraint faq_entry_pkey PRIMARY KEY (id),
  constraint faq_entry_position_positive CHECK ((("position" >= 1) AND ("position" <= 999))),
  constraint faq_entry_updated_by_fkey FOREIGN KEY (updated_by) REFERENCES person(id)
);

create table focus_event (
  attempt_id uuid not null,
  event_id uuid not null,
  phase text not null,
  kind text not null,
  at timestamp with time zone not null default efiser_now(),
  delay_ms integer not null,
  away_ms integer,
  constraint focus_event_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint focus_event_away_in_range CHECK (((away_ms >= 0) AND (away_ms <= 86400000))),
  constraint focus_event_delay_in_range CHECK (((delay_ms >= 0) AND (delay_ms <= 86400000))),
  constraint focus_event_kind_known CHECK ((kind = ANY (ARRAY['pageHidden'::text, 'windowLeft'::text, 'fullScreenLeft'::text]))),
  constraint focus_event_length_on_return CHECK (((phase = 'returned'::text) = (away_ms IS NOT NULL))),
  constraint focus_event_phase_known CHECK ((phase = ANY (ARRAY['left'::text, 'returned'::text]))),
  constraint focus_event_pkey PRIMARY KEY (attempt_id, event_id, phase)
);

create table foreign_record (
  id bigint not null generated always as identity,
  award_id uuid not null,
  duty text not null,
  fulfilled_on date,
  note text not null,
  by_id uuid not null,
  by_role text not null,
  at timestamp with time zone not null,
  constraint foreign_record_award_id_fkey FOREIGN KEY (award_id) REFERENCES award(id),
  constraint foreign_record_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint foreign_record_duty_known CHECK ((duty = ANY (ARRAY['tuition'::text, 'migratory'::text]))),
  constraint foreign_record_note_sane CHECK (((btrim(note) <> ''::text) AND (char_length(note) <= 1000))),
  constraint foreign_record_pkey PRIMARY KEY (id),
  constraint foreign_record_role_known CHECK ((by_role = ANY (ARRAY['admin'::text, 'ooad'::text])))
);

create table form (
  id uuid not null,
  exam_id uuid not null,
  version integer not null,
  seed text not null,
  content text not null,
  content_sha256 text not null,
  item_count integer not null,
  frozen_at timestamp with time zone not null,
  frozen_by uuid,
  constraint form_exam_id_fkey FOREIGN KEY (exam_id) REFERENCES exam(id),
  constraint form_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES person(id),
  constraint form_pkey PRIMARY KEY (id),
  constraint form_version_unique UNIQUE (exam_id, version)
);

create table form_check (
  form_id uuid not null,
  n integer not null,
  findings text not null,
  findings_sha256 text not null,
  checked_at timestamp with time zone not null,
  constraint form_check_findings_are_list CHECK ((jsonb_typeof((findings)::jsonb) = 'array'::text)),
  constraint form_check_form_id_fkey FOREIGN KEY (form_id) REFERENCES form(id),
  constraint form_check_n_positive CHECK ((n >= 0)),
  constraint form_check_of_its_findings CHECK ((findings_sha256 = encode(sha256(convert_to(findings, 'UTF8'::name)), 'hex'::text))),
  constraint form_check_pkey PRIMARY KEY (form_id)
);

create table form_item (
  form_id uuid not null,
  item_id uuid not null,
  option_ids uuid[] not null,
  constraint form_item_form_id_fkey FOREIGN KEY (form_id) REFERENCES form(id),
  constraint form_item_pkey PRIMARY KEY (form_id, item_id)
);

create table form_key (
  form_id uuid not null,
  content_sha256 text not null,
  key text not null,
  key_sha256 text not null,
  constraint form_key_form_id_fkey FOREIGN KEY (form_id) REFERENCES form(id),
  constraint form_key_pkey PRIMARY KEY (form_id)
);

create table form_release (
  id uuid not null default gen_random_uuid(),
  form_id uuid not null,
  findings_sha256 text not null,
  reason text not null,
  released_at timestamp with time zone not null,
  released_by uuid not null,
  constraint form_release_form_id_fkey FOREIGN KEY (form_id) REFERENCES form_check(form_id),
  constraint form_release_has_reason CHECK ((btrim(reason) <> ''::text)),
  constraint form_release_once UNIQUE (form_id, findings_sha256),
  constraint form_release_pkey PRIMARY KEY (id),
  constraint form_release_released_by_fkey FOREIGN KEY (released_by) REFERENCES person(id)
);

create table grade_correction (
  id uuid not null default gen_random_uuid(),
  candidate_id uuid not null,
  year integer not null,
  from_mark numeric(7,4) not null,
  to_mark numeric(5,2) not null,
  reason text not null,
  proposed_at timestamp with time zone not null,
  proposed_by uuid not null,
  outcome text,
  decided_at timestamp with time zone,
  decided_by uuid,
  note text not null default ''::text,
  constraint grade_correction_by_a_second_person CHECK (
CASE outcome
    WHEN 'withdrawn'::text THEN (decided_by = proposed_by)
    ELSE ((decided_by IS NULL) OR (decided_by <> proposed_by))
END),
  constraint grade_correction_changes_something CHECK ((from_mark <> to_mark)),
  constraint grade_correction_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint grade_correction_decided_whole CHECK ((((outcome IS NULL) = (decided_at IS NULL)) AND ((outcome IS NULL) = (decided_by IS NULL)))),
  constraint grade_correction_has_reason CHECK ((btrim(reason) <> ''::text)),
  constraint grade_correction_of_a_grade FOREIGN KEY (candidate_id, year) REFERENCES grade_mark(candidate_id, year),
  constraint grade_correction_outcome_known CHECK ((outcome = ANY (ARRAY['approved'::text, 'rejected'::text, 'withdrawn'::text]))),
  constraint grade_correction_pkey PRIMARY KEY (id),
  constraint grade_correction_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint grade_correction_range CHECK (((to_mark >= (0)::numeric) AND (to_mark <= (100)::numeric))),
  constraint grade_correction_rejected_has_note CHECK (((outcome IS DISTINCT FROM 'rejected'::text) OR (btrim(note) <> ''::text)))
);

create table grade_entry (
  id bigint not null generated always as identity,
  candidate_id uuid not null,
  year integer not null,
  mark numeric(5,2),
  typed text not null,
  base integer not null,
  source text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint grade_entry_as_signed UNIQUE (id, candidate_id, year, mark),
  constraint grade_entry_base_known CHECK ((base = ANY (ARRAY[100, 10, 5]))),
  constraint grade_entry_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint grade_entry_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint grade_entry_pkey PRIMARY KEY (id),
  constraint grade_entry_range CHECK (((mark >= (0)::numeric) AND (mark <= (100)::numeric))),
  constraint grade_entry_source_known CHECK ((source = ANY (ARRAY['form'::text, 'file'::text]))),
  constraint grade_entry_typed_short CHECK ((char_length(typed) <= 16)),
  constraint grade_entry_year_sane CHECK (((year >= 1) AND (year <= 6)))
);

create table grade_mark (
  candidate_id uuid not null,
  year integer not null,
  mark numeric(7,4) not null,
  constraint grade_mark_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint grade_mark_pkey PRIMARY KEY (candidate_id, year),
  constraint grade_mark_range CHECK (((mark >= (0)::numeric) AND (mark <= (100)::numeric))),
  constraint grade_mark_year_sane CHECK (((year >= 1) AND (year <= 6)))
);

create table grade_sheet (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  sede_code text not null,
  ceme text not null,
  number integer not null,
  content text not null,
  sha256 text not null,
  signed_by uuid not null,
  signed_at timestamp with time zone not null,
  constraint grade_sheet_content_is_json CHECK ((jsonb_typeof(((content)::jsonb -> 'grades'::text)) = 'array'::text)),
  constraint grade_sheet_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint grade_sheet_number_unique UNIQUE (convocatoria_id, sede_code, ceme, number),
  constraint grade_sheet_of_its_content CHECK ((sha256 = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text))),
  constraint grade_sheet_pkey PRIMARY KEY (id),
  constraint grade_sheet_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint grade_sheet_signed_by_fkey FOREIGN KEY (signed_by) REFERENCES person(id)
);

create table grade_sheet_line (
  candidate_id uuid not null,
  year integer not null,
  mark numeric(5,2) not null,
  sheet_id uuid not null,
  entry_id bigint not null,
  constraint grade_sheet_line_as_entered FOREIGN KEY (entry_id, candidate_id, year, mark) REFERENCES grade_entry(id, candidate_id, year, mark),
  constraint grade_sheet_line_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint grade_sheet_line_pkey PRIMARY KEY (candidate_id, year),
  constraint grade_sheet_line_sheet_id_fkey FOREIGN KEY (sheet_id) REFERENCES grade_sheet(id)
);

create table item (
  id uuid not null default gen_random_uuid(),
  code text not null,
  area text not null,
  topic text not null,
  vignette text,
  stem text not null,
  rationale text,
  fingerprint text not null,
  image_svg text,
  image_alt text,
  constraint item_area_known CHECK ((area = ANY (ARRAY['clinical'::text, 'research'::text]))),
  constraint item_code_unique UNIQUE (code),
  constraint item_image_has_alt CHECK (((image_svg IS NULL) = (image_alt IS NULL))),
  constraint item_pkey PRIMARY KEY (id)
);

create table item_key (
  item_id uuid not null,
  option_id text not null,
  constraint item_key_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id),
  constraint item_key_option_of_item FOREIGN KEY (item_id, option_id) REFERENCES item_option(item_id, id),
  constraint item_key_pkey PRIMARY KEY (item_id)
);

create table item_option (
  id text not null,
  item_id uuid not null,
  position integer not null,
  text text not null,
  constraint item_option_item_id_fkey FOREIGN KEY (item_id) REFERENCES item(id),
  constraint item_option_of_item UNIQUE (item_id, id),
  constraint item_option_pkey PRIMARY KEY (id),
  constraint item_option_position CHECK ((("position" >= 1) AND ("position" <= 5))),
  constraint item_option_position_unique UNIQUE (item_id, "position")
);

create table letter (
  award_id uuid not null,
  token text not null,
  sha256 text not null,
  bytes bytea,
  issued_at timestamp with time zone not null,
  fetchable_until timestamp with time zone not null,
  session_sha256 bytea not null,
  delivered_at timestamp with time zone,
  content_sha256 text,
  key_id text,
  signature text,
  file_signature text,
  letter_text_id uuid,
  constraint letter_award_id_fkey FOREIGN KEY (award_id) REFERENCES award(id),
  constraint letter_key_id_fkey FOREIGN KEY (key_id) REFERENCES signing_key(id),
  constraint letter_letter_text_id_fkey FOREIGN KEY (letter_text_id) REFERENCES letter_text(id),
  constraint letter_pkey PRIMARY KEY (award_id),
  constraint letter_signed_whole CHECK ((num_nulls(content_sha256, key_id, signature, file_signature) = ANY (ARRAY[0, 4]))),
  constraint letter_token_form CHECK ((token ~ '^[0-9a-f]{32}$'::text)),
  constraint letter_token_unique UNIQUE (token)
);

create table letter_text (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  number integer not null,
  content text not null,
  sha256 text not null,
  reason text not null,
  published_by uuid not null,
  published_at timestamp with time zone not null,
  constraint letter_text_content_is_list CHECK (((content IS JSON ARRAY) AND (octet_length(content) <= 262144))),
  constraint letter_text_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint letter_text_number_after_first CHECK ((number >= 2)),
  constraint letter_text_number_unique UNIQUE (convocatoria_id, number),
  constraint letter_text_pkey PRIMARY KEY (id),
  constraint letter_text_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
  constraint letter_text_reason_sane CHECK (((btrim(reason) <> ''::text) AND (char_length(reason) <= 500))),
  constraint letter_text_sha256_of_content CHECK ((sha256 = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text)))
);

create table lockdown_requirement (
  id bigint not null generated always as identity,
  sede_code text,
  exam_id uuid,
  required boolean not null,
  at timestamp with time zone not null default efiser_now(),
  by_id uuid not null,
  constraint lockdown_requirement_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint lockdown_requirement_exam_id_fkey FOREIGN KEY (exam_id) REFERENCES exam(id),
  constraint lockdown_requirement_one_scope CHECK ((num_nonnulls(sede_code, exam_id) = 1)),
  constraint lockdown_requirement_pkey PRIMARY KEY (id),
  constraint lockdown_requirement_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code)
);

create table lockdown_setting (
  id bigint not null generated always as identity,
  quit_password_sha256 text not null,
  at timestamp with time zone not null default efiser_now(),
  by_id uuid not null,
  constraint lockdown_setting_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint lockdown_setting_is_sha256 CHECK ((quit_password_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint lockdown_setting_pkey PRIMARY KEY (id)
);

create table lockdown_waiver (
  attempt_id uuid not null,
  reason text not null,
  at timestamp with time zone not null default efiser_now(),
  by_id uuid not null,
  constraint lockdown_waiver_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint lockdown_waiver_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint lockdown_waiver_has_reason CHECK (((btrim(reason) <> ''::text) AND (char_length(reason) <= 500))),
  constraint lockdown_waiver_pkey PRIMARY KEY (attempt_id)
);

create table lottery (
  run_id uuid not null,
  convocatoria_id text not null,
  number integer not null,
  commitment text not null,
  commitment_sha256 text not null,
  frozen_input_sha256 text not null,
  secret_sha256 text not null,
  sealed_secret bytea not null,
  committed_at timestamp with time zone not null,
  committed_by uuid not null,
  chain text not null,
  beacon_at timestamp with time zone not null,
  fallback_at timestamp with time zone not null,
  state text not null default 'committed'::text,
  fallback_asked_at timestamp with time zone,
  fallback_asked_by uuid,
  fallback_reason text,
  drawn_at timestamp with time zone,
  drawn_by uuid,
  source text,
  signature text,
  beacon_value text,
  secret text,
  seed text,
  record text,
  seeded_input text,
  seeded_input_sha256 text,
  constraint lottery_chain_known CHECK ((chain = ANY (ARRAY['drand-quicknet'::text, 'drand-default'::text, 'efiser-faro-de-prueba'::text]))),
  constraint lottery_commitment_of_its_bytes CHECK ((commitment_sha256 = encode(sha256(convert_to(commitment, 'UTF8'::name)), 'hex'::text))),
  constraint lottery_committed_before_beacon CHECK ((committed_at < beacon_at)),
  constraint lottery_committed_by_fkey FOREIGN KEY (committed_by) REFERENCES person(id),
  constraint lottery_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint lottery_drawn_after_beacon CHECK ((drawn_at >= beacon_at)),
  constraint lottery_drawn_by_fkey FOREIGN KEY (drawn_by) REFERENCES person(id),
  constraint lottery_drawn_whole CHECK ((num_nulls(drawn_at, drawn_by, source, signature, beacon_value, secret, seed, record, seeded_input, seeded_input_sha256) = ANY (ARRAY[0, 10]))),
  constraint lottery_fallback_after_beacon CHECK ((beacon_at < fallback_at)),
  constraint lottery_fallback_asked_by_fkey FOREIGN KEY (fallback_asked_by) REFERENCES person(id),
  constraint lottery_fallback_by_two CHECK (((source <> 'fallback'::text) OR ((fallback_asked_by IS NOT NULL) AND (fallback_asked_by <> drawn_by)))),
  constraint lottery_fallback_has_reason CHECK (((btrim(fallback_reason) <> ''::text) AND (char_length(fallback_reason) <= 1000))),
  constraint lottery_fallback_not_early CHECK ((fallback_asked_at >= fallback_at)),
  constraint lottery_fallback_whole CHECK ((num_nulls(fallback_asked_at, fallback_asked_by, fallback_reason) = ANY (ARRAY[0, 3]))),
  constraint lottery_input_has_seed CHECK ((((seeded_input)::jsonb #>> '{rules,lotterySeed}'::text[]) = seed)),
  constraint lottery_input_of_its_bytes CHECK ((seeded_input_sha256 = encode(sha256(convert_to(seeded_input, 'UTF8'::name)), 'hex'::text))),
  constraint lottery_number_once UNIQUE (convocatoria_id, number),
  constraint lottery_number_positive CHECK ((number >= 1)),
  constraint lottery_pkey PRIMARY KEY (run_id),
  constraint lottery_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id),
  constraint lottery_secret_as_committed CHECK ((secret_sha256 = encode(sha256(decode(secret, 'hex'::text)), 'hex'::text))),
  constraint lottery_secret_sha256_form CHECK ((secret_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint lottery_seed_of_its_parts CHECK ((seed = encode(sha256(decode((beacon_value || secret), 'hex'::text)), 'hex'::text))),
  constraint lottery_source_known CHECK ((source = ANY (ARRAY['beacon'::text, 'fallback'::text]))),
  constraint lottery_state_follows CHECK (
CASE state
    WHEN 'committed'::text THEN ((fallback_asked_at IS NULL) AND (drawn_at IS NULL))
    WHEN 'fallbackAsked'::text THEN ((fallback_asked_at IS NOT NULL) AND (drawn_at IS NULL))
    ELSE (drawn_at IS NOT NULL)
END),
  constraint lottery_state_known CHECK ((state = ANY (ARRAY['committed'::text, 'fallbackAsked'::text, 'drawn'::text]))),
  constraint lottery_value_of_signature CHECK ((beacon_value = encode(sha256(decode(signature, 'hex'::text)), 'hex'::text)))
);

create table lottery_step (
  from_state text not null,
  to_state text not null,
  constraint lottery_step_pkey PRIMARY KEY (from_state, to_state)
);

create table machine_check (
  id uuid not null,
  sede_code text not null,
  device_sha256 bytea not null,
  label text not null,
  at timestamp with time zone not null default efiser_now(),
  result text not null,
  measurements jsonb not null,
  origin text not null,
  pass_id uuid,
  by_id uuid,
  constraint machine_check_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint machine_check_device_is_sha256 CHECK ((octet_length(device_sha256) = 32)),
  constraint machine_check_has_origin CHECK ((((origin = 'pass'::text) = (pass_id IS NOT NULL)) AND ((origin <> 'pass'::text) = (by_id IS NOT NULL)))),
  constraint machine_check_label_sane CHECK (((char_length(btrim(label)) >= 1) AND (char_length(btrim(label)) <= 60))),
  constraint machine_check_measurements_sane CHECK (((jsonb_typeof(measurements) = 'object'::text) AND (octet_length((measurements)::text) <= 8192))),
  constraint machine_check_origin_known CHECK ((origin = ANY (ARRAY['pass'::text, 'staff'::text, 'candidate'::text]))),
  constraint machine_check_pass_id_fkey FOREIGN KEY (pass_id) REFERENCES check_pass(id),
  constraint machine_check_pkey PRIMARY KEY (id),
  constraint machine_check_result_known CHECK ((result = ANY (ARRAY['pass'::text, 'warning'::text, 'fail'::text]))),
  constraint machine_check_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code)
);

create table mail_message (
  id uuid not null default gen_random_uuid(),
  kind text not null,
  about text not null,
  person_id uuid,
  address text not null,
  subject text not null,
  body text not null,
  written_at timestamp with time zone not null,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  due_at timestamp with time zone not null default clock_timestamp(),
  sent_at timestamp with time zone,
  fault text,
  link_sealed bytea,
  cc text,
  attachment_key text,
  attachment_name text,
  constraint mail_message_address_form CHECK (((address ~ '^[^[:space:][:cntrl:]<>,;:"()]+@[^[:space:][:cntrl:]<>,;:"()@]+$'::text) AND (char_length(address) <= 254))),
  constraint mail_message_attachment_name_form CHECK ((attachment_name ~ '^[a-zA-Z0-9._-]{1,80}\.pdf$'::text)),
  constraint mail_message_attachment_whole CHECK ((num_nulls(attachment_key, attachment_name) = ANY (ARRAY[0, 2]))),
  constraint mail_message_attempts_bounded CHECK (((attempts >= 0) AND (attempts <= 12))),
  constraint mail_message_cc_form CHECK (((cc ~ '^[^[:space:][:cntrl:]<>,;:"()]+@[^[:space:][:cntrl:]<>,;:"()@]+$'::text) AND (char_length(cc) <= 254))),
  constraint mail_message_fault_is_code CHECK ((fault ~ '^[A-Z0-9_]{1,40}$'::text)),
  constraint mail_message_kind_form CHECK ((kind ~ '^[a-z][a-zA-Z]*$'::text)),
  constraint mail_message_link_size CHECK (((octet_length(link_sealed) >= 29) AND (octet_length(link_sealed) <= 256))),
  constraint mail_message_once UNIQUE (about),
  constraint mail_message_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint mail_message_person_or_anchor CHECK (((person_id IS NOT NULL) OR (kind = 'auditAnchor'::text))),
  constraint mail_message_pkey PRIMARY KEY (id),
  constraint mail_message_sent_has_time CHECK (((state = 'sent'::text) = (sent_at IS NOT NULL))),
  constraint mail_message_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text]))),
  constraint mail_message_subject_one_line CHECK (((subject !~ '[[:cntrl:]]'::text) AND ((char_length(subject) >= 1) AND (char_length(subject) <= 400))))
);

create table mark (
  attempt_id uuid not null,
  status text not null,
  correct integer,
  counted integer,
  efiser numeric(7,4),
  key_sha256 text,
  marked_at timestamp with time zone not null,
  answers_digest text,
  constraint mark_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint mark_correct_within_counted CHECK ((((correct >= 0) AND (correct <= counted)) AND (counted >= 1))),
  constraint mark_efiser_range CHECK (((efiser >= (0)::numeric) AND (efiser <= (100)::numeric))),
  constraint mark_pkey PRIMARY KEY (attempt_id),
  constraint mark_present_has_score CHECK (((status = 'present'::text) = ((correct IS NOT NULL) AND (counted IS NOT NULL) AND (efiser IS NOT NULL) AND (key_sha256 IS NOT NULL)))),
  constraint mark_present_names_its_answers CHECK (((status <> 'present'::text) OR (answers_digest IS NOT NULL))),
  constraint mark_status_known CHECK ((status = ANY (ARRAY['present'::text, 'absent'::text, 'cancelled'::text, 'denied'::text])))
);

create table medical_leave_acknowledgement (
  candidate_id uuid not null,
  by_id uuid not null,
  at timestamp with time zone not null,
  constraint medical_leave_acknowledgement_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint medical_leave_acknowledgement_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint medical_leave_acknowledgement_pkey PRIMARY KEY (candidate_id)
);

create table notice_address (
  id bigint not null generated always as identity,
  addressee text not null,
  addresses text[] not null,
  set_by uuid not null,
  at timestamp with time zone not null,
  constraint notice_address_few CHECK ((cardinality(addresses) <= 5)),
  constraint notice_address_form CHECK ((((''::text = ANY (addresses)) IS NOT TRUE) AND (array_to_string(addresses, ' '::text) !~ '[[:cntrl:]<>,;:"()]'::text) AND (array_to_string(addresses, ' '::text) ~ '^([^[:space:]@]+@[^[:space:]@]+( |$))*$'::text))),
  constraint notice_address_pkey PRIMARY KEY (id),
  constraint notice_address_set_by_fkey FOREIGN KEY (set_by) REFERENCES person(id)
);

create table official_notice (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  kind text not null,
  addressee text not null,
  number integer not null,
  content text not null,
  content_sha256 text not null,
  previous_sha256 text,
  key_id text not null,
  signature text not null,
  file_key text not null,
  file_sha256 text not null,
  issued_by uuid not null,
  issued_at timestamp with time zone not null,
  constraint official_notice_content_hash CHECK ((content_sha256 = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text))),
  constraint official_notice_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint official_notice_file_hash CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint official_notice_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint official_notice_key_id_fkey FOREIGN KEY (key_id) REFERENCES signing_key(id),
  constraint official_notice_kind_known CHECK ((kind = ANY (ARRAY['arrivals'::text, 'departures'::text]))),
  constraint official_notice_number_positive CHECK ((number >= 1)),
  constraint official_notice_pkey PRIMARY KEY (id),
  constraint official_notice_version_once UNIQUE (convocatoria_id, kind, addressee, number)
);

create table offline_code (
  key_id uuid not null,
  shown_at timestamp with time zone not null,
  shown_by uuid not null,
  told_at timestamp with time zone,
  opened_at timestamp with time zone,
  constraint offline_code_key_id_fkey FOREIGN KEY (key_id) REFERENCES offline_key(id),
  constraint offline_code_pkey PRIMARY KEY (key_id),
  constraint offline_code_shown_by_fkey FOREIGN KEY (shown_by) REFERENCES person(id),
  constraint offline_code_told_after_shown CHECK ((told_at >= shown_at)),
  constraint offline_code_told_whole CHECK (((opened_at IS NULL) OR (told_at IS NOT NULL)))
);

create table offline_key (
  id uuid not null default gen_random_uuid(),
  attempt_id uuid not null,
  device bytea not null,
  form_id uuid not null,
  master_id text not null,
  secret bytea not null,
  made_at timestamp with time zone not null,
  constraint offline_key_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint offline_key_device_is_sha256 CHECK ((octet_length(device) = 32)),
  constraint offline_key_form_id_fkey FOREIGN KEY (form_id) REFERENCES form(id),
  constraint offline_key_master_id_form CHECK ((master_id ~ '^[0-9a-f]{16}$'::text)),
  constraint offline_key_one_per_machine UNIQUE (attempt_id, device, form_id),
  constraint offline_key_pkey PRIMARY KEY (id),
  constraint offline_key_secret_is_wrapped CHECK ((octet_length(secret) = 44))
);

create table past_cutoff (
  import_id uuid not null,
  cer text not null,
  sede_code text not null,
  subsede text,
  seats integer not null,
  filled integer not null,
  last_pi_imss numeric(9,6),
  constraint past_cutoff_cer_short CHECK (((char_length(cer) >= 1) AND (char_length(cer) <= 300))),
  constraint past_cutoff_filled_within_seats CHECK (((filled >= 0) AND (filled <= seats))),
  constraint past_cutoff_import_id_fkey FOREIGN KEY (import_id) REFERENCES past_cutoff_import(id),
  constraint past_cutoff_never_one_persons CHECK (((last_pi_imss IS NULL) OR (filled >= 3))),
  constraint past_cutoff_pool_once UNIQUE NULLS NOT DISTINCT (import_id, cer, sede_code, subsede),
  constraint past_cutoff_score_range CHECK (((last_pi_imss >= (0)::numeric) AND (last_pi_imss <= (101)::numeric))),
  constraint past_cutoff_seats_not_negative CHECK ((seats >= 0)),
  constraint past_cutoff_sede_short CHECK (((char_length(sede_code) >= 1) AND (char_length(sede_code) <= 300))),
  constraint past_cutoff_subsede_short CHECK (((char_length(subsede) >= 1) AND (char_length(subsede) <= 300)))
);

create table past_cutoff_import (
  id uuid not null default gen_random_uuid(),
  period text not null,
  source text not null,
  file_sha256 text not null,
  rows integer not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  constraint past_cutoff_import_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint past_cutoff_import_hash_form CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint past_cutoff_import_period_form CHECK (((period ~ '^\d{4}-\d{4}-[1-9]$'::text) AND ((substr(period, 6, 4))::integer = ((substr(period, 1, 4))::integer + 1)))),
  constraint past_cutoff_import_pkey PRIMARY KEY (id),
  constraint past_cutoff_import_rows_some CHECK ((rows > 0)),
  constraint past_cutoff_import_source_said CHECK (((btrim(source) <> ''::text) AND (char_length(source) <= 300))),
  constraint past_cutoff_import_withdrawn_by_fkey FOREIGN KEY (withdrawn_by) REFERENCES person(id),
  constraint past_cutoff_import_withdrawn_whole CHECK ((num_nulls(withdrawn_at, withdrawn_by) = ANY (ARRAY[0, 2])))
);

create table person (
  id uuid not null default gen_random_uuid(),
  matricula text not null,
  email text not null,
  curp text,
  given_names text not null,
  first_surname text not null,
  second_surname text,
  sex text not null,
  born_on date,
  constraint person_curp_form CHECK ((curp ~ '^[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]$'::text)),
  constraint person_curp_unique UNIQUE (curp),
  constraint person_email_lower CHECK ((email = lower(email))),
  constraint person_email_unique UNIQUE (email),
  constraint person_matricula_unique UNIQUE (matricula),
  constraint person_pkey PRIMARY KEY (id),
  constraint person_sex_known CHECK ((sex = ANY (ARRAY['H'::text, 'M'::text, 'X'::text])))
);

create table person_correction (
  id bigint not null generated always as identity,
  convocatoria_id text not null,
  person_id uuid not null,
  field text not null,
  before text,
  after text,
  reason text not null,
  corrected_at timestamp with time zone not null,
  corrected_by uuid not null,
  constraint person_correction_changes_something CHECK ((before IS DISTINCT FROM after)),
  constraint person_correction_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint person_correction_corrected_by_fkey FOREIGN KEY (corrected_by) REFERENCES person(id),
  constraint person_correction_field_known CHECK ((field = ANY (ARRAY['given_names'::text, 'first_surname'::text, 'second_surname'::text, 'curp'::text, 'sex'::text, 'born_on'::text]))),
  constraint person_correction_has_reason CHECK (((btrim(reason) <> ''::text) AND (char_length(reason) <= 2000))),
  constraint person_correction_not_own CHECK ((corrected_by <> person_id)),
  constraint person_correction_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint person_correction_pkey PRIMARY KEY (id)
);

create table preference (
  candidate_id uuid not null,
  position integer not null,
  pool_id uuid not null,
  constraint preference_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint preference_pkey PRIMARY KEY (candidate_id, "position"),
  constraint preference_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES seat_pool(id),
  constraint preference_pool_once UNIQUE (candidate_id, pool_id),
  constraint preference_position_positive CHECK (("position" >= 1))
);

create table privacy_consent (
  person_id uuid not null,
  version integer not null,
  notice_sha256 text not null,
  at timestamp with time zone not null,
  address text,
  constraint privacy_consent_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint privacy_consent_pkey PRIMARY KEY (person_id, version),
  constraint privacy_consent_sha256_form CHECK ((notice_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint privacy_consent_version_positive CHECK ((version >= 1))
);

create table proposal_showing (
  id bigint not null generated always as identity,
  annulment_id uuid,
  effect_sha256 text,
  correction_id uuid,
  opening_id bigint not null,
  shown_to uuid not null,
  shown_at timestamp with time zone not null,
  constraint proposal_showing_annulment_id_fkey FOREIGN KEY (annulment_id) REFERENCES annulment(id),
  constraint proposal_showing_correction_id_fkey FOREIGN KEY (correction_id) REFERENCES grade_correction(id),
  constraint proposal_showing_effect_is_sha256 CHECK ((effect_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint proposal_showing_names_its_dry_run CHECK (((annulment_id IS NULL) = (effect_sha256 IS NULL))),
  constraint proposal_showing_of_one_proposal CHECK (((annulment_id IS NULL) <> (correction_id IS NULL))),
  constraint proposal_showing_once UNIQUE NULLS NOT DISTINCT (annulment_id, correction_id, effect_sha256, shown_to),
  constraint proposal_showing_opening_id_fkey FOREIGN KEY (opening_id) REFERENCES score_opening(id),
  constraint proposal_showing_pkey PRIMARY KEY (id),
  constraint proposal_showing_shown_to_fkey FOREIGN KEY (shown_to) REFERENCES person(id)
);

create table publication (
  candidate_id uuid not null,
  position integer not null,
  doi text not null,
  type text not null,
  author_position integer not null,
  published_on date not null,
  accepted boolean not null,
  constraint publication_author_position CHECK ((author_position >= 1)),
  constraint publication_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint publication_pkey PRIMARY KEY (candidate_id, "position")
);

create table publication_decision (
  article_id uuid not null,
  accepted boolean not null,
  type text,
  author_position integer,
  points numeric(3,2) not null,
  basis text not null,
  decided_at timestamp with time zone not null default efiser_now(),
  constraint publication_decision_article_id_fkey FOREIGN KEY (article_id) REFERENCES declared_article(id),
  constraint publication_decision_basis_known CHECK ((basis = ANY (ARRAY['agreement'::text, 'third'::text]))),
  constraint publication_decision_outcome CHECK (
CASE
    WHEN accepted THEN ((type IS NOT NULL) AND (author_position = ANY (ARRAY[1, 2])))
    ELSE ((type IS NULL) AND (author_position IS NULL) AND (points = (0)::numeric))
END),
  constraint publication_decision_pkey PRIMARY KEY (article_id),
  constraint publication_decision_points CHECK (((points >= (0)::numeric) AND (points <= (1)::numeric)))
);

create table publication_declaration (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  person_id uuid not null,
  version integer not null,
  file_id uuid,
  declared_at timestamp with time zone not null default efiser_now(),
  constraint publication_declaration_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint publication_declaration_own_file FOREIGN KEY (file_id, convocatoria_id, person_id) REFERENCES publication_file(id, convocatoria_id, person_id),
  constraint publication_declaration_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint publication_declaration_pkey PRIMARY KEY (id),
  constraint publication_declaration_version_once UNIQUE (convocatoria_id, person_id, version),
  constraint publication_declaration_version_positive CHECK ((version >= 1))
);

create table publication_evaluation (
  id uuid not null default gen_random_uuid(),
  article_id uuid not null,
  evaluator_id uuid not null,
  state text not null default 'held'::text,
  dealt_at timestamp with time zone not null default efiser_now(),
  ended_at timestamp with time zone,
  return_reason text,
  draft jsonb not null,
  draft_saved_at timestamp with time zone,
  accepted boolean,
  type text,
  author_position integer,
  constraint publication_evaluation_article_id_fkey FOREIGN KEY (article_id) REFERENCES declared_article(id),
  constraint publication_evaluation_ended CHECK (((state = 'held'::text) = (ended_at IS NULL))),
  constraint publication_evaluation_evaluator_id_fkey FOREIGN KEY (evaluator_id) REFERENCES person(id),
  constraint publication_evaluation_never_twice UNIQUE (article_id, evaluator_id),
  constraint publication_evaluation_outcome CHECK (
CASE
    WHEN accepted THEN ((type IS NOT NULL) AND (author_position = ANY (ARRAY[1, 2])))
    ELSE ((type IS NULL) AND (author_position IS NULL))
END),
  constraint publication_evaluation_pkey PRIMARY KEY (id),
  constraint publication_evaluation_reason CHECK (((btrim(return_reason) <> ''::text) AND (char_length(return_reason) <= 500))),
  constraint publication_evaluation_returned CHECK (((state = 'returned'::text) = (return_reason IS NOT NULL))),
  constraint publication_evaluation_signed CHECK (((state = 'signed'::text) = (accepted IS NOT NULL))),
  constraint publication_evaluation_state_known CHECK ((state = ANY (ARRAY['held'::text, 'returned'::text, 'lapsed'::text, 'signed'::text])))
);

create table publication_file (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  person_id uuid not null,
  original_key text not null,
  original_sha256 text not null,
  original_bytes integer not null,
  viewing_key text not null,
  width integer not null,
  height integer not null,
  sharpness numeric(9,1) not null,
  uploaded_at timestamp with time zone not null default efiser_now(),
  constraint publication_file_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint publication_file_height CHECK (((height >= 1) AND (height <= 65535))),
  constraint publication_file_original_once UNIQUE (original_key),
  constraint publication_file_owner UNIQUE (id, convocatoria_id, person_id),
  constraint publication_file_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint publication_file_pkey PRIMARY KEY (id),
  constraint publication_file_sha256_form CHECK ((original_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint publication_file_sharpness CHECK ((sharpness >= (0)::numeric)),
  constraint publication_file_size CHECK (((original_bytes >= 1) AND (original_bytes <= 409600))),
  constraint publication_file_viewing_once UNIQUE (viewing_key),
  constraint publication_file_width CHECK (((width >= 1) AND (width <= 65535)))
);

create table quarantine_decision (
  quarantine_id bigint not null,
  verdict text not null,
  reason text not null,
  decided_at timestamp with time zone not null,
  decided_by uuid not null,
  constraint quarantine_decision_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint quarantine_decision_has_reason CHECK ((btrim(reason) <> ''::text)),
  constraint quarantine_decision_pkey PRIMARY KEY (quarantine_id),
  constraint quarantine_decision_quarantine_id_fkey FOREIGN KEY (quarantine_id) REFERENCES answer_quarantine(id),
  constraint quarantine_decision_verdict_known CHECK ((verdict = ANY (ARRAY['admit'::text, 'reject'::text])))
);

create table receipt (
  attempt_id uuid not null,
  version integer not null,
  body text not null,
  body_sha256 text not null,
  answers_digest text not null,
  signature text not null,
  key_id text not null,
  token text not null,
  issued_at timestamp with time zone not null,
  constraint receipt_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint receipt_body_unique UNIQUE (body_sha256),
  constraint receipt_key_id_fkey FOREIGN KEY (key_id) REFERENCES signing_key(id),
  constraint receipt_pkey PRIMARY KEY (attempt_id, version),
  constraint receipt_states_its_columns CHECK (((body_sha256 = encode(sha256(convert_to(body, 'UTF8'::name)), 'hex'::text)) AND (((body)::jsonb ->> 'answersDigest'::text) = answers_digest) AND (((body)::jsonb ->> 'keyId'::text) = key_id) AND ((((body)::jsonb ->> 'version'::text))::integer = version))),
  constraint receipt_token_form CHECK ((token ~ '^[0-9a-f]{32}$'::text)),
  constraint receipt_token_unique UNIQUE (token),
  constraint receipt_version_positive CHECK ((version >= 1))
);

create table recovery_code (
  person_id uuid not null,
  code_sha256 bytea not null,
  used_at timestamp with time zone,
  constraint recovery_code_is_sha256 CHECK ((octet_length(code_sha256) = 32)),
  constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES second_factor(person_id) ON DELETE CASCADE,
  constraint recovery_code_pkey PRIMARY KEY (person_id, code_sha256)
);

create table registration_cancellation (
  candidate_id uuid not null,
  person_id uuid not null,
  reason text not null,
  note text not null,
  cancelled_at timestamp with time zone not null,
  cancelled_by uuid not null,
  constraint registration_cancellation_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES person(id),
  constraint registration_cancellation_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint registration_cancellation_has_note CHECK (((btrim(note) <> ''::text) AND (char_length(note) <= 2000))),
  constraint registration_cancellation_not_own CHECK ((cancelled_by <> person_id)),
  constraint registration_cancellation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint registration_cancellation_pkey PRIMARY KEY (candidate_id),
  constraint registration_cancellation_reason_known CHECK ((reason = ANY (ARRAY['identity'::text, 'course'::text, 'enarm'::text, 'publications'::text, 'declarations'::text, 'documents'::text])))
);

create table registration_draft (
  convocatoria_id text not null,
  person_id uuid not null,
  step text not null,
  revision integer not null,
  fields text not null,
  saved_at timestamp with time zone not null,
  constraint registration_draft_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint registration_draft_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint registration_draft_pkey PRIMARY KEY (convocatoria_id, person_id, step),
  constraint registration_draft_small CHECK ((octet_length(fields) <= 16384)),
  constraint registration_draft_step_known CHECK ((step = ANY (ARRAY['identity'::text, 'contact'::text, 'course'::text, 'enarm'::text, 'preferences'::text, 'declarations'::text])))
);

create table registration_trail (
  id bigint not null generated always as identity,
  convocatoria_id text not null,
  person_id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  by_id uuid not null,
  session_sha256 bytea,
  address text,
  user_agent text,
  step text,
  before text,
  after text,
  constraint registration_trail_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint registration_trail_change_has_both CHECK (((kind = 'access'::text) = (after IS NULL))),
  constraint registration_trail_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint registration_trail_kind_known CHECK ((kind = ANY (ARRAY['access'::text, 'draft'::text, 'version'::text, 'print'::text]))),
  constraint registration_trail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint registration_trail_pkey PRIMARY KEY (id)
);

create table registration_version (
  id uuid not null default gen_random_uuid(),
  candidate_id uuid not null,
  number integer not null,
  content text not null,
  sha256 text not null,
  pools uuid[] not null,
  registered_at timestamp with time zone not null,
  by_id uuid not null,
  address text,
  user_agent text,
  constraint registration_version_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint registration_version_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint registration_version_has_pools CHECK ((cardinality(pools) >= 1)),
  constraint registration_version_number_unique UNIQUE (candidate_id, number),
  constraint registration_version_of_its_content CHECK ((sha256 = encode(sha256(convert_to(content, 'UTF8'::name)), 'hex'::text))),
  constraint registration_version_pkey PRIMARY KEY (id)
);

create table rehearsal (
  id uuid not null default gen_random_uuid(),
  sede_code text not null,
  device_sha256 bytea not null,
  label text not null,
  origin text not null,
  pass_id uuid,
  by_id uuid,
  seed text not null,
  opens_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  epoch integer not null default 1,
  holder uuid,
  finished_at timestamp with time zone,
  handed_in boolean,
  answered_count integer,
  answers_digest text,
  constraint rehearsal_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint rehearsal_device_is_sha256 CHECK ((octet_length(device_sha256) = 32)),
  constraint rehearsal_digest_is_sha256 CHECK ((answers_digest ~ '^[0-9a-f]{64}$'::text)),
  constraint rehearsal_finished_together CHECK ((num_nulls(finished_at, handed_in, answered_count, answers_digest) = ANY (ARRAY[0, 4]))),
  constraint rehearsal_handed_in_before_close CHECK (((handed_in IS NOT TRUE) OR (finished_at < closes_at))),
  constraint rehearsal_has_origin CHECK ((((origin = 'pass'::text) = (pass_id IS NOT NULL)) AND ((origin <> 'pass'::text) = (by_id IS NOT NULL)))),
  constraint rehearsal_label_sane CHECK (((char_length(btrim(label)) >= 1) AND (char_length(btrim(label)) <= 60))),
  constraint rehearsal_origin_known CHECK ((origin = ANY (ARRAY['pass'::text, 'staff'::text, 'candidate'::text]))),
  constraint rehearsal_pass_id_fkey FOREIGN KEY (pass_id) REFERENCES check_pass(id),
  constraint rehearsal_pkey PRIMARY KEY (id),
  constraint rehearsal_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint rehearsal_short CHECK (((closes_at > opens_at) AND (closes_at <= (opens_at + '01:00:00'::interval))))
);

create table rehearsal_answer (
  rehearsal_id uuid not null,
  item_id uuid not null,
  revision integer not null,
  option_id uuid,
  flagged boolean not null,
  struck uuid[] not null,
  saved_at timestamp with time zone not null,
  constraint rehearsal_answer_pkey PRIMARY KEY (rehearsal_id, item_id),
  constraint rehearsal_answer_rehearsal_id_fkey FOREIGN KEY (rehearsal_id) REFERENCES rehearsal(id),
  constraint rehearsal_answer_revision_positive CHECK ((revision >= 1)),
  constraint rehearsal_answer_struck_sane CHECK ((cardinality(struck) <= 5))
);

create table resignation (
  id uuid not null default gen_random_uuid(),
  award_id uuid not null,
  person_id uuid not null,
  state text not null default 'drafted'::text,
  addressee text not null,
  subject text not null,
  text text not null,
  drafted_at timestamp with time zone not null,
  original_key text,
  original_sha256 text,
  original_kind text,
  pages integer,
  viewing_key text,
  shown text,
  sent_at timestamp with time zone,
  answered_by uuid,
  answered_at timestamp with time zone,
  counts_from timestamp with time zone,
  return_reason text,
  constraint resignation_answered_by_another CHECK ((answered_by <> person_id)),
  constraint resignation_answered_by_fkey FOREIGN KEY (answered_by) REFERENCES person(id),
  constraint resignation_answered_whole CHECK ((((state = ANY (ARRAY['acknowledged'::text, 'returned'::text])) = (answered_at IS NOT NULL)) AND (num_nulls(answered_by, answered_at) = ANY (ARRAY[0, 2])))),
  constraint resignation_award_id_fkey FOREIGN KEY (award_id) REFERENCES award(id),
  constraint resignation_counts_when_acknowledged CHECK ((((state = 'acknowledged'::text) = (counts_from IS NOT NULL)) AND ((counts_from IS NULL) OR (counts_from = sent_at)))),
  constraint resignation_has_text CHECK (((btrim(text) <> ''::text) AND (char_length(text) <= 6000))),
  constraint resignation_kind_known CHECK ((original_kind = ANY (ARRAY['pdf'::text, 'jpg'::text]))),
  constraint resignation_original_hash CHECK ((original_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint resignation_pages_sane CHECK (((pages >= 1) AND (pages <= 5))),
  constraint resignation_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint resignation_pkey PRIMARY KEY (id),
  constraint resignation_return_reason_sane CHECK (((btrim(return_reason) <> ''::text) AND (char_length(return_reason) <= 2000))),
  constraint resignation_returned_has_reason CHECK (((state = 'returned'::text) = (return_reason IS NOT NULL))),
  constraint resignation_sent_whole CHECK ((((state = 'drafted'::text) = (sent_at IS NULL)) AND (num_nulls(sent_at, original_key, original_sha256, original_kind, pages, viewing_key, shown) = ANY (ARRAY[0, 7])))),
  constraint resignation_shown_known CHECK ((shown = ANY (ARRAY['competeAgain'::text, 'keepsCourse'::text, 'losesStatus'::text]))),
  constraint resignation_state_known CHECK ((state = ANY (ARRAY['drafted'::text, 'sent'::text, 'acknowledged'::text, 'returned'::text])))
);

create table resignation_transition (
  from_state text not null,
  to_state text not null,
  constraint resignation_transition_pkey PRIMARY KEY (from_state, to_state)
);

create table revocation (
  id uuid not null default gen_random_uuid(),
  award_id uuid not null,
  ground text not null,
  reason text not null,
  proposed_by uuid not null,
  proposed_at timestamp with time zone not null,
  outcome text,
  decided_by uuid,
  decided_at timestamp with time zone,
  note text,
  constraint revocation_award_id_fkey FOREIGN KEY (award_id) REFERENCES award(id),
  constraint revocation_decided_by_fkey FOREIGN KEY (decided_by) REFERENCES person(id),
  constraint revocation_decided_whole CHECK ((num_nulls(outcome, decided_by, decided_at) = ANY (ARRAY[0, 3]))),
  constraint revocation_dismissed_has_note CHECK (((outcome <> 'dismissed'::text) OR (btrim(COALESCE(note, ''::text)) <> ''::text))),
  constraint revocation_ground_known CHECK ((ground = ANY (ARRAY['fraud'::text, 'falseInformation'::text, 'foreignStatus'::text]))),
  constraint revocation_has_reason CHECK (((btrim(reason) <> ''::text) AND (char_length(reason) <= 2000))),
  constraint revocation_note_sane CHECK ((char_length(note) <= 2000)),
  constraint revocation_outcome_known CHECK ((outcome = ANY (ARRAY['approved'::text, 'dismissed'::text, 'withdrawn'::text]))),
  constraint revocation_pkey PRIMARY KEY (id),
  constraint revocation_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint revocation_second_person CHECK (((outcome <> ALL (ARRAY['approved'::text, 'dismissed'::text])) OR (decided_by <> proposed_by))),
  constraint revocation_withdrawn_by_proposer CHECK (((outcome <> 'withdrawn'::text) OR (decided_by = proposed_by)))
);

create table role_grant (
  id uuid not null default gen_random_uuid(),
  person_id uuid not null,
  role text not null,
  sede_code text,
  ooad text,
  ceme text,
  constraint role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint role_grant_pkey PRIMARY KEY (id),
  constraint role_grant_role_known CHECK ((role = ANY (ARRAY['residente'::text, 'supervisor'::text, 'educacion'::text, 'profesor'::text, 'evaluador'::text, 'ooad'::text, 'admin'::text, 'auditor'::text]))),
  constraint role_grant_scoped CHECK (
CASE role
    WHEN 'supervisor'::text THEN (sede_code IS NOT NULL)
    WHEN 'educacion'::text THEN (sede_code IS NOT NULL)
    WHEN 'profesor'::text THEN ((sede_code IS NOT NULL) AND (ceme IS NOT NULL))
    WHEN 'ooad'::text THEN (ooad IS NOT NULL)
    ELSE ((sede_code IS NULL) AND (ooad IS NULL) AND (ceme IS NULL))
END),
  constraint role_grant_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint role_grant_unique UNIQUE NULLS NOT DISTINCT (person_id, role, sede_code, ooad, ceme)
);

create table room (
  id uuid not null default gen_random_uuid(),
  sede_code text not null,
  name text not null,
  capacity integer not null,
  machines integer,
  accessible boolean not null,
  constraint room_capacity_sane CHECK (((capacity >= 1) AND (capacity <= 500))),
  constraint room_has_name CHECK (((btrim(name) <> ''::text) AND (char_length(name) <= 40))),
  constraint room_machines_sane CHECK (((machines >= 0) AND (machines <= 500))),
  constraint room_name_unique UNIQUE (sede_code, name),
  constraint room_of_its_sede UNIQUE (id, sede_code),
  constraint room_pkey PRIMARY KEY (id),
  constraint room_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code)
);

create table room_exit (
  id bigint not null generated always as identity,
  attempt_id uuid not null,
  reason text not null,
  note text not null default ''::text,
  left_at timestamp with time zone not null,
  left_by uuid not null,
  returned_at timestamp with time zone,
  returned_by uuid,
  return_note text not null default ''::text,
  constraint room_exit_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint room_exit_left_by_fkey FOREIGN KEY (left_by) REFERENCES person(id),
  constraint room_exit_other_has_note CHECK (((reason <> 'other'::text) OR (btrim(note) <> ''::text))),
  constraint room_exit_pkey PRIMARY KEY (id),
  constraint room_exit_reason_known CHECK ((reason = ANY (ARRAY['restroom'::text, 'health'::text, 'other'::text]))),
  constraint room_exit_return_has_note CHECK (((returned_at IS NOT NULL) OR (return_note = ''::text))),
  constraint room_exit_return_is_seen CHECK (((returned_at IS NULL) = (returned_by IS NULL))),
  constraint room_exit_returned_by_fkey FOREIGN KEY (returned_by) REFERENCES person(id),
  constraint room_exit_returns_after_leaving CHECK ((returned_at >= left_at))
);

create table roster_correction (
  id bigint not null generated always as identity,
  convocatoria_id text not null,
  person_id uuid not null,
  field text not null,
  before text,
  after text,
  reason text not null,
  corrected_at timestamp with time zone not null,
  corrected_by uuid not null,
  constraint roster_correction_changes_something CHECK ((before IS DISTINCT FROM after)),
  constraint roster_correction_convocatoria_id_person_id_fkey FOREIGN KEY (convocatoria_id, person_id) REFERENCES roster_entry(convocatoria_id, person_id),
  constraint roster_correction_corrected_by_fkey FOREIGN KEY (corrected_by) REFERENCES person(id),
  constraint roster_correction_field_known CHECK ((field = ANY (ARRAY['ceme'::text, 'grade'::text, 'adscription_sede'::text, 'rotation_sede'::text]))),
  constraint roster_correction_has_reason CHECK (((btrim(reason) <> ''::text) AND (char_length(reason) <= 2000))),
  constraint roster_correction_not_empty CHECK (((after IS NOT NULL) OR (field = 'rotation_sede'::text))),
  constraint roster_correction_not_own CHECK ((corrected_by <> person_id)),
  constraint roster_correction_pkey PRIMARY KEY (id)
);

create table roster_entry (
  convocatoria_id text not null,
  person_id uuid not null,
  enrolled boolean not null,
  category text not null,
  ceme text not null,
  grade integer not null,
  adscription_sede text not null,
  rotation_sede text,
  constraint roster_entry_adscription_sede_fkey FOREIGN KEY (adscription_sede) REFERENCES sede(code),
  constraint roster_entry_category_known CHECK ((category = ANY (ARRAY['mexican'::text, 'foreign'::text]))),
  constraint roster_entry_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint roster_entry_grade_sane CHECK (((grade >= 1) AND (grade <= 6))),
  constraint roster_entry_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint roster_entry_pkey PRIMARY KEY (convocatoria_id, person_id),
  constraint roster_entry_rotation_sede_fkey FOREIGN KEY (rotation_sede) REFERENCES sede(code)
);

create table roster_import (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text,
  file_sha256 text not null,
  people integer not null,
  roles integer not null,
  links integer not null,
  by_id uuid,
  at timestamp with time zone not null default clock_timestamp(),
  constraint roster_import_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint roster_import_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint roster_import_is_sha256 CHECK ((file_sha256 ~ '^[0-9a-f]{64}$'::text)),
  constraint roster_import_links_counted CHECK ((links >= 0)),
  constraint roster_import_people_counted CHECK ((people >= 0)),
  constraint roster_import_pkey PRIMARY KEY (id),
  constraint roster_import_roles_counted CHECK ((roles >= 0))
);

create table score_opening (
  id bigint not null generated always as identity,
  scope text not null,
  person_id uuid,
  exam_id uuid,
  run_id uuid,
  convocatoria_id text,
  sample_id uuid,
  place integer,
  role text not null,
  purpose text not null,
  note text not null,
  actor_id uuid not null,
  session_sha256 bytea not null,
  opened_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  constraint score_opening_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES person(id),
  constraint score_opening_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint score_opening_exam_id_fkey FOREIGN KEY (exam_id) REFERENCES exam(id),
  constraint score_opening_lasts_15_minutes CHECK ((closes_at = (opened_at + '00:15:00'::interval))),
  constraint score_opening_note_is_a_reason CHECK ((((char_length(note) >= 10) AND (char_length(note) <= 300)) AND (note = btrim(note)) AND (note !~ '[[:cntrl:]]'::text))),
  constraint score_opening_of_a_sample_row FOREIGN KEY (sample_id, place) REFERENCES audit_sample_row(sample_id, place),
  constraint score_opening_one_subject CHECK ((((person_id IS NOT NULL) = (scope = ANY (ARRAY['person'::text, 'sampleRow'::text]))) AND ((exam_id IS NOT NULL) = (scope = ANY (ARRAY['exam'::text, 'annulments'::text]))) AND ((run_id IS NOT NULL) = (scope = 'run'::text)) AND ((convocatoria_id IS NOT NULL) = (scope = ANY (ARRAY['corrections'::text, 'publications'::text]))) AND (num_nonnulls(sample_id, place) =
CASE scope
    WHEN 'sampleRow'::text THEN 2
    ELSE 0
END))),
  constraint score_opening_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint score_opening_pkey PRIMARY KEY (id),
  constraint score_opening_purpose_of_role_and_scope CHECK (
CASE
    WHEN (scope = 'sampleRow'::text) THEN ((role = 'auditor'::text) AND (purpose = 'auditSample'::text))
    WHEN (role = 'auditor'::text) THEN ((scope = ANY (ARRAY['person'::text, 'run'::text, 'publications'::text])) AND (purpose = ANY (ARRAY['auditReview'::text, 'authority'::text])))
    WHEN (role = 'admin'::text) THEN ((scope <> 'publications'::text) AND ((purpose = ANY (ARRAY['work'::text, 'authority'::text])) OR ((scope = 'person'::text) AND (purpose = ANY (ARRAY['clarification'::text, 'arco'::text])))))
    ELSE false
END),
  constraint score_opening_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id),
  constraint score_opening_scope_known CHECK ((scope = ANY (ARRAY['person'::text, 'exam'::text, 'annulments'::text, 'run'::text, 'corrections'::text, 'publications'::text, 'sampleRow'::text]))),
  constraint score_opening_session_is_sha256 CHECK ((octet_length(session_sha256) = 32))
);

create table sealed_paper (
  form_id uuid not null,
  version integer not null,
  content_sha256 text not null,
  key_id text not null,
  bytes bytea not null,
  sha256 text not null,
  sealed_at timestamp with time zone not null,
  constraint sealed_paper_form_id_fkey FOREIGN KEY (form_id) REFERENCES form(id),
  constraint sealed_paper_key_id_form CHECK ((key_id ~ '^[0-9a-f]{16}$'::text)),
  constraint sealed_paper_pkey PRIMARY KEY (form_id),
  constraint sealed_paper_whole CHECK ((sha256 = encode(sha256(bytes), 'hex'::text)))
);

create table seat_pool (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  course_id uuid not null,
  sede_code text not null,
  subsede text,
  seats integer not null,
  foreign_max integer,
  position integer not null,
  constraint seat_pool_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint seat_pool_course_id_fkey FOREIGN KEY (course_id) REFERENCES course(id),
  constraint seat_pool_foreign_not_negative CHECK ((foreign_max >= 0)),
  constraint seat_pool_pkey PRIMARY KEY (id),
  constraint seat_pool_seats_not_negative CHECK ((seats >= 0)),
  constraint seat_pool_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint seat_pool_unique UNIQUE NULLS NOT DISTINCT (course_id, sede_code, subsede)
);

create table second_factor (
  person_id uuid not null,
  sealed bytea not null,
  last_step bigint not null,
  since timestamp with time zone not null default clock_timestamp(),
  constraint second_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES account(person_id),
  constraint second_factor_pkey PRIMARY KEY (person_id),
  constraint second_factor_sealed_size CHECK (((octet_length(sealed) >= 44) AND (octet_length(sealed) <= 128))),
  constraint second_factor_step_positive CHECK ((last_step > 0))
);

create table sede (
  code text not null,
  name text not null,
  city text not null,
  ooad text not null,
  time_zone text not null,
  phone text,
  constraint sede_phone_sane CHECK (((btrim(phone) <> ''::text) AND (char_length(phone) <= 80))),
  constraint sede_pkey PRIMARY KEY (code)
);

create table sede_outage (
  id bigint not null generated always as identity,
  turno_id uuid not null,
  sede_code text not null,
  kind text not null,
  note text not null default ''::text,
  since timestamp with time zone not null,
  declared_at timestamp with time zone not null,
  declared_by uuid not null,
  until timestamp with time zone,
  ended_at timestamp with time zone,
  ended_by uuid,
  end_note text not null default ''::text,
  constraint sede_outage_declared_by_fkey FOREIGN KEY (declared_by) REFERENCES person(id),
  constraint sede_outage_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES person(id),
  constraint sede_outage_ends_after_start CHECK ((until >= since)),
  constraint sede_outage_ends_once CHECK ((((until IS NULL) = (ended_at IS NULL)) AND ((until IS NULL) = (ended_by IS NULL)))),
  constraint sede_outage_has_begun CHECK ((since <= declared_at)),
  constraint sede_outage_has_ended CHECK ((until <= ended_at)),
  constraint sede_outage_kind_known CHECK ((kind = ANY (ARRAY['power'::text, 'network'::text, 'machines'::text, 'server'::text, 'other'::text]))),
  constraint sede_outage_other_has_note CHECK (((kind <> 'other'::text) OR (btrim(note) <> ''::text))),
  constraint sede_outage_pkey PRIMARY KEY (id),
  constraint sede_outage_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint sede_outage_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id)
);

create table selection_identity (
  run_id uuid not null,
  candidate_id uuid not null,
  selection_id text not null,
  constraint selection_identity_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint selection_identity_pkey PRIMARY KEY (run_id, candidate_id),
  constraint selection_identity_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id),
  constraint selection_identity_unique UNIQUE (run_id, selection_id)
);

create table selection_leaf (
  run_id uuid not null,
  candidate_id uuid not null,
  leaf integer not null,
  salt bytea not null,
  result text not null,
  path bytea not null,
  constraint selection_leaf_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint selection_leaf_from_zero CHECK ((leaf >= 0)),
  constraint selection_leaf_once UNIQUE (run_id, leaf),
  constraint selection_leaf_path_of_hashes CHECK (((octet_length(path) % 32) = 0)),
  constraint selection_leaf_pkey PRIMARY KEY (run_id, candidate_id),
  constraint selection_leaf_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id),
  constraint selection_leaf_salt_is_128_bits CHECK ((octet_length(salt) = 16))
);

create table selection_ledger (
  run_id uuid not null,
  inputs text not null,
  inputs_sha256 text not null,
  left_out text not null,
  constraint selection_ledger_of_its_bytes CHECK ((inputs_sha256 = encode(sha256(convert_to(inputs, 'UTF8'::name)), 'hex'::text))),
  constraint selection_ledger_pkey PRIMARY KEY (run_id),
  constraint selection_ledger_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id)
);

create table selection_result (
  run_id uuid not null,
  candidate_id uuid not null,
  status text not null,
  exclusion text,
  efiser numeric(7,4),
  grades_mean numeric(7,4),
  enarm numeric(7,4),
  bonus numeric(4,2),
  pi_imss numeric(9,6),
  position integer,
  position_in_cer integer,
  pool_id uuid,
  preference integer,
  constraint selection_result_candidate_id_fkey FOREIGN KEY (candidate_id) REFERENCES candidate(id),
  constraint selection_result_excluded_is_empty CHECK (((status = 'ranked'::text) OR ((exclusion IS NOT NULL) AND (pi_imss IS NULL) AND ("position" IS NULL) AND (pool_id IS NULL)))),
  constraint selection_result_pkey PRIMARY KEY (run_id, candidate_id),
  constraint selection_result_pool_id_fkey FOREIGN KEY (pool_id) REFERENCES seat_pool(id),
  constraint selection_result_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id),
  constraint selection_result_seat UNIQUE (run_id, candidate_id, pool_id),
  constraint selection_result_seat_has_preference CHECK (((pool_id IS NULL) = (preference IS NULL))),
  constraint selection_result_status_known CHECK ((status = ANY (ARRAY['ranked'::text, 'excluded'::text])))
);

create table selection_run (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  frozen_at timestamp with time zone not null,
  frozen_by uuid not null,
  input text not null,
  input_sha256 text not null,
  ran_at timestamp with time zone,
  ran_by uuid,
  results text,
  results_sha256 text,
  published_at timestamp with time zone,
  published_by uuid,
  discarded_at timestamp with time zone,
  discarded_by uuid,
  discard_reason text,
  proposed_at timestamp with time zone,
  proposed_by uuid,
  constraint selection_run_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint selection_run_discarded_by_a_second_person CHECK ((discarded_by <> frozen_by)),
  constraint selection_run_discarded_by_fkey FOREIGN KEY (discarded_by) REFERENCES person(id),
  constraint selection_run_discarded_has_reason CHECK ((btrim(discard_reason) <> ''::text)),
  constraint selection_run_discarded_whole CHECK ((num_nulls(discarded_at, discarded_by, discard_reason) = ANY (ARRAY[0, 3]))),
  constraint selection_run_frozen_by_fkey FOREIGN KEY (frozen_by) REFERENCES person(id),
  constraint selection_run_pkey PRIMARY KEY (id),
  constraint selection_run_proposed_by_fkey FOREIGN KEY (proposed_by) REFERENCES person(id),
  constraint selection_run_proposed_has_results CHECK (((proposed_at IS NULL) OR (results IS NOT NULL))),
  constraint selection_run_proposed_whole CHECK ((num_nulls(proposed_at, proposed_by) = ANY (ARRAY[0, 2]))),
  constraint selection_run_published_by_another CHECK (((published_at IS NULL) OR ((proposed_by IS NOT NULL) AND (proposed_by <> published_by)))) NOT VALID,
  constraint selection_run_published_by_fkey FOREIGN KEY (published_by) REFERENCES person(id),
  constraint selection_run_published_has_results CHECK (((published_at IS NULL) OR (results IS NOT NULL))),
  constraint selection_run_published_stands CHECK (((published_at IS NULL) OR (discarded_at IS NULL))),
  constraint selection_run_published_whole CHECK ((num_nulls(published_at, published_by) = ANY (ARRAY[0, 2]))),
  constraint selection_run_ran_by_fkey FOREIGN KEY (ran_by) REFERENCES person(id),
  constraint selection_run_results_whole CHECK ((num_nulls(ran_at, ran_by, results, results_sha256) = ANY (ARRAY[0, 4])))
);

create table session (
  token_sha256 bytea not null,
  person_id uuid not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  last_seen_at timestamp with time zone not null default clock_timestamp(),
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  address text,
  user_agent text,
  sitting_attempt_id uuid,
  stage text not null default 'full'::text,
  confirmed_at timestamp with time zone not null default clock_timestamp(),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint session_pkey PRIMARY KEY (token_sha256),
  constraint session_sitting_attempt_id_fkey FOREIGN KEY (sitting_attempt_id) REFERENCES attempt(id),
  constraint session_stage_known CHECK ((stage = ANY (ARRAY['full'::text, 'factor'::text, 'enrolment'::text]))),
  constraint session_token_is_sha256 CHECK ((octet_length(token_sha256) = 32))
);

create table sign_in_code (
  id uuid not null default gen_random_uuid(),
  attempt_id uuid not null,
  code_sha256 bytea not null,
  issued_at timestamp with time zone not null,
  issued_by uuid not null,
  expires_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  used_at timestamp with time zone,
  used_session bytea,
  constraint sign_in_code_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint sign_in_code_ends_once CHECK (((used_at IS NULL) OR (revoked_at IS NULL))),
  constraint sign_in_code_is_sha256 CHECK ((octet_length(code_sha256) = 32)),
  constraint sign_in_code_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES person(id),
  constraint sign_in_code_pkey PRIMARY KEY (id),
  constraint sign_in_code_session_once UNIQUE (used_session),
  constraint sign_in_code_ten_minutes CHECK ((expires_at = (issued_at + '00:10:00'::interval))),
  constraint sign_in_code_used_by_session CHECK (((used_at IS NULL) = (used_session IS NULL))),
  constraint sign_in_code_used_in_time CHECK (((used_at >= issued_at) AND (used_at < expires_at))),
  constraint sign_in_code_used_session_fkey FOREIGN KEY (used_session) REFERENCES session(token_sha256)
);

create table signing_key (
  id text not null,
  purpose text not null,
  public_key text not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint signing_key_id_form CHECK ((id ~ '^[0-9a-f]{64}$'::text)),
  constraint signing_key_pkey PRIMARY KEY (id),
  constraint signing_key_purpose_form CHECK ((purpose ~ '^[a-z][a-zA-Z]*$'::text))
);

create table sitting_incident (
  id bigint not null generated always as identity,
  attempt_id uuid not null,
  category text not null,
  note text not null,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint sitting_incident_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt(id),
  constraint sitting_incident_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint sitting_incident_category_known CHECK ((category = ANY (ARRAY['candidate'::text, 'identity'::text, 'environment'::text, 'technical'::text, 'proctor'::text]))),
  constraint sitting_incident_has_note CHECK ((btrim(note) <> ''::text)),
  constraint sitting_incident_pkey PRIMARY KEY (id)
);

create table solicitud_print (
  version_id uuid not null,
  bytes bytea not null,
  sha256 text not null,
  printed_at timestamp with time zone not null,
  by_id uuid not null,
  exam_sede text not null,
  constraint solicitud_print_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint solicitud_print_exam_sede_fkey FOREIGN KEY (exam_sede) REFERENCES sede(code),
  constraint solicitud_print_of_its_bytes CHECK ((sha256 = encode(sha256(bytes), 'hex'::text))),
  constraint solicitud_print_pkey PRIMARY KEY (version_id, exam_sede),
  constraint solicitud_print_version_id_fkey FOREIGN KEY (version_id) REFERENCES registration_version(id)
);

create table supervisor_post (
  id uuid not null default gen_random_uuid(),
  turno_id uuid not null,
  sede_code text not null,
  room_id uuid,
  person_id uuid not null,
  constraint supervisor_post_in_a_room_of_the_sede FOREIGN KEY (room_id, sede_code) REFERENCES room(id, sede_code),
  constraint supervisor_post_one_place UNIQUE (turno_id, person_id),
  constraint supervisor_post_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint supervisor_post_pkey PRIMARY KEY (id),
  constraint supervisor_post_sede_code_fkey FOREIGN KEY (sede_code) REFERENCES sede(code),
  constraint supervisor_post_turno_id_fkey FOREIGN KEY (turno_id) REFERENCES turno(id)
);

create table ticket (
  id uuid not null default gen_random_uuid(),
  number integer not null generated always as identity,
  person_id uuid not null,
  topic text not null,
  subject text not null,
  opened_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by uuid,
  constraint ticket_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES person(id),
  constraint ticket_closed_whole CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint ticket_number_unique UNIQUE (number),
  constraint ticket_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id),
  constraint ticket_pkey PRIMARY KEY (id),
  constraint ticket_subject_one_line CHECK (((btrim(subject) <> ''::text) AND (subject !~ '[[:cntrl:]]'::text) AND (char_length(subject) <= 120))),
  constraint ticket_topic_known CHECK ((topic = ANY (ARRAY['access'::text, 'registration'::text, 'exam'::text, 'results'::text, 'data'::text, 'other'::text])))
);

create table ticket_message (
  id bigint not null generated always as identity,
  ticket_id uuid not null,
  by_id uuid not null,
  by_staff boolean not null,
  text text not null,
  at timestamp with time zone not null,
  constraint ticket_message_by_id_fkey FOREIGN KEY (by_id) REFERENCES person(id),
  constraint ticket_message_pkey PRIMARY KEY (id),
  constraint ticket_message_says_something CHECK (((btrim(text) <> ''::text) AND (char_length(text) <= 4000))),
  constraint ticket_message_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES ticket(id)
);

create table turno (
  id uuid not null default gen_random_uuid(),
  convocatoria_id text not null,
  number integer not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  constraint turno_convocatoria_id_fkey FOREIGN KEY (convocatoria_id) REFERENCES convocatoria(id),
  constraint turno_instant_unique UNIQUE (convocatoria_id, starts_at),
  constraint turno_number_unique UNIQUE (convocatoria_id, number),
  constraint turno_ordered CHECK ((starts_at < ends_at)),
  constraint turno_pkey PRIMARY KEY (id)
);

create table what_if (
  id uuid not null default gen_random_uuid(),
  run_id uuid not null,
  label text not null,
  changes text not null,
  comparison text not null,
  input_sha256 text not null,
  results_sha256 text not null,
  made_at timestamp with time zone not null default efiser_now(),
  made_by uuid not null,
  annulment text,
  cutoffs text,
  invented_seed boolean,
  constraint what_if_annulment_changes_something CHECK ((((annulment)::jsonb -> 'before'::text) <> ((annulment)::jsonb -> 'after'::text))),
  constraint what_if_annulment_policy_known CHECK ((((annulment)::jsonb #>> '{after,policy}'::text[]) = ANY (ARRAY['drop'::text, 'credit'::text]))),
  constraint what_if_changes_is_list CHECK ((jsonb_typeof((changes)::jsonb) = 'array'::text)),
  constraint what_if_changes_something CHECK (((jsonb_array_length((changes)::jsonb) > 0) OR (annulment IS NOT NULL))),
  constraint what_if_cutoffs_is_list CHECK ((jsonb_typeof((cutoffs)::jsonb) = 'array'::text)),
  constraint what_if_has_label CHECK (((btrim(label) <> ''::text) AND (length(label) <= 120))),
  constraint what_if_made_by_fkey FOREIGN KEY (made_by) REFERENCES person(id),
  constraint what_if_pkey PRIMARY KEY (id),
  constraint what_if_run_id_fkey FOREIGN KEY (run_id) REFERENCES selection_run(id)
);

CREATE INDEX account_decision_person ON public.account_decision USING btree (person_id, id);

CREATE UNIQUE INDEX account_link_one_open ON public.account_link USING btree (person_id) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));

CREATE INDEX account_link_person ON public.account_link USING btree (person_id, made_at);

CREATE INDEX acta_observation_place ON public.acta_observation USING btree (turno_id, sede_code, id);

CREATE INDEX address_change_person ON public.address_change USING btree (person_id, id);

CREATE INDEX adjustment_attempt ON public.adjustment USING btree (attempt_id);

CREATE INDEX announcement_receipt_attempt ON public.announcement_receipt USING btree (attempt_id);

CREATE INDEX announcement_turno ON public.announcement USING btree (turno_id);

CREATE INDEX annulment_form ON public.annulment USING btree (form_id, outcome);

CREATE UNIQUE INDEX annulment_one_open ON public.annulment USING btree (form_id) WHERE (outcome IS NULL);

CREATE INDEX answer_quarantine_attempt ON public.answer_quarantine USING btree (attempt_id);

CREATE INDEX arco_request_person ON public.arco_request USING btree (person_id);

CREATE INDEX arrival_record_award ON public.arrival_record USING btree (award_id, id);

CREATE INDEX attempt_open ON public.attempt USING btree (accepts_until) WHERE (state = ANY (ARRAY['expected'::text, 'admitted'::text, 'inProgress'::text]));

CREATE INDEX attempt_turno_sede ON public.attempt USING btree (turno_id, sede_code);

CREATE INDEX audit_event_action ON public.audit_event USING btree (action, seq);

CREATE INDEX audit_event_actor ON public.audit_event USING btree (actor_id, seq);

CREATE INDEX audit_event_subject ON public.audit_event USING btree (subject_type, subject_id, seq);

CREATE INDEX audit_sample_finding_row ON public.audit_sample_finding USING btree (sample_id, place, id);

CREATE UNIQUE INDEX call_draft_one_errata ON public.call_draft USING btree (amends) WHERE ((amends IS NOT NULL) AND (published_as IS NULL) AND (discarded_at IS NULL));

CREATE INDEX candidate_carries_from ON public.candidate USING btree (carries_from) WHERE (carries_from IS NOT NULL);

CREATE INDEX check_in_record_attempt ON public.check_in_record USING btree (attempt_id, id);

CREATE UNIQUE INDEX check_pass_one_open ON public.check_pass USING btree (sede_code) WHERE (revoked_at IS NULL);

CREATE INDEX compensation_place ON public.compensation USING btree (turno_id, sede_code);

CREATE UNIQUE INDEX desk_charge_opened_once ON public.desk_charge USING btree (turno_id, sede_code) WHERE (how = 'opened'::text);

CREATE INDEX desk_charge_place ON public.desk_charge USING btree (turno_id, sede_code, id);

CREATE UNIQUE INDEX desk_hand_over_one_open ON public.desk_hand_over USING btree (turno_id, sede_code) WHERE (outcome IS NULL);

CREATE INDEX enarm_mark_candidate ON public.enarm_mark USING btree (candidate_id, id);

CREATE UNIQUE INDEX enarm_suggestion_one_line ON public.enarm_suggestion USING btree (import_id, candidate_id) WHERE (outcome = 'confirmed'::text);

CREATE UNIQUE INDEX enarm_suggestion_one_person ON public.enarm_suggestion USING btree (import_id, line) WHERE (outcome = 'confirmed'::text);

CREATE INDEX entry_inquiry_turno ON public.entry_inquiry USING btree (turno_id, sede_code, id);

CREATE INDEX exam_seat_room ON public.exam_seat USING btree (room_id);

CREATE INDEX exam_sede_request_from ON public.exam_sede_request USING btree (from_sede);

CREATE UNIQUE INDEX exam_sede_request_one_open ON public.exam_sede_request USING btree (candidate_id) WHERE (outcome IS NULL);

CREATE INDEX exam_sede_request_to ON public.exam_sede_request USING btree (to_sede);

CREATE INDEX factor_pass_person ON public.factor_pass USING btree (person_id);

CREATE UNIQUE INDEX factor_reset_one_open ON public.factor_reset USING btree (person_id) WHERE (outcome IS NULL);

CREATE INDEX foreign_record_award ON public.foreign_record USING btree (award_id, duty, id);

CREATE INDEX grade_correction_grade ON public.grade_correction USING btree (candidate_id, year, decided_at);

CREATE UNIQUE INDEX grade_correction_one_open ON public.grade_correction USING btree (candidate_id, year) WHERE (outcome IS NULL);

CREATE INDEX grade_entry_grade ON public.grade_entry USING btree (candidate_id, year, id);

CREATE INDEX grade_sheet_line_sheet ON public.grade_sheet_line USING btree (sheet_id);

CREATE INDEX item_fingerprint ON public.item USING btree (fingerprint);

CREATE INDEX lockdown_requirement_exam ON public.lockdown_requirement USING btree (exam_id, id);

CREATE INDEX lockdown_requirement_sede ON public.lockdown_requirement USING btree (sede_code, id);

CREATE INDEX machine_check_sede ON public.machine_check USING btree (sede_code, at);

CREATE INDEX mail_message_due ON public.mail_message USING btree (due_at) WHERE (state = 'waiting'::text);

CREATE INDEX notice_address_newest ON public.notice_address USING btree (addressee, id);

CREATE INDEX past_cutoff_import_period ON public.past_cutoff_import USING btree (period, at);

CREATE INDEX person_correction_person ON public.person_correction USING btree (person_id, id);

CREATE INDEX publication_declaration_file ON public.publication_declaration USING btree (file_id);

CREATE INDEX publication_evaluation_person ON public.publication_evaluation USING btree (evaluator_id, state);

CREATE INDEX publication_file_person ON public.publication_file USING btree (person_id, convocatoria_id, uploaded_at);

CREATE INDEX registration_cancellation_person ON public.registration_cancellation USING btree (person_id);

CREATE INDEX registration_trail_person ON public.registration_trail USING btree (person_id, convocatoria_id, id);

CREATE INDEX rehearsal_sede ON public.rehearsal USING btree (sede_code, opens_at);

CREATE UNIQUE INDEX resignation_acknowledged_once ON public.resignation USING btree (award_id) WHERE (state = 'acknowledged'::text);

CREATE UNIQUE INDEX resignation_one_open ON public.resignation USING btree (award_id) WHERE (state = ANY (ARRAY['drafted'::text, 'sent'::text]));

CREATE UNIQUE INDEX revocation_approved_once ON public.revocation USING btree (award_id) WHERE (outcome = 'approved'::text);

CREATE UNIQUE INDEX revocation_one_open ON public.revocation USING btree (award_id) WHERE (outcome IS NULL);

CREATE INDEX room_exit_attempt ON public.room_exit USING btree (attempt_id, id);

CREATE UNIQUE INDEX room_exit_one_open ON public.room_exit USING btree (attempt_id) WHERE (returned_at IS NULL);

CREATE INDEX roster_correction_person ON public.roster_correction USING btree (person_id, id);

CREATE INDEX score_opening_of_actor ON public.score_opening USING btree (actor_id, session_sha256, id);

CREATE INDEX score_opening_of_person ON public.score_opening USING btree (person_id, id) WHERE (person_id IS NOT NULL);

CREATE UNIQUE INDEX sede_outage_one_open ON public.sede_outage USING btree (turno_id, sede_code) WHERE (until IS NULL);

CREATE INDEX sede_outage_place ON public.sede_outage USING btree (turno_id, sede_code, since);

CREATE INDEX selection_result_order ON public.selection_result USING btree (run_id, pi_imss);

CREATE UNIQUE INDEX selection_run_proposed_once ON public.selection_run USING btree (convocatoria_id) WHERE ((proposed_at IS NOT NULL) AND (published_at IS NULL) AND (discarded_at IS NULL));

CREATE UNIQUE INDEX selection_run_published_once ON public.selection_run USING btree (convocatoria_id) WHERE (published_at IS NOT NULL);

CREATE INDEX session_person ON public.session USING btree (person_id);

CREATE UNIQUE INDEX sign_in_code_one_open ON public.sign_in_code USING btree (attempt_id) WHERE ((used_at IS NULL) AND (revoked_at IS NULL));

CREATE UNIQUE INDEX signing_key_one_in_use ON public.signing_key USING btree (purpose) WHERE (until IS NULL);

CREATE INDEX sitting_incident_attempt ON public.sitting_incident USING btree (attempt_id, id);

CREATE INDEX supervisor_post_place ON public.supervisor_post USING btree (turno_id, sede_code);

CREATE INDEX supervisor_post_room ON public.supervisor_post USING btree (room_id);

CREATE INDEX ticket_message_ticket ON public.ticket_message USING btree (ticket_id, id);

CREATE INDEX ticket_person ON public.ticket USING btree (person_id);

CREATE INDEX what_if_run ON public.what_if USING btree (run_id, made_at);

CREATE OR REPLACE FUNCTION public.apply_address_change()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update public.person set email = new.after where id = new.person_id;
  update public.account_link set revoked_at = clock_timestamp()
    where person_id = new.person_id and used_at is null and revoked_at is null;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.apply_exam_sede_request()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from public.exam_seat s using public.attempt a
    where a.id = s.attempt_id and a.candidate_id = new.candidate_id;
  update public.attempt set sede_code = new.to_sede
    where candidate_id = new.candidate_id and sede_code = new.from_sede and state = 'expected';
  if not found then
    raise exception 'only who is expected at the sede moves'
      using errcode = 'check_violation', constraint = 'exam_sede_request_of_the_expected';
  end if;
  update public.candidate set exam_sede = new.to_sede where id = new.candidate_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.apply_person_correction()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update public.person set
    given_names = case new.field when 'given_names' then new.after else given_names end,
    first_surname = case new.field when 'first_surname' then new.after else first_surname end,
    second_surname = case new.field when 'second_surname' then new.after else second_surname end,
    curp = case new.field when 'curp' then new.after else curp end,
    sex = case new.field when 'sex' then new.after else sex end,
    born_on = case new.field when 'born_on' then new.after::date else born_on end
    where id = new.person_id;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.apply_registration_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from public.preference where candidate_id = new.candidate_id;
  insert into public.preference (candidate_id, position, pool_id)
    select new.candidate_id, place, pool from unnest(new.pools) with ordinality as listed (pool, place);
  update public.candidate set registered_at = new.registered_at where id = new.candidate_id;
  insert into public.attempt (candidate_id, exam_id, turno_id, sede_code, opens_at, closes_at, accepts_until)
    select c.id, c.exam_id, t.id, c.exam_sede, t.starts_at, t.ends_at,
      t.ends_at + v.transit_grace_ms * interval '1 millisecond'
    from public.candidate c join public.exam e on e.id = c.exam_id join public.turno t on t.id = e.turno_id
      join public.convocatoria v on v.id = c.convocatoria_id
    where c.id = new.candidate_id and c.carries_from is null
    on conflict (candidate_id, exam_id) do nothing;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.apply_roster_correction()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update public.roster_entry set
    ceme = case new.field when 'ceme' then new.after else ceme end,
    grade = case new.field when 'grade' then new.after::integer else grade end,
    adscription_sede = case new.field when 'adscription_sede' then new.after else adscription_sede end,
    rotation_sede = case new.field when 'rotation_sede' then new.after else rotation_sede end
    where convocatoria_id = new.convocatoria_id and person_id = new.person_id;
  if new.field = 'adscription_sede' then
    update public.candidate set adscription_sede = new.after
      where convocatoria_id = new.convocatoria_id and person_id = new.person_id;
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.award_holds(state text, results_until timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select state in ('commitmentAccepted', 'letterIssued')
    or (state in ('assigned', 'sedeAccepted') and public.efiser_now() < results_until)
$function$
;

CREATE OR REPLACE FUNCTION public.call_end(results_until timestamp with time zone, rules jsonb)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE PARALLEL SAFE
 SET search_path TO 'pg_catalog', 'pg_temp'
RETURN GREATEST(results_until, ((rules #>> '{windows,resignKeepingCurrentCourse,until}'::text[]))::timestamp with time zone, ((rules #>> '{windows,resignToCompeteAgain,before}'::text[]))::timestamp with time zone, ((((rules #>> '{windows,arrivalAtNewSede,on}'::text[]) || 'T00:00:00-06:00'::text))::timestamp with time zone + '24:00:00'::interval))
;

CREATE OR REPLACE FUNCTION public.chain_audit_event()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  head audit_head%rowtype;
begin
  select * into head from audit_head for update;
  new.seq := head.seq + 1;
  new.at := date_trunc('milliseconds', efiser_now());
  new.previous_hash := head.hash;
  new.hash := sha256(head.hash || convert_to(concat_ws(E'\n',
    new.seq::text,
    (extract(epoch from new.at) * 1000)::bigint::text,
    coalesce(new.actor_id::text, '-'),
    coalesce(new.actor_role, '-'),
    new.action, new.subject_type, new.subject_id, new.payload), 'UTF8'));
  update audit_head set seq = new.seq, hash = new.hash;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.change_password(who uuid, old_hash text, new_hash text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  update account set password_hash = new_hash
    where person_id = who and password_hash = old_hash and disabled_at is null and new_hash like '$2%';
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_audit_anchor()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  last record;
begin
  select number, body_sha256 into last from public.audit_anchor order by number desc limit 1;
  if new.number <> coalesce(last.number, 0) + 1 or new.body::jsonb ->> 'previous' is distinct from last.body_sha256 then
    raise exception 'an anchor follows the last one and names it'
      using errcode = 'check_violation', constraint = 'audit_anchor_follows_the_last';
  end if;
  if not exists (select 1 from public.audit_event e join public.audit_head h on h.seq = e.seq and h.hash = e.hash
      where e.seq = new.seq and e.hash = new.hash and e.at = new.anchored_at and e.action = 'audit.anchor'
        and e.subject_type = 'auditAnchor' and e.subject_id = new.number::text) then
    raise exception 'an anchor is of the head, which is the event that announces it'
      using errcode = 'check_violation', constraint = 'audit_anchor_of_the_head';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_cancelled_attempts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from public.attempt where candidate_id = new.candidate_id and state <> 'cancelled') then
    raise exception 'who is cancelled for false information sits no exam (Convocatoria §2.2 E)'
      using errcode = 'check_violation', constraint = 'registration_cancellation_ends_attempts';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_letter_award()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select state from public.award where id = new.award_id) not in ('letterIssued', 'resigned', 'revoked') then
    raise exception 'a letter follows an accepted carta compromiso (Convocatoria §5.7)'
      using errcode = 'check_violation', constraint = 'letter_of_accepted_award';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_quarantine_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  closed record;
begin
  select a.state, e.convocatoria_id into closed from public.answer_quarantine q
    join public.attempt a on a.id = q.attempt_id join public.exam e on e.id = a.exam_id where q.id = new.quarantine_id;
  if closed.state not in ('handedIn', 'closed') then
    raise exception 'quarantine is decided on after the exam has ended'
      using errcode = 'check_violation', constraint = 'quarantine_decision_after_the_end';
  end if;
  if public.selection_stands(closed.convocatoria_id) then
    raise exception 'quarantine is decided on before a selection is frozen'
      using errcode = 'check_violation', constraint = 'quarantine_decision_before_freeze';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_receipt()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  closed public.attempt%rowtype;
  previous text;
begin
  select * into closed from public.attempt where id = new.attempt_id;
  if closed.state not in ('handedIn', 'closed') then
    raise exception 'a receipt is of an exam that was handed in or closed'
      using errcode = 'check_violation', constraint = 'receipt_of_closed_attempt';
  end if;
  if new.version = 1 and new.answers_digest is distinct from closed.answers_digest then
    raise exception 'the first receipt states the answers of the close'
      using errcode = 'check_violation', constraint = 'receipt_states_the_close';
  end if;
  select body_sha256 into previous from public.receipt
    where attempt_id = new.attempt_id and version = new.version - 1;
  if new.body::jsonb ->> 'supersedes' is distinct from previous then
    raise exception 'a receipt supersedes the one before it'
      using errcode = 'check_violation', constraint = 'receipt_supersedes_the_last';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_resigned_award()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select state from public.award where id = new.award_id) <> 'resigned' then
    raise exception 'an acknowledged resignation frees its seat (Convocatoria §5.14.6)'
      using errcode = 'check_violation', constraint = 'resignation_frees_seat';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.check_revoked_award()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select state from public.award where id = new.award_id) <> 'revoked' then
    raise exception 'an approved revocation takes the seat back'
      using errcode = 'check_violation', constraint = 'revocation_takes_seat';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.convocatoria_of_form(of_form uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
  select e.convocatoria_id from public.form f join public.exam e on e.id = f.exam_id where f.id = of_form
$function$
;

CREATE OR REPLACE FUNCTION public.correct_roster_address(who uuid, address text)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  if exists (select 1 from account where person_id = who) then
    raise exception 'the address of an open account does not change by a roster'
      using errcode = 'check_violation', constraint = 'person_address_of_account';
  end if;
  update person set email = address where id = who and email <> address;
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION public.demand_marks_remade()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.outcome = 'approved' and exists (select 1 from public.mark m join public.attempt a on a.id = m.attempt_id
      where a.form_id = new.form_id and m.status = 'present' and m.marked_at < new.decided_at) then
    raise exception 'all marks of the form are made anew with its annulment'
      using errcode = 'check_violation', constraint = 'annulment_marks_remade';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.doors_open_at(turno_id uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select t.starts_at - c.check_in_minutes * interval '1 minute'
  from public.turno t join public.convocatoria c on c.id = t.convocatoria_id where t.id = doors_open_at.turno_id
$function$
;

CREATE OR REPLACE FUNCTION public.efiser_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
AS $function$
  select clock_timestamp() + (select offset_ms from public.demo_clock) * interval '1 millisecond'
$function$
;

CREATE OR REPLACE FUNCTION public.grant_role(by_id uuid, who uuid, what text, at_sede text, at_ooad text, at_ceme text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  made uuid;
begin
  perform require_admin(by_id);
  insert into role_grant (person_id, role, sede_code, ooad, ceme) values (who, what, at_sede, at_ooad, at_ceme)
    on conflict do nothing returning id into made;
  return made;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_acta()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.lock_desk(new.turno_id, new.sede_code);
  if exists (select 1 from public.attempt where turno_id = new.turno_id and sede_code = new.sede_code
      and (state in ('expected', 'admitted', 'inProgress') or accepts_until > public.efiser_now())) then
    raise exception 'an acta follows the end of its turno'
      using errcode = 'check_violation', constraint = 'acta_after_turno';
  end if;
  new.frozen_at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_acta_completion()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  signed integer;
  missing integer;
  in_charge uuid;
begin
  perform public.lock_desk(new.turno_id, new.sede_code);
  select count(*) into signed from public.acta_signature where turno_id = new.turno_id and sede_code = new.sede_code;
  select count(*) - signed into missing from public.acta_duty
    where turno_id = new.turno_id and sede_code = new.sede_code;
  if signed = 0 then
    raise exception 'an acta that nobody signed is a draft'
      using errcode = 'check_violation', constraint = 'acta_completion_after_signature';
  end if;
  if (missing > 0) <> (btrim(coalesce(new.reason, '')) <> '') then
    raise exception 'a reason stands where, and only where, a signature is missing'
      using errcode = 'check_violation', constraint = 'acta_completion_says_why';
  end if;
  if missing > 0 then
    select person_id into in_charge from public.desk_charge
      where turno_id = new.turno_id and sede_code = new.sede_code order by id desc limit 1;
    if new.by_id is distinct from coalesce(in_charge, new.by_id) then
      raise exception 'who is in charge closes an acta with signatures missing'
        using errcode = 'check_violation', constraint = 'acta_completion_by_who_is_in_charge';
    end if;
  end if;
  -- The file prints this moment, so it is given, and judged.
  if new.at > public.efiser_now() or new.at < public.efiser_now() - interval '1 minute' then
    raise exception 'an acta is completed now'
      using errcode = 'check_violation', constraint = 'acta_completion_at_its_time';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_acta_duty()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from public.acta_signature where turno_id = new.turno_id and sede_code = new.sede_code) then
    raise exception 'who signs is settled with the content'
      using errcode = 'check_violation', constraint = 'acta_duty_before_signatures';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_acta_signature()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.lock_desk(new.turno_id, new.sede_code);
  if exists (select 1 from public.acta_completion where turno_id = new.turno_id and sede_code = new.sede_code) then
    raise exception 'the acta is complete'
      using errcode = 'check_violation', constraint = 'acta_signature_before_completion';
  end if;
  new.at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_address_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.role_grant where person_id = new.changed_by and role = 'admin') then
    raise exception 'the coordination changes an address'
      using errcode = 'check_violation', constraint = 'address_change_by_admin';
  end if;
  if new.before is distinct from (select email from public.person where id = new.person_id) then
    raise exception 'a change begins at the address that counts'
      using errcode = 'check_violation', constraint = 'address_change_from_what_counts';
  end if;
  new.changed_at := clock_timestamp();   -- of the wall, as all of an account
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_adjustment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- Two grants at once wait for each other here.
  perform from public.attempt where id = new.attempt_id and public.efiser_now() < opens_at for update;
  if not found then
    raise exception 'an adjustment is recorded before the turno (Convocatoria §3.1 B)'
      using errcode = 'check_violation', constraint = 'adjustment_before_turno';
  end if;
  if new.revokes is null and exists (select 1 from public.adjustment g where g.attempt_id = new.attempt_id
      and g.revokes is null and not exists (select 1 from public.adjustment r where r.revokes = g.id)) then
    raise exception 'one adjustment at a time'
      using errcode = 'check_violation', constraint = 'adjustment_one_in_force';
  end if;
  if new.revokes is not null and not exists (select 1 from public.adjustment g
      where g.id = new.revokes and g.attempt_id = new.attempt_id and g.revokes is null) then
    raise exception 'a revocation names a grant of the same attempt'
      using errcode = 'check_violation', constraint = 'adjustment_revokes_its_own';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_announcement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.attempt_id is not null and not exists (
    select 1 from public.attempt where id = new.attempt_id and turno_id = new.turno_id) then
    raise exception 'an announcement to one candidate names the turno of the candidate'
      using errcode = 'check_violation', constraint = 'announcement_of_its_turno';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_announcement_receipt()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.announcement n join public.attempt a on a.turno_id = n.turno_id
      where n.id = new.announcement_id and a.id = new.attempt_id
        and (n.attempt_id is null or n.attempt_id = a.id) and (n.sede_code is null or n.sede_code = a.sede_code)) then
    raise exception 'only who was told can confirm'
      using errcode = 'check_violation', constraint = 'announcement_receipt_in_scope';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_annulment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  call_id text := public.convocatoria_of_form(new.form_id);
  actor uuid := case tg_op when 'INSERT' then new.proposed_by else new.decided_by end;
begin
  perform public.lock_selection_input(call_id);
  if tg_op = 'INSERT' or new.outcome = 'approved' then
    if exists (select 1 from public.selection_run where convocatoria_id = call_id and published_at is not null) then
      raise exception 'nothing is annulled after the publication (Convocatoria §3.1 B)'
        using errcode = 'check_violation', constraint = 'annulment_before_publication';
    end if;
    perform public.refuse_after_freeze(call_id, 'annulment_before_freeze');
  end if;
  if not exists (select 1 from public.role_grant where person_id = actor and role = 'admin') then
    raise exception 'the coordination annuls' using errcode = 'check_violation', constraint = 'annulment_by_admin';
  end if;
  if tg_op = 'UPDATE' and (old.outcome is not null or new.outcome is null
    or (new.id, new.form_id, new.item_ids, new.policy, new.kind, new.reason, new.proposed_at, new.proposed_by)
    is distinct from
      (old.id, old.form_id, old.item_ids, old.policy, old.kind, old.reason, old.proposed_at, old.proposed_by)) then
    raise exception 'of an annulment only the decision is added, once'
      using errcode = 'check_violation', constraint = 'annulment_append_only';
  end if;
  if tg_op = 'INSERT' or new.outcome = 'approved' then
    perform pg_advisory_xact_lock(hashtextextended('annulment ' || new.form_id::text, 0));
    if (select count(distinct item) from unnest(new.item_ids) item
        join public.form_item f on f.form_id = new.form_id and f.item_id = item) <> cardinality(new.item_ids) then
      raise exception 'what is annulled are items of the form, each once'
        using errcode = 'check_violation', constraint = 'annulment_items_of_form';
    end if;
    if exists (select 1 from public.annulment where form_id = new.form_id and outcome = 'approved'
        and (item_ids && new.item_ids or policy <> new.policy)) then
      raise exception 'one form has one policy, and an item is annulled once'
        using errcode = 'check_violation', constraint = 'annulment_one_policy';
    end if;
    if cardinality(new.item_ids) + (select coalesce(sum(cardinality(item_ids)), 0) from public.annulment
          where form_id = new.form_id and outcome = 'approved')
        >= (select item_count from public.form where id = new.form_id) then
      raise exception 'something is left to mark'
        using errcode = 'check_violation', constraint = 'annulment_leaves_items';
    end if;
  end if;
  if tg_op = 'INSERT' then
    new.proposed_at := public.efiser_now();
    new.outcome := null;
    new.decided_at := null;
    new.decided_by := null;
    new.note := '';
    new.effect := null;
    new.effect_sha256 := null;
  else
    -- To the millisecond, as marks bear their moment: one that is made in the same one is not older.
    new.decided_at := date_trunc('milliseconds', public.efiser_now());
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_annulment_shown()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.proposal_showing where annulment_id = new.id
      and effect_sha256 = new.effect_sha256 and shown_to = new.decided_by) then
    raise exception 'an annulment is approved by who was shown its dry run'
      using errcode = 'check_violation', constraint = 'annulment_approved_as_shown';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_arco_answer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  filed_by uuid := (select person_id from public.arco_request where id = new.request_id);
begin
  if (new.outcome = 'withdrawn') <> (new.answered_by = filed_by) then
    raise exception 'who filed a request withdraws it, and somebody else answers it'
      using errcode = 'check_violation', constraint = 'arco_answer_by_another';
  end if;
  if new.outcome <> 'withdrawn' and not exists (select 1 from public.role_grant
      where person_id = new.answered_by and role = 'admin') then
    raise exception 'the coordination answers'
      using errcode = 'check_violation', constraint = 'arco_answer_by_admin';
  end if;
  new.answered_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_arrival_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  seat record;
  before record;
begin
  select a.state, c.person_id, s.ooad, s.code, (v.rules #>> '{windows,arrivalAtNewSede,on}')::date as arrives_on into seat
    from public.award a join public.candidate c on c.id = a.candidate_id
    join public.convocatoria v on v.id = c.convocatoria_id
    join public.seat_pool p on p.id = a.pool_id join public.sede s on s.code = p.sede_code where a.id = new.award_id;
  if seat.state <> 'letterIssued' then
    raise exception 'who arrives has a letter that counts (Convocatoria §5.9.3)'
      using errcode = 'check_violation', constraint = 'arrival_record_of_letter';
  end if;
  if seat.person_id = new.by_id then
    raise exception 'nobody records the own arrival'
      using errcode = 'check_violation', constraint = 'arrival_record_not_own';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.by_id and role = new.by_role
      and case new.by_role when 'ooad' then ooad = seat.ooad else seat.ooad = 'UMAE' and sede_code = seat.code end) then
    raise exception 'the OOAD of the new sede records it, or the education authority of a UMAE'
      using errcode = 'check_violation', constraint = 'arrival_record_by_receiver';
  end if;
  new.at := date_trunc('milliseconds', public.efiser_now());
  if (new.at at time zone 'America/Mexico_City')::date < seat.arrives_on or new.arrived_on < seat.arrives_on then
    raise exception 'nobody arrives before the day (Convocatoria §5.9.3)'
      using errcode = 'check_violation', constraint = 'arrival_record_from_its_day';
  end if;
  if new.arrived_on > (new.at at time zone 'America/Mexico_City')::date then
    raise exception 'what is recorded has happened'
      using errcode = 'check_violation', constraint = 'arrival_record_not_in_future';
  end if;
  select arrived_on into before from public.arrival_record where award_id = new.award_id order by id desc limit 1;
  if not found and new.arrived_on is null then
    raise exception 'there is nothing to take back'
      using errcode = 'check_violation', constraint = 'arrival_record_takes_back';
  end if;
  if found and (btrim(new.reason) = '' or before.arrived_on is not distinct from new.arrived_on) then
    raise exception 'a record after the first changes something, and says why'
      using errcode = 'check_violation', constraint = 'arrival_record_has_reason';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_attempt()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> new.state and not exists (
    select 1 from public.attempt_transition where from_state = old.state and to_state = new.state) then
    raise exception 'attempt: no step from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'attempt_transition_known';
  end if;
  if old.state = 'cancelled' and new.state <> 'cancelled' and new.state <> old.state_before_cancel then
    raise exception 'a reinstated attempt returns to the state it had'
      using errcode = 'check_violation', constraint = 'attempt_reinstated_as_it_was';
  end if;
  if old.answers_digest is not null and (new.answers_digest, new.answered_count, new.chain_length, new.chain_head,
      new.started_at, new.finished_at, new.form_id, new.permutation_seed, new.closes_at, new.accepts_until)
    is distinct from (old.answers_digest, old.answered_count, old.chain_length, old.chain_head,
      old.started_at, old.finished_at, old.form_id, old.permutation_seed, old.closes_at, old.accepts_until) then
    raise exception 'a closed attempt does not change'
      using errcode = 'check_violation', constraint = 'attempt_closed_is_immutable';
  end if;
  if new.state = 'cancelled' and new.state_before_cancel is distinct from
      (case when old.state = 'cancelled' then old.state_before_cancel else old.state end) then
    raise exception 'a cancelled attempt remembers the state it had'
      using errcode = 'check_violation', constraint = 'attempt_cancelled_from_its_state';
  end if;
  if (old.form_id is not null and new.form_id is distinct from old.form_id)
     or (old.started_at is not null and new.started_at is distinct from old.started_at) then
    raise exception 'an exam is opened once, on one form'
      using errcode = 'check_violation', constraint = 'attempt_opened_once';
  end if;
  if new.lease_epoch < old.lease_epoch then
    raise exception 'a lease epoch never goes back'
      using errcode = 'check_violation', constraint = 'attempt_epoch_grows';
  end if;
  if old.permutation_seed is not null and new.permutation_seed is distinct from old.permutation_seed then
    raise exception 'a permutation is drawn once'
      using errcode = 'check_violation', constraint = 'attempt_permutation_fixed';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_attempt_times()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  due timestamptz;
  grace interval;
begin
  if public.efiser_now() >= old.opens_at
    and (new.closes_at < old.closes_at or new.accepts_until < old.accepts_until) then
    raise exception 'a deadline never comes nearer'
      using errcode = 'check_violation', constraint = 'attempt_deadline_never_goes_back';
  end if;
  if pg_has_role(current_user, (select relowner from pg_class where oid = tg_relid), 'member') then
    return new;
  end if;
  select t.ends_at
      + interval '1 minute' * coalesce((select coalesce(g.extra_minutes,
          ceil(extract(epoch from t.ends_at - t.starts_at) * g.extra_percent / 6000)::integer)
        from public.adjustment g where g.attempt_id = new.id and g.revokes is null
          and not exists (select 1 from public.adjustment r where r.revokes = g.id)), 0)
      + interval '1 minute' * coalesce((select sum(k.minutes) from public.compensation k
        where k.turno_id = new.turno_id and k.sede_code = new.sede_code), 0),
    c.transit_grace_ms * interval '1 millisecond'
    into due, grace
    from public.turno t join public.convocatoria c on c.id = t.convocatoria_id where t.id = new.turno_id;
  if new.closes_at <> due or new.accepts_until <> due + grace then
    raise exception 'the times of an attempt are those of its turno, its resolution and its sede'
      using errcode = 'check_violation', constraint = 'attempt_times_as_granted';
  end if;
  if new.times_version <> old.times_version + 1 then
    raise exception 'other times have another version'
      using errcode = 'check_violation', constraint = 'attempt_times_version_grows';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_audit_sample()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  rows_drawn integer;
begin
  if tg_op = 'INSERT' then
    perform public.refuse_unless_auditor(new.started_by);
    new.started_at := date_trunc('milliseconds', public.efiser_now());
    if num_nonnulls(new.population_ids, new.population_sha256, new.population_count, new.drawn_at, new.closed_at) > 0 then
      raise exception 'the seed is recorded before the population is read'
        using errcode = 'check_violation', constraint = 'audit_sample_seed_first';
    end if;
    if new.convocatoria_id is null or (new.run_id is not null and new.convocatoria_id <>
        (select convocatoria_id from public.selection_run where id = new.run_id)) then
      raise exception 'a sample names its call; one of results that of its run'
        using errcode = 'check_violation', constraint = 'audit_sample_names_its_call';
    end if;
    return new;
  end if;
  if old.closed_at is not null or (old.convocatoria_id is not null or old.drawn_at is not null)
      and new.convocatoria_id is distinct from old.convocatoria_id or (new.id, new.number, new.population, new.run_id, new.size, new.seed, new.seed_source,
      new.started_at, new.started_by) is distinct from (old.id, old.number, old.population, old.run_id, old.size, old.seed,
      old.seed_source, old.started_at, old.started_by) or (old.drawn_at is not null and (new.population_ids,
      new.population_sha256, new.population_count, new.drawn_at) is distinct from (old.population_ids,
      old.population_sha256, old.population_count, old.drawn_at)) then
    raise exception 'a sample is drawn once and closed once'
      using errcode = 'check_violation', constraint = 'audit_sample_as_drawn';
  end if;
  if old.drawn_at is null and new.population_ids is not null then
    if new.convocatoria_id is null then
      raise exception 'a sample is drawn from a call that it names'
        using errcode = 'check_violation', constraint = 'audit_sample_names_its_call';
    end if;
    new.drawn_at := date_trunc('milliseconds', public.efiser_now());
    select count(*) into rows_drawn from public.audit_sample_row where sample_id = new.id;
    if rows_drawn <> least(new.size, new.population_count) then
      raise exception 'a sample has as many rows as it asks for'
        using errcode = 'check_violation', constraint = 'audit_sample_rows_whole';
    end if;
  end if;
  if new.statement is not null then
    perform public.refuse_unless_auditor(new.closed_by);
    new.closed_at := date_trunc('milliseconds', public.efiser_now());
    if exists (select 1 from public.audit_sample_row r where r.sample_id = new.id and not exists (
        select 1 from public.audit_sample_finding f where f.sample_id = r.sample_id and f.place = r.place)) then
      raise exception 'a sample is closed when each row has its finding'
        using errcode = 'check_violation', constraint = 'audit_sample_closed_complete';
    end if;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_audit_sample_finding()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.refuse_unless_auditor(new.by_id);
  if exists (select 1 from public.audit_sample where id = new.sample_id and (drawn_at is null or closed_at is not null)) then
    raise exception 'findings are of a sample that is drawn and open'
      using errcode = 'check_violation', constraint = 'audit_sample_finding_while_open';
  end if;
  new.at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_audit_sample_row()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from public.audit_sample where id = new.sample_id and drawn_at is not null) then
    raise exception 'a sample that is drawn gets no more rows'
      using errcode = 'check_violation', constraint = 'audit_sample_row_before_drawn';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_award()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.state <> new.state and not exists (
    select 1 from public.award_transition where from_state = old.state and to_state = new.state) then
    raise exception 'award: no step from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'award_transition_known';
  end if;
  if (old.sede_accepted_at is not null and new.sede_accepted_at is distinct from old.sede_accepted_at)
     or (old.commitment_accepted_at is not null and new.commitment_accepted_at is distinct from old.commitment_accepted_at)
     or (old.rejected_at is not null and new.rejected_at is distinct from old.rejected_at)
     or (old.resigned_at is not null and new.resigned_at is distinct from old.resigned_at)
     or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at) then
    raise exception 'the moment of an act does not change'
      using errcode = 'check_violation', constraint = 'award_moments_fixed';
  end if;
  if (new.candidate_id, new.pool_id, new.run_id) is distinct from (old.candidate_id, old.pool_id, old.run_id) then
    raise exception 'there is no change of sede (Convocatoria §5.4)'
      using errcode = 'check_violation', constraint = 'award_seat_fixed';
  end if;
  if new.state = 'resigned' and old.state <> 'resigned' and not exists (
      select 1 from public.resignation where award_id = new.id and state = 'acknowledged') then
    raise exception 'a resignation counts with its acknowledged receipt (Convocatoria §5.14.6)'
      using errcode = 'check_violation', constraint = 'award_resigned_by_receipt';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_award_text()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  call text;
  accepted_before boolean := tg_op = 'UPDATE' and old.commitment_accepted_at is not null;
begin
  if new.commitment_accepted_at is null or accepted_before then
    if new.letter_text_id is distinct from (case when accepted_before then old.letter_text_id end) then
      raise exception 'the text that was accepted does not change'
        using errcode = 'check_violation', constraint = 'award_text_fixed';
    end if;
    return new;
  end if;
  select convocatoria_id into call from public.candidate where id = new.candidate_id;
  perform public.lock_letter_text(call, false);
  if new.letter_text_id is distinct from (select id from public.letter_text where convocatoria_id = call
      order by number desc limit 1) then
    raise exception 'the text that holds now is accepted (Convocatoria §5.5)'
      using errcode = 'check_violation', constraint = 'award_text_is_newest';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_call_draft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    new.created_at := public.efiser_now();
    new.changed_at := new.created_at;
    new.revision := 1;
    return new;
  end if;
  if old.published_as is not null or old.discarded_at is not null then
    raise exception 'a draft that was published or given up does not change'
      using errcode = 'check_violation', constraint = 'call_draft_published';
  end if;
  if new.revision <> old.revision + 1 then
    raise exception 'each change of a draft follows the one before'
      using errcode = 'check_violation', constraint = 'call_draft_revision_follows';
  end if;
  new.changed_at := public.efiser_now();
  if new.discarded_at is not null then new.discarded_at := new.changed_at; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_call_period()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.role_grant where person_id = new.made_by and role = 'admin') then
    raise exception 'the coordination opens a next period'
      using errcode = 'check_violation', constraint = 'call_period_by_admin';
  end if;
  if exists (select 1 from public.call_period p join public.call_draft d on d.id = p.draft_id
      where p.from_call = new.from_call and d.discarded_at is null) then
    raise exception 'one next period of a call'
      using errcode = 'check_violation', constraint = 'call_period_once';
  end if;
  if not exists (select 1 from public.convocatoria v where v.id = new.from_call and v.results_until <= public.efiser_now()
      and exists (select 1 from public.selection_run r where r.convocatoria_id = v.id and r.published_at is not null)) then
    raise exception 'what is free is known when the acceptance is over (Convocatoria §5.3)'
      using errcode = 'check_violation', constraint = 'call_period_after_acceptance';
  end if;
  new.seats_taken_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_candidate_enarm()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.refuse_after_freeze(new.convocatoria_id, 'candidate_enarm_before_freeze');
  if not exists (select 1 from public.enarm_mark m where m.candidate_id = new.id and m.mark = new.enarm
      and m.replaces is not distinct from old.enarm
      and m.id = (select max(id) from public.enarm_mark where candidate_id = new.id)) then
    raise exception 'an ENARM mark comes by import'
      using errcode = 'check_violation', constraint = 'candidate_enarm_as_imported';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_carried_mark()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  source text := public.marks_source(new.convocatoria_id);
begin
  if source is null then
    if new.carries_from is not null then
      raise exception 'a call with exams of its own takes no mark of another'
        using errcode = 'check_violation', constraint = 'candidate_carries_nothing';
    end if;
    return new;
  end if;
  if not exists (select 1 from public.candidate c where c.id = new.carries_from and c.convocatoria_id = source
      and c.person_id = new.person_id and (c.ceme, c.grade, c.exam_id) = (new.ceme, new.grade, new.exam_id)
      and public.was_present(c.id)) then
    raise exception 'who has no EFISER mark of the cycle does not compete by it (Convocatoria §4.2 B, §5.13)'
      using errcode = 'check_violation', constraint = 'candidate_carries_a_mark';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_carrying_call()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.rules ->> 'marks' = 'carryOver' and not exists (select 1 from public.selection_run r
      where r.convocatoria_id = public.marks_source(new.id) and r.published_at is not null) then
    raise exception 'marks carry over from published results (Convocatoria §5.3)'
      using errcode = 'check_violation', constraint = 'convocatoria_carry_has_source';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_check_in_minutes()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from public.turno where convocatoria_id = new.id and public.efiser_now() < ends_at
      and public.efiser_now() >= starts_at
        - greatest(old.check_in_minutes, new.check_in_minutes) * interval '1 minute') then
    raise exception 'the opening of the doors does not move while a turno is under way'
      using errcode = 'check_violation', constraint = 'convocatoria_check_in_between_turnos';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_compensation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  allowed integer;
  given integer;
begin
  -- Two acts for the same sede wait for each other here: together they stay inside what is allowed.
  perform pg_advisory_xact_lock(hashtextextended('compensation ' || new.turno_id || ' ' || new.sede_code, 0));
  select coalesce((c.rules ->> 'maxCompensationMinutes')::integer, 0) into allowed
    from public.turno t join public.convocatoria c on c.id = t.convocatoria_id where t.id = new.turno_id;
  select coalesce(sum(minutes), 0) into given from public.compensation
    where turno_id = new.turno_id and sede_code = new.sede_code;
  if given + new.minutes > allowed then
    raise exception 'the convocatoria allows % minutes of compensation', allowed
      using errcode = 'check_violation', constraint = 'compensation_within_convocatoria';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_correction_shown()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  graded public.candidate%rowtype;
begin
  select * into graded from public.candidate where id = new.candidate_id;
  if not public.may_grade(new.decided_by, graded.adscription_sede, graded.ceme) and not exists (
      select 1 from public.proposal_showing where correction_id = new.id and shown_to = new.decided_by) then
    raise exception 'the coordination decides on a correction whose marks it was shown'
      using errcode = 'check_violation', constraint = 'grade_correction_decided_as_shown';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_desk_charge()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.role_grant
      where person_id = new.person_id and role = 'supervisor' and sede_code = new.sede_code) then
    raise exception 'a supervisor of the sede is in charge of it'
      using errcode = 'check_violation', constraint = 'desk_charge_of_a_supervisor';
  end if;
  if new.how = 'opened' and exists (select 1 from public.desk_charge
      where turno_id = new.turno_id and sede_code = new.sede_code) then
    raise exception 'a desk is opened once, and then handed over'
      using errcode = 'check_violation', constraint = 'desk_charge_opened_first';
  end if;
  if new.how = 'handedOver' and not exists (select 1 from public.desk_hand_over h where h.id = new.hand_over_id
      and h.outcome = 'confirmed' and h.to_id = new.person_id
      and h.turno_id = new.turno_id and h.sede_code = new.sede_code) then
    raise exception 'a hand-over is confirmed by who receives it'
      using errcode = 'check_violation', constraint = 'desk_charge_as_confirmed';
  end if;
  new.since := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_desk_hand_over()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.from_id is distinct from (select person_id from public.desk_charge
        where turno_id = new.turno_id and sede_code = new.sede_code order by id desc limit 1) then
      raise exception 'who is in charge hands over'
        using errcode = 'check_violation', constraint = 'desk_hand_over_by_who_is_in_charge';
    end if;
    new.offered_at := public.efiser_now();
    new.outcome := null;
    new.ended_at := null;
    new.ended_by := null;
    return new;
  end if;
  if old.outcome is not null or new.outcome is null
    or (new.turno_id, new.sede_code, new.from_id, new.to_id, new.note, new.pending, new.offered_at)
      is distinct from (old.turno_id, old.sede_code, old.from_id, old.to_id, old.note, old.pending, old.offered_at) then
    raise exception 'of a hand-over only the outcome is added, once'
      using errcode = 'check_violation', constraint = 'desk_hand_over_append_only';
  end if;
  new.ended_at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_enarm_import()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.refuse_after_freeze(new.convocatoria_id, 'enarm_import_before_freeze');
  if not exists (select 1 from public.role_grant where person_id = new.by_id and role = 'admin') then
    raise exception 'the coordination imports' using errcode = 'check_violation', constraint = 'enarm_import_by_admin';
  end if;
  new.at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_enarm_mark()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.replaces is distinct from (select enarm from public.candidate where id = new.candidate_id) then
    raise exception 'the mark that is replaced is the one that counts'
      using errcode = 'check_violation', constraint = 'enarm_mark_replaces_what_counts';
  end if;
  if new.suggestion_id is not null and not exists (select 1 from public.enarm_suggestion where id = new.suggestion_id
      and outcome = 'confirmed' and import_id = new.import_id and line = new.line
      and candidate_id = new.candidate_id and mark = new.mark) then
    raise exception 'a suggestion is taken once it is confirmed'
      using errcode = 'check_violation', constraint = 'enarm_mark_as_confirmed';
  end if;
  new.at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_enarm_suggestion()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.refuse_after_freeze(
    (select convocatoria_id from public.candidate where id = new.candidate_id), 'enarm_suggestion_before_freeze');
  if tg_op = 'INSERT' then
    new.outcome := null;
    new.decided_at := null;
    new.decided_by := null;
    return new;
  end if;
  if old.outcome is not null or new.outcome is null
    or (new.id, new.import_id, new.line, new.candidate_id, new.curp, new.name, new.mark, new.reason) is distinct from
      (old.id, old.import_id, old.line, old.candidate_id, old.curp, old.name, old.mark, old.reason) then
    raise exception 'of a suggestion only the decision is added, once'
      using errcode = 'check_violation', constraint = 'enarm_suggestion_append_only';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.decided_by and role = 'admin') then
    raise exception 'the coordination decides'
      using errcode = 'check_violation', constraint = 'enarm_suggestion_by_admin';
  end if;
  new.decided_at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_errata()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  rules jsonb := new.document -> 'rules';
  last jsonb;
  old jsonb;
begin
  if new.number = 1 then return new; end if;
  perform 1 from public.convocatoria where id = new.convocatoria_id for no key update;
  select document into last from public.convocatoria_version where convocatoria_id = new.convocatoria_id
    order by number desc limit 1;
  old := last -> 'rules';
  if rules -> 'cycle' <> old -> 'cycle' or rules -> 'currentCycle' <> old -> 'currentCycle'
    or rules -> 'period' <> old -> 'period' or new.document -> 'exams' <> last -> 'exams'
    or new.document -> 'tieBreak' <> last -> 'tieBreak' or rules -> 'publicationPoints' <> old -> 'publicationPoints'
    or rules -> 'completedCerExceptions' <> old -> 'completedCerExceptions' then
    raise exception 'a version never changes what the call fixed'
      using errcode = 'check_violation', constraint = 'convocatoria_version_keeps_terms';
  end if;
  if (rules #>> '{windows,printApplication,from}')::timestamptz > (old #>> '{windows,printApplication,from}')::timestamptz
    or (rules #>> '{windows,printApplication,until}')::timestamptz
      < (old #>> '{windows,printApplication,until}')::timestamptz
    or (rules #>> '{windows,resignKeepingCurrentCourse,until}')::timestamptz
      < (old #>> '{windows,resignKeepingCurrentCourse,until}')::timestamptz
    or (rules #>> '{windows,resignToCompeteAgain,before}')::timestamptz
      < (old #>> '{windows,resignToCompeteAgain,before}')::timestamptz
    or (rules #>> '{windows,foreignTuition,until}')::timestamptz < (old #>> '{windows,foreignTuition,until}')::timestamptz
    or (rules #>> '{windows,arrivalAtNewSede,on}')::date < (old #>> '{windows,arrivalAtNewSede,on}')::date
    or (rules #>> '{publicationCutoff,before}')::date < (old #>> '{publicationCutoff,before}')::date then
    raise exception 'a version never shortens a term'
      using errcode = 'check_violation', constraint = 'convocatoria_version_keeps_deadlines';
  end if;
  if new.document -> 'pools' <> last -> 'pools'
    and public.selection_stands(new.convocatoria_id) then
    raise exception 'the selection was frozen with these seats'
      using errcode = 'check_violation', constraint = 'convocatoria_version_seats_frozen';
  end if;
  -- A sede stands for all calls: a known one keeps its name.
  insert into public.sede (code, name, city, ooad, time_zone)
    select s.code, s.name, s.city, s.ooad, s."timeZone"
    from jsonb_to_recordset(new.document -> 'sedes') as s (code text, name text, city text, ooad text, "timeZone" text)
    on conflict (code) do nothing;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_errata_marks()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if exists (select 1 from public.convocatoria v where v.id = new.convocatoria_id
      and coalesce(v.rules ->> 'marks', 'newCronograma')
        <> coalesce(new.document #>> '{rules,marks}', 'newCronograma')) then
    raise exception 'a version never changes what the call fixed'
      using errcode = 'check_violation', constraint = 'convocatoria_version_keeps_marks';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_exam_seat()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  place record;
begin
  if public.efiser_now() >= public.doors_open_at(
      case when tg_op = 'DELETE' then old.turno_id else new.turno_id end) then
    raise exception 'seats are settled before the doors open'
      using errcode = 'check_violation', constraint = 'exam_seat_before_check_in';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if not exists (select 1 from public.attempt where id = new.attempt_id and turno_id = new.turno_id
      and sede_code = new.sede_code) then
    raise exception 'a seat is in the turno and sede of its attempt'
      using errcode = 'check_violation', constraint = 'exam_seat_of_its_attempt';
  end if;
  -- Somebody who makes the room smaller waits here, or is waited for.
  select capacity into place from public.room where id = new.room_id for share;
  if new.number > place.capacity then
    raise exception 'the room has % seats', place.capacity
      using errcode = 'check_violation', constraint = 'exam_seat_within_capacity';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_exam_sede_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  who record;
begin
  select c.person_id, c.convocatoria_id, c.exam_sede, r.adscription_sede, r.rotation_sede into who
    from public.candidate c left join public.roster_entry r
      on r.convocatoria_id = c.convocatoria_id and r.person_id = c.person_id
    where c.id = new.candidate_id;
  if public.efiser_now() >= public.sede_changes_until(who.convocatoria_id) then
    raise exception 'the sede of the exam stands still after its cutoff (Convocatoria §3.1)'
      using errcode = 'check_violation', constraint = 'exam_sede_request_before_cutoff';
  end if;
  if tg_op = 'INSERT' then
    new.requested_at := date_trunc('milliseconds', public.efiser_now());
    if new.outcome is not null or new.requested_by <> who.person_id or new.from_sede <> who.exam_sede
        or (new.kind = 'own') <> (new.to_sede in (who.adscription_sede, coalesce(who.rotation_sede, who.adscription_sede))) then
      raise exception 'one asks for oneself, from the sede that stands, and what is not the own is asked for'
        using errcode = 'check_violation', constraint = 'exam_sede_request_as_it_stands';
    end if;
    return new;
  end if;
  new.decided_at := date_trunc('milliseconds', public.efiser_now());
  if old.outcome is not null or new.outcome is null then
    raise exception 'a request is decided once'
      using errcode = 'check_violation', constraint = 'exam_sede_request_decided_once';
  end if;
  if new.outcome = 'withdrawn' or (new.kind = 'own' and new.outcome = 'approved') then
    if new.decided_by <> who.person_id then
      raise exception 'this is for the person alone'
        using errcode = 'check_violation', constraint = 'exam_sede_request_by_the_person';
    end if;
  elsif new.decided_by = who.person_id or not exists (select 1 from public.role_grant where person_id = new.decided_by
      and (role = 'admin' or (role = 'educacion' and sede_code = new.to_sede))) then
    raise exception 'the sede that is asked decides'
      using errcode = 'check_violation', constraint = 'exam_sede_request_by_the_sede';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_focus_event()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.attempt where id = new.attempt_id and started_at is not null) then
    raise exception 'a focus event belongs to an exam that was opened'
      using errcode = 'check_violation', constraint = 'focus_event_of_started_attempt';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_foreign_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  seat record;
begin
  select c.category, c.person_id, s.ooad into seat from public.award a join public.candidate c on c.id = a.candidate_id
    join public.seat_pool p on p.id = a.pool_id join public.sede s on s.code = p.sede_code where a.id = new.award_id;
  if seat.category <> 'foreign' then
    raise exception 'these duties are of foreign residents (Convocatoria §5.18)'
      using errcode = 'check_violation', constraint = 'foreign_record_of_foreigner';
  end if;
  if seat.person_id = new.by_id then
    raise exception 'nobody records this of the own seat'
      using errcode = 'check_violation', constraint = 'foreign_record_not_own';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.by_id and role = new.by_role
      and (role = 'admin' or ooad = seat.ooad)) then
    raise exception 'the coordination records it, or the OOAD of the new sede'
      using errcode = 'check_violation', constraint = 'foreign_record_by_its_ooad';
  end if;
  new.at := date_trunc('milliseconds', public.efiser_now());
  if new.fulfilled_on > (new.at at time zone 'America/Mexico_City')::date then
    raise exception 'what is recorded has happened'
      using errcode = 'check_violation', constraint = 'foreign_record_not_in_future';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_form_check()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.refuse_after_freeze(public.convocatoria_of_form(new.form_id), 'form_check_before_freeze');
  if tg_op = 'UPDATE' and new.form_id <> old.form_id then
    raise exception 'a check is of one form' using errcode = 'check_violation', constraint = 'form_check_of_one_form';
  end if;
  new.checked_at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_form_key()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.content_sha256 is distinct from (select content_sha256 from public.form where id = new.form_id)
     or new.key::jsonb ->> 'contentSha256' is distinct from new.content_sha256
     or new.key::jsonb ->> 'formId' is distinct from new.form_id::text
     or new.key_sha256 is distinct from encode(sha256(convert_to(new.key, 'UTF8')), 'hex') then
    raise exception 'a key is of one form'
      using errcode = 'check_violation', constraint = 'form_key_of_its_form';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_form_release()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.refuse_after_freeze(public.convocatoria_of_form(new.form_id), 'form_release_before_freeze');
  if not exists (select 1 from public.form_check where form_id = new.form_id
      and findings_sha256 = new.findings_sha256 and findings <> '[]') then
    raise exception 'what is released are the findings that stand'
      using errcode = 'check_violation', constraint = 'form_release_of_its_findings';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.released_by and role = 'admin') then
    raise exception 'the coordination releases' using errcode = 'check_violation', constraint = 'form_release_by_admin';
  end if;
  new.released_at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_freeze()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from public.annulment a
      where a.outcome is null and public.convocatoria_of_form(a.form_id) = new.convocatoria_id) then
    raise exception 'an annulment waits for its decision'
      using errcode = 'check_violation', constraint = 'selection_run_annulments_decided';
  end if;
  if exists (select 1 from public.form_check c
      where c.findings <> '[]' and public.convocatoria_of_form(c.form_id) = new.convocatoria_id and not exists (
        select 1 from public.form_release r where r.form_id = c.form_id and r.findings_sha256 = c.findings_sha256)) then
    raise exception 'an implausible form is released by a person first'
      using errcode = 'check_violation', constraint = 'selection_run_forms_released';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_grade_correction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  graded public.candidate%rowtype;
  actor uuid;
begin
  select * into graded from public.candidate where id = new.candidate_id;
  perform public.lock_grades(graded.adscription_sede, graded.ceme);
  perform public.refuse_after_freeze(graded.convocatoria_id, 'grade_correction_before_freeze');
  actor := case tg_op when 'INSERT' then new.proposed_by else new.decided_by end;
  if not public.may_grade(actor, graded.adscription_sede, graded.ceme) and not exists (
      select 1 from public.role_grant where person_id = actor and role = 'admin') then
    raise exception 'professors of the CEME in the sede and the coordination correct'
      using errcode = 'check_violation', constraint = 'grade_correction_by_who_may';
  end if;
  if tg_op = 'INSERT' then
    if new.from_mark is distinct from (select mark from public.grade_mark
        where candidate_id = new.candidate_id and year = new.year) then
      raise exception 'a correction begins at the grade that counts'
        using errcode = 'check_violation', constraint = 'grade_correction_from_what_counts';
    end if;
    new.proposed_at := public.efiser_now();
    new.outcome := null;
    new.decided_at := null;
    new.decided_by := null;
    new.note := '';
    return new;
  end if;
  if old.outcome is not null or new.outcome is null
    or (new.id, new.candidate_id, new.year, new.from_mark, new.to_mark, new.reason, new.proposed_at, new.proposed_by)
    is distinct from
      (old.id, old.candidate_id, old.year, old.from_mark, old.to_mark, old.reason, old.proposed_at, old.proposed_by) then
    raise exception 'of a correction only the decision is added, once'
      using errcode = 'check_violation', constraint = 'grade_correction_append_only';
  end if;
  new.decided_at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_grade_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  graded public.candidate%rowtype;
begin
  select * into graded from public.candidate where id = new.candidate_id;
  perform public.lock_grades(graded.adscription_sede, graded.ceme);
  perform public.refuse_after_freeze(graded.convocatoria_id, 'grade_entry_before_freeze');
  if new.year > graded.grade then
    raise exception 'a year that has not been reached has no grade'
      using errcode = 'check_violation', constraint = 'grade_entry_year_reached';
  end if;
  if not public.may_grade(new.by_id, graded.adscription_sede, graded.ceme) then
    raise exception 'the professor of the CEME in the sede grades'
      using errcode = 'check_violation', constraint = 'grade_entry_by_own_professor';
  end if;
  if exists (select 1 from public.grade_mark where candidate_id = new.candidate_id and year = new.year) then
    raise exception 'what is signed changes by correction only'
      using errcode = 'check_violation', constraint = 'grade_entry_before_signature';
  end if;
  new.at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_grade_mark()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.refuse_after_freeze(
    (select convocatoria_id from public.candidate where id = new.candidate_id), 'grade_mark_before_freeze');
  if tg_op = 'INSERT' then
    if not exists (select 1 from public.grade_sheet_line
        where candidate_id = new.candidate_id and year = new.year and mark = new.mark) then
      raise exception 'a grade counts once it is signed'
        using errcode = 'check_violation', constraint = 'grade_mark_as_signed';
    end if;
    return new;
  end if;
  if (new.candidate_id, new.year) is distinct from (old.candidate_id, old.year) or not exists (
      select 1 from public.grade_correction where candidate_id = new.candidate_id and year = new.year
        and outcome = 'approved' and from_mark = old.mark and to_mark = new.mark
        and decided_at = (select max(decided_at) from public.grade_correction
          where candidate_id = new.candidate_id and year = new.year and outcome = 'approved')) then
    raise exception 'a signed grade changes by an approved correction'
      using errcode = 'check_violation', constraint = 'grade_mark_as_corrected';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_grade_sheet()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform public.lock_grades(new.sede_code, new.ceme);
  perform public.refuse_after_freeze(new.convocatoria_id, 'grade_sheet_before_freeze');
  if not public.may_grade(new.signed_by, new.sede_code, new.ceme) then
    raise exception 'the professor of the CEME in the sede signs'
      using errcode = 'check_violation', constraint = 'grade_sheet_by_own_professor';
  end if;
  if new.number <> 1 + (select count(*) from public.grade_sheet where convocatoria_id = new.convocatoria_id
      and sede_code = new.sede_code and ceme = new.ceme) then
    raise exception 'sheets are numbered without a gap'
      using errcode = 'check_violation', constraint = 'grade_sheet_numbered';
  end if;
  new.signed_at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_grade_sheet_line()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.grade_sheet s join public.candidate c on c.id = new.candidate_id
      and c.convocatoria_id = s.convocatoria_id and c.adscription_sede = s.sede_code and c.ceme = s.ceme
      where s.id = new.sheet_id) then
    raise exception 'a sheet is of one CEME in one sede'
      using errcode = 'check_violation', constraint = 'grade_sheet_line_of_its_course';
  end if;
  if not exists (select 1 from public.grade_sheet s where s.id = new.sheet_id and s.content::jsonb -> 'grades' @>
      jsonb_build_array(jsonb_build_object('candidate', new.candidate_id, 'year', new.year, 'mark', new.mark::text))) then
    raise exception 'a sheet holds what was signed'
      using errcode = 'check_violation', constraint = 'grade_sheet_line_as_signed';
  end if;
  if exists (select 1 from public.grade_entry where candidate_id = new.candidate_id and year = new.year
      and id > new.entry_id) then
    raise exception 'the last entry is signed'
      using errcode = 'check_violation', constraint = 'grade_sheet_line_of_last_entry';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_lease()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.lease_session is distinct from old.lease_session and new.lease_epoch <= old.lease_epoch then
    raise exception 'a lease that changes hands has a new epoch'
      using errcode = 'check_violation', constraint = 'attempt_lease_change_grows_epoch';
  end if;
  if old.lease_session is not null and new.lease_session is not null
     and old.lease_device is not null and new.lease_device is distinct from old.lease_device then
    raise exception 'another machine gets the lease after a release only'
      using errcode = 'check_violation', constraint = 'attempt_lease_released_first';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_letter()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.award_id, new.token, new.sha256, new.issued_at, new.fetchable_until, new.session_sha256, new.content_sha256,
      new.key_id, new.signature, new.file_signature)
     is distinct from (old.award_id, old.token, old.sha256, old.issued_at, old.fetchable_until, old.session_sha256,
      old.content_sha256, old.key_id, old.signature, old.file_signature)
     or (old.delivered_at is not null and new.delivered_at is distinct from old.delivered_at)
     or (old.bytes is null and new.bytes is not null)
     or (new.bytes is not null and new.bytes is distinct from old.bytes) then
    raise exception 'a letter is issued once (Convocatoria §5.10)'
      using errcode = 'check_violation', constraint = 'letter_issued_once';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_letter_text()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  newest record;
begin
  perform public.lock_letter_text(new.convocatoria_id, true);
  select number, sha256 into newest from public.letter_text where convocatoria_id = new.convocatoria_id
    order by number desc limit 1;
  if new.number <> coalesce(newest.number, 1) + 1 then
    raise exception 'versions of the letters follow each other'
      using errcode = 'check_violation', constraint = 'letter_text_in_order';
  end if;
  if new.sha256 = newest.sha256 then
    raise exception 'a version changes something'
      using errcode = 'check_violation', constraint = 'letter_text_changes';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.published_by and role = 'admin') then
    raise exception 'the coordination publishes the text of the letters'
      using errcode = 'check_violation', constraint = 'letter_text_by_admin';
  end if;
  if exists (select 1 from public.award a join public.candidate c on c.id = a.candidate_id
      where c.convocatoria_id = new.convocatoria_id and a.commitment_accepted_at is not null) then
    raise exception 'everybody accepts the same text (Convocatoria §5.5)'
      using errcode = 'check_violation', constraint = 'letter_text_before_first_acceptance';
  end if;
  new.published_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_letter_wording()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.letter_text_id is distinct from (select letter_text_id from public.award where id = new.award_id) then
    raise exception 'a letter has the text that its holder accepted (Convocatoria §5.8)'
      using errcode = 'check_violation', constraint = 'letter_text_as_accepted';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_lottery()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.run_id, new.convocatoria_id, new.number, new.commitment, new.frozen_input_sha256, new.secret_sha256,
      new.sealed_secret, new.committed_at, new.committed_by, new.chain, new.beacon_at, new.fallback_at)
     is distinct from (old.run_id, old.convocatoria_id, old.number, old.commitment, old.frozen_input_sha256,
      old.secret_sha256, old.sealed_secret, old.committed_at, old.committed_by, old.chain, old.beacon_at, old.fallback_at)
     or (old.fallback_asked_at is not null and (new.fallback_asked_at, new.fallback_asked_by, new.fallback_reason)
      is distinct from (old.fallback_asked_at, old.fallback_asked_by, old.fallback_reason)) then
    raise exception 'what was committed does not change'
      using errcode = 'check_violation', constraint = 'lottery_commitment_fixed';
  end if;
  if not exists (select 1 from public.lottery_step where from_state = old.state and to_state = new.state) then
    raise exception 'lottery: no step from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'lottery_step_known';
  end if;
  if new.drawn_at > efiser_now() or new.fallback_asked_at > efiser_now() then
    raise exception 'nothing is drawn ahead of its time'
      using errcode = 'check_violation', constraint = 'lottery_drawn_now';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_mail_message()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    new.written_at := public.efiser_now();
    new.state := 'waiting';
    new.attempts := 0;
    new.due_at := clock_timestamp();
    new.sent_at := null;
    new.fault := null;
    return new;
  end if;
  if (new.id, new.kind, new.about, new.person_id, new.address, new.subject, new.body, new.written_at) is distinct from
      (old.id, old.kind, old.about, old.person_id, old.address, old.subject, old.body, old.written_at)
    or old.state <> 'waiting' or new.attempts < old.attempts then
    raise exception 'a message stays as it was written, and ends once'
      using errcode = 'check_violation', constraint = 'mail_message_as_written';
  end if;
  if new.state = 'sent' then new.sent_at := clock_timestamp(); end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_mail_parts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.cc, new.attachment_key, new.attachment_name) is distinct from (old.cc, old.attachment_key, old.attachment_name) then
    raise exception 'a message stays as it was written'
      using errcode = 'check_violation', constraint = 'mail_message_as_written';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_mark_binding()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  sat uuid := (select form_id from public.attempt where id = new.attempt_id);
  dropped integer;
begin
  if new.status <> 'present' then return new; end if;
  if new.key_sha256 is distinct from (select key_sha256 from public.form_key where form_id = sat) then
    raise exception 'a key marks no other form'
      using errcode = 'check_violation', constraint = 'mark_by_key_of_its_form';
  end if;
  select coalesce(sum(cardinality(item_ids)), 0) into dropped from public.annulment
    where form_id = sat and outcome = 'approved' and policy = 'drop';
  if new.counted <> (select item_count from public.form where id = sat) - dropped then
    raise exception 'one policy for everybody who sat the form (Convocatoria §3.1 B)'
      using errcode = 'check_violation', constraint = 'mark_counts_what_its_form_does';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_medical_leave_acknowledgement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  who record;
begin
  select c.person_id, t.starts_at into who from public.candidate c join public.exam e on e.id = c.exam_id
    join public.turno t on t.id = e.turno_id where c.id = new.candidate_id;
  if new.by_id is distinct from who.person_id then
    raise exception 'everybody answers for the own health alone'
      using errcode = 'check_violation', constraint = 'medical_leave_acknowledgement_own';
  end if;
  new.at := date_trunc('milliseconds', public.efiser_now());
  if new.at >= who.starts_at then
    raise exception 'a leave is acknowledged before the turno (Convocatoria §3.1)'
      using errcode = 'check_violation', constraint = 'medical_leave_acknowledgement_before_turno';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_new_candidate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if pg_catalog.pg_has_role((select tableowner from pg_catalog.pg_tables
      where schemaname = 'public' and tablename = 'candidate'), 'usage') then
    return new;
  end if;
  if not exists (select 1 from public.roster_entry r
      join public.exam e on e.convocatoria_id = coalesce(public.marks_source(r.convocatoria_id), r.convocatoria_id)
      where r.convocatoria_id = new.convocatoria_id and r.person_id = new.person_id and r.enrolled
        and (r.category, r.ceme, r.grade, r.adscription_sede) = (new.category, new.ceme, new.grade, new.adscription_sede)
        and new.exam_sede = coalesce(r.rotation_sede, r.adscription_sede)
        and (e.id, e.ceme, e.grade) = (new.exam_id, r.ceme, r.grade)) then
    raise exception 'a candidate is registered as the roster says'
      using errcode = 'check_violation', constraint = 'candidate_as_on_roster';
  end if;
  if not exists (select 1 from public.convocatoria where id = new.convocatoria_id
      and registration_from <= public.efiser_now() and public.efiser_now() < registration_until) then
    raise exception 'a candidate is registered within the window (Convocatoria §2.1)'
      using errcode = 'check_violation', constraint = 'candidate_in_window';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_new_lottery()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.committed_at > efiser_now() or new.committed_at < efiser_now() - interval '1 minute' then
    raise exception 'a lottery is committed now' using errcode = 'check_violation', constraint = 'lottery_committed_now';
  end if;
  if new.state <> 'committed' then
    raise exception 'a lottery begins committed' using errcode = 'check_violation', constraint = 'lottery_begins_committed';
  end if;
  if not exists (select 1 from public.selection_run r where r.id = new.run_id
      and r.convocatoria_id = new.convocatoria_id and r.input_sha256 = new.frozen_input_sha256
      and r.input::jsonb #>> '{rules,lotterySeed}' is null) then
    raise exception 'a lottery is of the frozen input' using errcode = 'check_violation', constraint = 'lottery_of_frozen_input';
  end if;
  if new.chain = 'efiser-faro-de-prueba' and not exists (select 1 from public.demo_marker) then
    raise exception 'the test beacon decides nothing here'
      using errcode = 'check_violation', constraint = 'lottery_test_beacon_in_demo_only';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_notice_address()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.role_grant where person_id = new.set_by and role = 'admin') then
    raise exception 'the coordination sets where is written to'
      using errcode = 'check_violation', constraint = 'notice_address_by_admin';
  end if;
  new.at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_official_notice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  before record;
begin
  if not exists (select 1 from public.role_grant where person_id = new.issued_by and role = 'admin') then
    raise exception 'the coordination notifies'
      using errcode = 'check_violation', constraint = 'official_notice_by_admin';
  end if;
  if new.issued_at > public.efiser_now() or exists (select 1 from public.convocatoria
      where id = new.convocatoria_id and results_until > new.issued_at) then
    raise exception 'who arrives is known when the acceptance is over (Convocatoria §5.3, §5.9.3)'
      using errcode = 'check_violation', constraint = 'official_notice_after_acceptance';
  end if;
  if not exists (select 1 from public.selection_run
      where convocatoria_id = new.convocatoria_id and published_at is not null) then
    raise exception 'there are no published results'
      using errcode = 'check_violation', constraint = 'official_notice_of_published';
  end if;
  if not exists (select 1 from public.sede where case when new.kind = 'departures' then code = new.addressee
      when ooad = 'UMAE' then code = new.addressee else ooad = new.addressee end) then
    raise exception 'nobody of this name is notified'
      using errcode = 'check_violation', constraint = 'official_notice_addressee_known';
  end if;
  select number, content_sha256 into before from public.official_notice
    where convocatoria_id = new.convocatoria_id and kind = new.kind and addressee = new.addressee
    order by number desc limit 1;
  if new.number <> coalesce(before.number, 0) + 1 or new.previous_sha256 is distinct from before.content_sha256 then
    raise exception 'a version follows the one before'
      using errcode = 'check_violation', constraint = 'official_notice_follows';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_offline_code()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  k public.offline_key;
  a public.attempt;
begin
  if tg_op = 'UPDATE' then
    if (new.key_id, new.shown_at, new.shown_by) is distinct from (old.key_id, old.shown_at, old.shown_by)
       or old.told_at is not null then
      raise exception 'a code that was shown stays so, and its machine tells once'
        using errcode = 'check_violation', constraint = 'offline_code_shown_once';
    end if;
    return new;
  end if;
  select * into k from public.offline_key where id = new.key_id;
  select * into a from public.attempt where id = k.attempt_id;
  if new.shown_at < a.opens_at or new.shown_at >= a.closes_at then
    raise exception 'a code is shown from T0 until the close'
      using errcode = 'check_violation', constraint = 'offline_code_within_exam';
  end if;
  if a.state <> 'inProgress' or a.form_id is distinct from k.form_id then
    raise exception 'a code is shown for an exam that was started, of the form that it opens'
      using errcode = 'check_violation', constraint = 'offline_code_of_started_exam';
  end if;
  if a.lease_session is null or a.lease_device is distinct from k.device then
    raise exception 'a code is shown for the machine that holds the lease'
      using errcode = 'check_violation', constraint = 'offline_code_of_the_lease';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_offline_key()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare a public.attempt;
begin
  select * into a from public.attempt where id = new.attempt_id;
  if a.state <> 'admitted' or new.made_at >= a.opens_at then
    raise exception 'a key for opening without net is given before T0, to who was admitted'
      using errcode = 'check_violation', constraint = 'offline_key_before_t0';
  end if;
  if a.lease_session is null or a.lease_device is distinct from new.device then
    raise exception 'a key for opening without net is given to the machine that holds the lease'
      using errcode = 'check_violation', constraint = 'offline_key_of_the_lease';
  end if;
  if not exists (select 1 from public.form where id = new.form_id and exam_id = a.exam_id) then
    raise exception 'a key opens a paper of the exam of its attempt'
      using errcode = 'check_violation', constraint = 'offline_key_of_the_exam';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_past_cutoff_import()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.role_grant where role = 'admin'
      and person_id = case tg_op when 'INSERT' then new.by_id else new.withdrawn_by end) then
    raise exception 'the coordination brings past cut-offs, and withdraws them'
      using errcode = 'check_violation', constraint = 'past_cutoff_import_by_admin';
  end if;
  if tg_op = 'INSERT' then
    if exists (select 1 from public.selection_run where published_at is not null
        and convocatoria_id = 'rama-' || new.period) then
      raise exception 'the platform published the cut-offs of this period'
        using errcode = 'check_violation', constraint = 'past_cutoff_import_not_of_own';
    end if;
    new.at := public.efiser_now();
    new.withdrawn_at := null;
    new.withdrawn_by := null;
    return new;
  end if;
  if old.withdrawn_at is not null then
    raise exception 'a list is withdrawn once'
      using errcode = 'check_violation', constraint = 'past_cutoff_import_withdrawn_once';
  end if;
  new.withdrawn_at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_person_correction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.role_grant where person_id = new.corrected_by and role = 'admin') then
    raise exception 'the coordination corrects the roster'
      using errcode = 'check_violation', constraint = 'person_correction_by_admin';
  end if;
  perform public.refuse_after_freeze(new.convocatoria_id, 'person_correction_before_freeze');
  if new.before is distinct from (select to_jsonb(p) ->> new.field from public.person p where p.id = new.person_id) then
    raise exception 'a correction begins at what is recorded'
      using errcode = 'check_violation', constraint = 'person_correction_from_what_counts';
  end if;
  new.corrected_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_proposal_showing()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  opening public.score_opening%rowtype;
begin
  select * into opening from public.score_opening where id = new.opening_id;
  if opening.actor_id <> new.shown_to or not coalesce((new.annulment_id is not null and opening.scope = 'annulments'
      and opening.exam_id = (select f.exam_id from public.annulment a join public.form f on f.id = a.form_id
        where a.id = new.annulment_id))
    or (new.correction_id is not null and opening.scope = 'corrections'
      and opening.convocatoria_id = (select c.convocatoria_id from public.grade_correction g
        join public.candidate c on c.id = g.candidate_id where g.id = new.correction_id)), false) then
    raise exception 'a proposal is shown under the opening of its scores'
      using errcode = 'check_violation', constraint = 'proposal_showing_under_its_opening';
  end if;
  new.shown_at := date_trunc('milliseconds', public.efiser_now());
  if new.shown_at >= opening.closes_at then
    return null;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_publication()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_user = 'efiser_app' and not exists (
      select 1 from public.publication_decision p join public.declared_article a on a.id = p.article_id
      join public.publication_declaration d on d.id = a.declaration_id
      join public.candidate k on k.convocatoria_id = d.convocatoria_id and k.person_id = d.person_id
      where k.id = new.candidate_id and a.doi = new.doi and p.accepted = new.accepted) then
    raise exception 'a publication counts by a decision (Convocatoria §4.3)'
      using errcode = 'check_violation', constraint = 'publication_by_decision';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_publication_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  judged record;
begin
  perform public.refuse_after_freeze(new.article_id);
  select count(*) as all_signed,
      count(*) filter (where (accepted, type, author_position) is not distinct from
        (new.accepted, new.type, new.author_position)) as equal into judged
    from public.publication_evaluation where article_id = new.article_id and state = 'signed';
  if not (case new.basis when 'agreement' then judged.all_signed = 2 and judged.equal = 2
      else judged.all_signed = 3 and judged.equal >= 1 end) then
    raise exception 'a decision is what two said, or the third'
      using errcode = 'check_violation', constraint = 'publication_decision_as_signed';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_publication_evaluation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  declared record;
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.state <> 'held') then
    raise exception 'an evaluation that ended does not change'
      using errcode = 'check_violation', constraint = 'publication_evaluation_final';
  end if;
  if tg_op = 'UPDATE' then
    if new.id <> old.id or new.article_id <> old.article_id or new.evaluator_id <> old.evaluator_id
        or new.dealt_at <> old.dealt_at then
      raise exception 'an evaluation is of one article by one person'
        using errcode = 'check_violation', constraint = 'publication_evaluation_final';
    end if;
    if new.state in ('held', 'signed') then
      perform public.refuse_after_freeze(new.article_id);
    end if;
    return new;
  end if;
  perform public.refuse_after_freeze(new.article_id);
  select d.person_id, d.file_id, d.version, d.convocatoria_id, c.registration_until, k.adscription_sede into declared
    from public.declared_article a join public.publication_declaration d on d.id = a.declaration_id
    join public.convocatoria c on c.id = d.convocatoria_id
    join public.candidate k on k.convocatoria_id = d.convocatoria_id and k.person_id = d.person_id
    where a.id = new.article_id;
  if not found or declared.file_id is null or public.efiser_now() < declared.registration_until
      or exists (select 1 from public.publication_declaration later where later.convocatoria_id = declared.convocatoria_id
        and later.person_id = declared.person_id and later.version > declared.version) then
    raise exception 'what is judged is the last declaration of a candidate, with its picture, after the registration'
      using errcode = 'check_violation', constraint = 'publication_evaluation_of_last_declaration';
  end if;
  if declared.person_id = new.evaluator_id or exists (select 1 from public.role_grant
      where person_id = new.evaluator_id and sede_code = declared.adscription_sede) then
    raise exception 'nobody judges the own article or one of the own sede'
      using errcode = 'check_violation', constraint = 'publication_evaluation_no_conflict';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.evaluator_id and role = 'evaluador') then
    raise exception 'evaluators judge' using errcode = 'check_violation', constraint = 'publication_evaluation_by_evaluator';
  end if;
  if (select count(*) from public.publication_evaluation e where e.article_id = new.article_id
      and e.state in ('held', 'signed')) >= (select case when count(*) >= 2
        and count(distinct (e.accepted, e.type, e.author_position)) > 1 then 3 else 2 end
        from public.publication_evaluation e where e.article_id = new.article_id and e.state = 'signed') then
    raise exception 'two judge an article, a third only where they differ'
      using errcode = 'check_violation', constraint = 'publication_evaluation_enough';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_publication_upload()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.convocatoria where id = new.convocatoria_id
      and public.efiser_now() >= registration_from and public.efiser_now() < registration_until) then
    raise exception 'publications are declared within the registration (Convocatoria §4.3)'
      using errcode = 'check_violation', constraint = 'publication_within_registration';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_registration_cancellation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  cancelled public.candidate%rowtype;
begin
  select * into cancelled from public.candidate where id = new.candidate_id;
  if new.person_id is distinct from cancelled.person_id then
    raise exception 'a cancellation bars who registered'
      using errcode = 'check_violation', constraint = 'registration_cancellation_of_its_person';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.cancelled_by and role = 'admin') then
    raise exception 'the coordination cancels for false information'
      using errcode = 'check_violation', constraint = 'registration_cancellation_by_admin';
  end if;
  perform public.refuse_after_freeze(cancelled.convocatoria_id, 'registration_cancellation_before_freeze');
  new.cancelled_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_registration_draft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.revision <> (case when tg_op = 'INSERT' then 1 else old.revision + 1 end) then
    raise exception 'a draft is saved upon the revision that was read'
      using errcode = 'check_violation', constraint = 'registration_draft_next_revision';
  end if;
  new.saved_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_registration_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  call record;
  loading boolean := coalesce(current_setting('efiser.loading_demo', true), '') = 'on'
    and exists (select 1 from public.demo_marker);
begin
  select v.registration_from, v.registration_until into call
    from public.candidate c join public.convocatoria v on v.id = c.convocatoria_id
    where c.id = new.candidate_id;
  -- The demonstration tells of the past; a database without its marker stamps whatever it is told.
  if not loading then
    new.registered_at := date_trunc('milliseconds', public.efiser_now());
  end if;
  if new.registered_at < call.registration_from or new.registered_at >= call.registration_until then
    raise exception 'a registration is made within its window (Convocatoria §2.1)'
      using errcode = 'check_violation', constraint = 'registration_version_in_window';
  end if;
  if new.number <> 1 + coalesce((select max(number) from public.registration_version
      where candidate_id = new.candidate_id), 0) then
    raise exception 'versions are numbered without a gap'
      using errcode = 'check_violation', constraint = 'registration_version_numbered';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_rehearsal_answer()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.rehearsal where id = new.rehearsal_id and finished_at is null
      and new.saved_at >= opens_at and new.saved_at < closes_at) then
    raise exception 'answers of a rehearsal are saved while it is open'
      using errcode = 'check_violation', constraint = 'rehearsal_answer_while_open';
  end if;
  if tg_op = 'UPDATE' and new.revision <= old.revision then
    raise exception 'a revision never goes back'
      using errcode = 'check_violation', constraint = 'rehearsal_answer_revision_grows';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_resignation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  holder uuid;
  standing text;
begin
  if tg_op = 'INSERT' then
    select c.person_id, a.state into holder, standing
      from public.award a join public.candidate c on c.id = a.candidate_id where a.id = new.award_id;
    if holder is distinct from new.person_id then
      raise exception 'a seat is resigned by who holds it'
        using errcode = 'check_violation', constraint = 'resignation_of_own_seat';
    end if;
    if standing not in ('commitmentAccepted', 'letterIssued') then
      raise exception 'what is not accepted is not resigned (Convocatoria §5.14)'
        using errcode = 'check_violation', constraint = 'resignation_of_accepted_seat';
    end if;
    if new.state <> 'drafted' then
      raise exception 'a resignation begins as a draft'
        using errcode = 'check_violation', constraint = 'resignation_begins_drafted';
    end if;
    new.drafted_at := date_trunc('milliseconds', public.efiser_now());
    return new;
  end if;
  if not exists (select 1 from public.resignation_transition
      where from_state = old.state and to_state = new.state) then
    raise exception 'resignation: no step from % to %', old.state, new.state
      using errcode = 'check_violation', constraint = 'resignation_transition_known';
  end if;
  if (new.id, new.award_id, new.person_id) is distinct from (old.id, old.award_id, old.person_id)
    or (old.state <> 'drafted' and (new.addressee, new.subject, new.text, new.drafted_at, new.original_key,
        new.original_sha256, new.original_kind, new.pages, new.viewing_key, new.shown, new.sent_at)
      is distinct from (old.addressee, old.subject, old.text, old.drafted_at, old.original_key, old.original_sha256,
        old.original_kind, old.pages, old.viewing_key, old.shown, old.sent_at)) then
    raise exception 'what was sent does not change'
      using errcode = 'check_violation', constraint = 'resignation_as_sent';
  end if;
  if new.state = 'drafted' then new.drafted_at := date_trunc('milliseconds', public.efiser_now()); end if;
  if new.state = 'sent' then new.sent_at := date_trunc('milliseconds', public.efiser_now()); end if;
  if new.state in ('acknowledged', 'returned') then
    if not exists (select 1 from public.role_grant where person_id = new.answered_by and role = 'admin') then
      raise exception 'the coordination answers a resignation'
        using errcode = 'check_violation', constraint = 'resignation_answered_by_admin';
    end if;
    new.answered_at := date_trunc('milliseconds', public.efiser_now());
    if new.state = 'acknowledged' then new.counts_from := old.sent_at; end if;
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_revocation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  seat record;
  acting uuid := case when tg_op = 'INSERT' then new.proposed_by else new.decided_by end;
begin
  if tg_op = 'UPDATE' and (old.outcome is not null
      or (new.id, new.award_id, new.ground, new.reason, new.proposed_by, new.proposed_at)
        is distinct from (old.id, old.award_id, old.ground, old.reason, old.proposed_by, old.proposed_at)) then
    raise exception 'a proposal is decided once, as it was made'
      using errcode = 'check_violation', constraint = 'revocation_decided_once';
  end if;
  select c.person_id, c.category, a.state into seat
    from public.award a join public.candidate c on c.id = a.candidate_id where a.id = new.award_id;
  if seat.person_id = acting then
    raise exception 'nobody revokes the own seat'
      using errcode = 'check_violation', constraint = 'revocation_not_own';
  end if;
  if not exists (select 1 from public.role_grant where person_id = acting and role = 'admin') then
    raise exception 'the coordination revokes a seat'
      using errcode = 'check_violation', constraint = 'revocation_by_admin';
  end if;
  if tg_op = 'INSERT' then
    if new.ground = 'foreignStatus' and seat.category <> 'foreign' then
      raise exception 'this ground is of foreign residents (Convocatoria §5.18)'
        using errcode = 'check_violation', constraint = 'revocation_ground_of_foreigner';
    end if;
    if seat.state in ('rejected', 'resigned', 'revoked') then
      raise exception 'there is no seat to take back'
        using errcode = 'check_violation', constraint = 'revocation_of_held_seat';
    end if;
    new.proposed_at := date_trunc('milliseconds', public.efiser_now());
    new.outcome := null;
    new.decided_by := null;
    new.decided_at := null;
  elsif new.outcome is not null then
    new.decided_at := date_trunc('milliseconds', public.efiser_now());
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_room()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.sede_code <> old.sede_code then
    raise exception 'a room stays where it is' using errcode = 'check_violation', constraint = 'room_stays';
  end if;
  if exists (select 1 from public.exam_seat s join public.turno t on t.id = s.turno_id where s.room_id = new.id
      and public.efiser_now() >= public.doors_open_at(t.id) and public.efiser_now() < t.ends_at) then
    raise exception 'the room is in use by a turno'
      using errcode = 'check_violation', constraint = 'room_fixed_during_turno';
  end if;
  if exists (select 1 from public.exam_seat s join public.turno t on t.id = s.turno_id where s.room_id = new.id
      and s.number > new.capacity and public.efiser_now() < t.ends_at) then
    raise exception 'somebody has a seat beyond that capacity'
      using errcode = 'check_violation', constraint = 'room_holds_its_seats';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_room_exit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if not exists (select 1 from public.attempt where id = new.attempt_id and state in ('admitted', 'inProgress')) then
      raise exception 'only who was let in and has not ended can leave the room'
        using errcode = 'check_violation', constraint = 'room_exit_of_present';
    end if;
    new.left_at := public.efiser_now();
    new.returned_at := null;
    new.returned_by := null;
    return new;
  end if;
  if old.returned_at is not null or new.returned_by is null
    or (new.attempt_id, new.reason, new.note, new.left_at, new.left_by)
    is distinct from (old.attempt_id, old.reason, old.note, old.left_at, old.left_by) then
    raise exception 'of an exit only the return is added, once'
      using errcode = 'check_violation', constraint = 'room_exit_append_only';
  end if;
  new.returned_at := greatest(public.efiser_now(), old.left_at);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_roster_correction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.role_grant where person_id = new.corrected_by and role = 'admin') then
    raise exception 'the coordination corrects the roster'
      using errcode = 'check_violation', constraint = 'roster_correction_by_admin';
  end if;
  perform public.refuse_after_freeze(new.convocatoria_id, 'roster_correction_before_freeze');
  if new.before is distinct from (select to_jsonb(r) ->> new.field from public.roster_entry r
      where r.convocatoria_id = new.convocatoria_id and r.person_id = new.person_id) then
    raise exception 'a correction begins at what is recorded'
      using errcode = 'check_violation', constraint = 'roster_correction_from_what_counts';
  end if;
  if new.field in ('ceme', 'grade') and exists (select 1 from public.candidate c
      where c.convocatoria_id = new.convocatoria_id and c.person_id = new.person_id) then
    raise exception 'the exam of a registration hangs on its CEME and grade'
      using errcode = 'check_violation', constraint = 'roster_correction_not_of_registered';
  end if;
  new.corrected_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_score_opening()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.opened_at := date_trunc('milliseconds', public.efiser_now());
  new.closes_at := new.opened_at + interval '15 minutes';
  if not exists (select 1 from public.role_grant where person_id = new.actor_id and role = new.role) then
    raise exception 'scores are opened by the coordination or the audit'
      using errcode = 'check_violation', constraint = 'score_opening_by_its_role';
  end if;
  if not exists (select 1 from public.session s where s.token_sha256 = new.session_sha256 and s.person_id = new.actor_id
      and s.stage = 'full' and s.revoked_at is null and s.sitting_attempt_id is null
      and s.expires_at > clock_timestamp()) then
    raise exception 'scores are opened in a session of one''s own'
      using errcode = 'check_violation', constraint = 'score_opening_in_own_session';
  end if;
  if new.scope = 'sampleRow' and not exists (
      select 1 from public.audit_sample s join public.audit_sample_row r on r.sample_id = s.id
        join public.declared_article a on a.id::text = r.subject_id
        join public.publication_declaration d on d.id = a.declaration_id
      where s.id = new.sample_id and r.place = new.place and s.population = 'publications' and d.person_id = new.person_id) then
    raise exception 'a row of a sample opens what is of the author of its article'
      using errcode = 'check_violation', constraint = 'score_opening_of_the_author';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_sealed_paper()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.content_sha256 is distinct from (select content_sha256 from public.form where id = new.form_id) then
    raise exception 'a sealed paper holds the content of its form'
      using errcode = 'check_violation', constraint = 'sealed_paper_of_its_form';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_sede_outage()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    -- One that is open has no end and overlaps all that begins later: no lock beside the unique index is needed.
    if exists (select 1 from public.sede_outage o where o.turno_id = new.turno_id and o.sede_code = new.sede_code
        and coalesce(o.until, 'infinity') > new.since) then
      raise exception 'outages of a sede follow each other'
        using errcode = 'check_violation', constraint = 'sede_outage_no_overlap';
    end if;
    new.declared_at := public.efiser_now();
    new.until := null;
    new.ended_at := null;
    new.ended_by := null;
    return new;
  end if;
  if old.until is not null or new.until is null
    or (new.turno_id, new.sede_code, new.kind, new.note, new.since, new.declared_at, new.declared_by)
      is distinct from
        (old.turno_id, old.sede_code, old.kind, old.note, old.since, old.declared_at, old.declared_by) then
    raise exception 'of an outage only the end is added, once'
      using errcode = 'check_violation', constraint = 'sede_outage_append_only';
  end if;
  new.ended_at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_selection_run()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (new.input, new.input_sha256, new.frozen_at, new.frozen_by)
       is distinct from (old.input, old.input_sha256, old.frozen_at, old.frozen_by)
     or (old.results is not null and (new.results, new.results_sha256, new.ran_at, new.ran_by)
       is distinct from (old.results, old.results_sha256, old.ran_at, old.ran_by))
     or old.published_at is not null or old.discarded_at is not null then
    raise exception 'a frozen selection does not change'
      using errcode = 'check_violation', constraint = 'selection_run_frozen';
  end if;
  new.discarded_at := null;
  if new.discarded_by is not null then
    if not exists (select 1 from public.role_grant where person_id = new.discarded_by and role = 'admin') then
      raise exception 'the coordination discards'
        using errcode = 'check_violation', constraint = 'selection_run_discarded_by_admin';
    end if;
    -- A run that is proposed for publication (0038) is withdrawn first: of two acts that cross, one holds.
    if to_jsonb(new) ->> 'proposed_at' is not null then
      raise exception 'what is proposed for publication is withdrawn first'
        using errcode = 'check_violation', constraint = 'selection_run_discarded_not_proposed';
    end if;
    new.discarded_at := public.efiser_now();
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_signing_key()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.until is not null or (new.id, new.purpose, new.public_key, new.since)
      is distinct from (old.id, old.purpose, old.public_key, old.since) then
    raise exception 'a signing key is kept as it was; only its use ends, once'
      using errcode = 'check_violation', constraint = 'signing_key_append_only';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_supervisor_post()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if public.efiser_now() >= (select starts_at from public.turno
      where id = (case when tg_op = 'DELETE' then old.turno_id else new.turno_id end)) then
    raise exception 'supervisors are assigned before the turno; then one hands over to the other'
      using errcode = 'check_violation', constraint = 'supervisor_post_before_turno';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.person_id and role = 'supervisor'
      and sede_code = new.sede_code) then
    raise exception 'a post is for who may supervise there'
      using errcode = 'check_violation', constraint = 'supervisor_post_by_supervisor';
  end if;
  if exists (select 1 from public.attempt a join public.candidate c on c.id = a.candidate_id
      where a.turno_id = new.turno_id and c.person_id = new.person_id) then
    raise exception 'nobody supervises the own turno'
      using errcode = 'check_violation', constraint = 'supervisor_post_not_a_candidate';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_ticket()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    new.opened_at := date_trunc('milliseconds', public.efiser_now());
    new.closed_at := null;
    new.closed_by := null;
    return new;
  end if;
  if old.closed_at is not null or new.closed_by is null
    or (new.id, new.number, new.person_id, new.topic, new.subject, new.opened_at) is distinct from
      (old.id, old.number, old.person_id, old.topic, old.subject, old.opened_at) then
    raise exception 'of a ticket only its end is added, once'
      using errcode = 'check_violation', constraint = 'ticket_ends_once';
  end if;
  new.closed_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_ticket_message()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  asked public.ticket%rowtype;
begin
  select * into asked from public.ticket where id = new.ticket_id for share;
  if asked.closed_at is not null then
    raise exception 'a closed ticket takes no message'
      using errcode = 'check_violation', constraint = 'ticket_message_while_open';
  end if;
  if new.by_staff = (new.by_id = asked.person_id) or (new.by_staff and not exists (
      select 1 from public.role_grant where person_id = new.by_id and role = 'admin')) then
    raise exception 'who asked writes, and the coordination answers'
      using errcode = 'check_violation', constraint = 'ticket_message_by_who_may';
  end if;
  new.at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.guard_what_if()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  form uuid := (new.annulment::jsonb ->> 'formId')::uuid;
  annulled jsonb := new.annulment::jsonb #> '{after,itemIds}';
begin
  if new.annulment is null then
    return new;
  end if;
  if public.convocatoria_of_form(form) is distinct from
      (select convocatoria_id from public.selection_run where id = new.run_id) then
    raise exception 'what a simulation annuls is a form of its own selection'
      using errcode = 'check_violation', constraint = 'what_if_form_of_its_run';
  end if;
  if (select count(distinct f.item_id) from jsonb_array_elements_text(annulled) item
      join public.form_item f on f.form_id = form and f.item_id = item::uuid) <> jsonb_array_length(annulled)
    or jsonb_array_length(annulled) >= (select count(*) from public.form_item where form_id = form) then
    raise exception 'what a simulation annuls are items of the form, each once, and never all'
      using errcode = 'check_violation', constraint = 'what_if_items_of_form';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.is_barred(person uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from public.registration_cancellation where person_id = person)
    or exists (select 1 from public.revocation r join public.award a on a.id = r.award_id
      join public.candidate c on c.id = a.candidate_id
      where c.person_id = person and r.outcome = 'approved' and r.ground <> 'foreignStatus')
$function$
;

CREATE OR REPLACE FUNCTION public.issue_version()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  current public.convocatoria;
  rules jsonb := new.document -> 'rules';
  last public.convocatoria_version;
begin
  new.at := public.efiser_now();
  select * into current from public.convocatoria where id = new.convocatoria_id for no key update;
  select * into last from public.convocatoria_version where convocatoria_id = new.convocatoria_id
    order by number desc limit 1;
  if new.number <> coalesce(last.number, 0) + 1 or new.previous_sha256 is distinct from last.sha256 then
    raise exception 'each version follows the one before'
      using errcode = 'check_violation', constraint = 'convocatoria_version_follows';
  end if;
  if current.id is null then
    perform public.write_call_rows(new.convocatoria_id, new.document, new.rules_sha256,
      (select copied_from from public.call_draft where id = new.draft_id));
    perform public.write_call_seats(new.convocatoria_id, new.document);
    return new;
  end if;
  if new.number = 1 then
    -- A call that was there before versions were: its first one states what stands.
    if new.rules_sha256 <> current.rules_sha256 then
      raise exception 'the first version of a call states its rules'
        using errcode = 'check_violation', constraint = 'convocatoria_version_states_rules';
    end if;
    return new;
  end if;
  if (rules #>> '{windows,registration,from}')::timestamptz > current.registration_from
    or (rules #>> '{windows,registration,until}')::timestamptz < current.registration_until
    or (rules #>> '{windows,results,until}')::timestamptz < current.results_until
    or (new.document ->> 'resultsFrom')::timestamptz <> current.results_from
    or (rules ->> 'publishedAt')::timestamptz <> current.published_at
    or rules -> 'cronograma' <> current.rules -> 'cronograma' or rules -> 'courses' <> current.rules -> 'courses'
    or rules -> 'piImss' <> current.rules -> 'piImss' then
    raise exception 'a version never takes what the call gave'
      using errcode = 'check_violation', constraint = 'convocatoria_version_keeps_rights';
  end if;
  update public.convocatoria set title = new.document ->> 'title', rules = new.document -> 'rules',
    rules_sha256 = new.rules_sha256,
    registration_from = (new.document #>> '{rules,windows,registration,from}')::timestamptz,
    registration_until = (new.document #>> '{rules,windows,registration,until}')::timestamptz,
    results_until = (new.document #>> '{rules,windows,results,until}')::timestamptz
    where id = new.convocatoria_id;
  perform public.write_call_seats(new.convocatoria_id, new.document);
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_account_link()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    new.made_at := clock_timestamp();
    new.expires_at := new.made_at + case new.purpose when 'activation' then interval '14 days' else interval '1 hour' end;
    return new;
  end if;
  if old.used_at is not null or old.revoked_at is not null
      or (new.id, new.person_id, new.purpose, new.token_sha256, new.address, new.made_at, new.expires_at) is distinct from
        (old.id, old.person_id, old.purpose, old.token_sha256, old.address, old.made_at, old.expires_at) then
    raise exception 'a link stays as it was made, and ends once'
      using errcode = 'check_violation', constraint = 'account_link_once';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_an_admin()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock(hashtext('efiser last admin'));
  if not exists (select 1 from role_grant join account using (person_id)
                 where role = 'admin' and disabled_at is null) then
    raise exception 'nobody would be left to administer'
      using errcode = 'check_violation', constraint = 'last_admin_stays';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_category()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the category of nationality never changes (Convocatoria §2.2 D)'
    using errcode = 'check_violation', constraint = 'candidate_category_unchangeable';
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_ended_code()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a code that was used or revoked does not change'
    using errcode = 'check_violation', constraint = 'sign_in_code_used_once';
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_factor_pass()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.used_at is not null or (new.code_sha256, new.person_id, new.made_by, new.made_at, new.expires_at)
      is distinct from (old.code_sha256, old.person_id, old.made_by, old.made_at, old.expires_at) then
    raise exception 'a pass works once, as it was made' using errcode = 'check_violation', constraint = 'factor_pass_once';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_factor_reset()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a decided reset stays as it is'
    using errcode = 'check_violation', constraint = 'factor_reset_final';
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_factor_steps_ahead()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.person_id <> old.person_id or new.sealed <> old.sealed or new.since <> old.since then
    raise exception 'a second factor is removed and made anew, never exchanged'
      using errcode = 'check_violation', constraint = 'second_factor_fixed';
  end if;
  if new.last_step <= old.last_step then
    raise exception 'a code works once' using errcode = 'check_violation', constraint = 'second_factor_step_ahead';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_finished_rehearsal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a rehearsal that is over does not change'
    using errcode = 'check_violation', constraint = 'rehearsal_finished_once';
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_recovery_code_used()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a recovery code works once'
    using errcode = 'check_violation', constraint = 'recovery_code_once';
end $function$
;

CREATE OR REPLACE FUNCTION public.keep_revoked_pass()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'a code of a sede that was revoked stays revoked'
    using errcode = 'check_violation', constraint = 'check_pass_revoked_once';
end $function$
;

CREATE OR REPLACE FUNCTION public.lock_desk(turno uuid, sede text)
 RETURNS void
 LANGUAGE sql
AS $function$
  select pg_advisory_xact_lock(hashtextextended('desk ' || turno || ' ' || sede, 0))
$function$
;

CREATE OR REPLACE FUNCTION public.lock_grades(sede text, course text)
 RETURNS void
 LANGUAGE sql
AS $function$
  select pg_advisory_xact_lock(hashtextextended('grades ' || sede || ' ' || course, 0))
$function$
;

CREATE OR REPLACE FUNCTION public.lock_letter_text(call text, is_alone boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if is_alone then perform pg_advisory_xact_lock(hashtextextended('letter_text ' || call, 0));
  else perform pg_advisory_xact_lock_shared(hashtextextended('letter_text ' || call, 0));
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.lock_selection_input(call_id text)
 RETURNS void
 LANGUAGE sql
AS $function$
  select pg_advisory_xact_lock_shared(7202420, hashtext(call_id))
$function$
;

CREATE OR REPLACE FUNCTION public.marks_source(of_call text)
 RETURNS text
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select earlier.id from public.convocatoria own
    join public.convocatoria earlier on earlier.rules ->> 'cycle' = own.rules ->> 'cycle'
      and (earlier.rules ->> 'period')::integer < (own.rules ->> 'period')::integer
      and coalesce(earlier.rules ->> 'marks', '') <> 'carryOver'
  where own.id = of_call and own.rules ->> 'marks' = 'carryOver'
  order by (earlier.rules ->> 'period')::integer desc limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.may_grade(person uuid, sede text, course text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
  select exists (select 1 from public.role_grant where person_id = person and role = 'profesor'
    and sede_code = sede and ceme = course)
$function$
;

CREATE OR REPLACE FUNCTION public.number_aviso()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform pg_advisory_xact_lock(hashtextextended('aviso ' || new.convocatoria_id, 0));
  new.number := (select coalesce(max(number), 0) + 1 from public.aviso where convocatoria_id = new.convocatoria_id);
  new.at := public.efiser_now();
  if new.visible_from < new.at then new.visible_from := new.at; end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_after_acta()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from public.acta join public.attempt a using (turno_id, sede_code) where a.id = new.attempt_id) then
    raise exception 'the acta of this turno is issued'
      using errcode = 'check_violation', constraint = tg_table_name || '_before_acta';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_after_freeze(call_id text, broken text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform public.lock_selection_input(call_id);
  if public.selection_stands(call_id) then
    raise exception 'nothing that a frozen selection was made from changes'
      using errcode = 'check_violation', constraint = broken;
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_after_freeze(of_article uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from public.declared_article a
      join public.publication_declaration d on d.id = a.declaration_id
      where a.id = of_article and public.selection_stands(d.convocatoria_id)) then
    raise exception 'publications are judged before the selection is frozen'
      using errcode = 'check_violation', constraint = 'publication_before_freeze';
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_answers_of_closed_attempts()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from changed c left join public.attempt a on a.id = c.attempt_id
             where a.id is null or a.state <> 'inProgress') then
    raise exception 'answers belong to an attempt in progress'
      using errcode = 'check_violation', constraint = tg_table_name || '_attempt_in_progress';
  end if;
  return null;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_at_signed_desk()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- A first signature that is being written has this lock: what comes beside it waits, and then sees it.
  perform public.lock_desk(new.turno_id, new.sede_code);
  if exists (select 1 from public.acta where turno_id = new.turno_id and sede_code = new.sede_code) then
    raise exception 'the acta of this turno is signed'
      using errcode = 'check_violation', constraint = tg_table_name || '_before_acta';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_barred_candidate()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if public.is_barred(new.person_id) then
    raise exception 'false information bars from later calls (Convocatoria §2.2 E)'
      using errcode = 'check_violation', constraint = 'candidate_not_barred';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_barred_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if public.is_barred((select person_id from public.candidate where id = new.candidate_id)) then
    raise exception 'a cancelled registration is used no more (Convocatoria §2.2 E)'
      using errcode = 'check_violation', constraint = 'registration_version_not_barred';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = 'check_violation', constraint = tg_table_name || '_append_only';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_clock_outside_demo()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op <> 'UPDATE' or not exists (select 1 from public.demo_marker) then
    raise exception 'the clock can be moved only in a demo database'
      using errcode = 'check_violation', constraint = 'demo_clock_only_in_demo';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_held_seats()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  offered record;
  initial integer;
  held integer;
begin
  select v.rules ->> 'cycle' as cycle, (v.rules ->> 'period')::integer as period, c.cer into offered
    from public.course c join public.convocatoria v on v.id = c.convocatoria_id where c.id = new.course_id;
  if offered.period is null or offered.period = 1 then return new; end if;
  select p.seats into initial from public.seat_pool p join public.course c on c.id = p.course_id
    join public.convocatoria v on v.id = p.convocatoria_id
    where v.rules ->> 'cycle' = offered.cycle and (v.rules ->> 'period')::integer < offered.period
      and c.cer = offered.cer and p.sede_code = new.sede_code and p.subsede is not distinct from new.subsede
    order by (v.rules ->> 'period')::integer limit 1;
  if initial is null then return new; end if;
  select count(*) into held from public.award a join public.seat_pool p on p.id = a.pool_id
    join public.course c on c.id = p.course_id join public.convocatoria v on v.id = p.convocatoria_id
    where v.rules ->> 'cycle' = offered.cycle and (v.rules ->> 'period')::integer < offered.period
      and c.cer = offered.cer and p.sede_code = new.sede_code and p.subsede is not distinct from new.subsede
      and public.award_holds(a.state, v.results_until);
  if new.seats > initial - held then
    raise exception 'a later period offers what nobody holds (Convocatoria §5.3)'
      using errcode = 'check_violation', constraint = 'seat_pool_within_free_seats';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_late_form()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if efiser_now() >= (select t.starts_at from public.exam e join public.turno t on t.id = e.turno_id
                      where e.id = new.exam_id) then
    raise exception 'a form is frozen before its turno starts'
      using errcode = 'check_violation', constraint = 'form_before_turno';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_late_form_item()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select count(*) from public.form_item where form_id = new.form_id)
     >= (select item_count from public.form where id = new.form_id) then
    raise exception 'a frozen form takes no further item'
      using errcode = 'check_violation', constraint = 'form_item_complete';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_late_result()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select published_at is not null or discarded_at is not null from public.selection_run where id = new.run_id) then
    raise exception 'a published selection takes no further row'
      using errcode = 'check_violation', constraint = tg_table_name || '_before_publication';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_mark_after_freeze()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (select public.selection_stands(c.convocatoria_id) from public.attempt a
      join public.candidate c on c.id = a.candidate_id where a.id = new.attempt_id) then
    raise exception 'marks do not change once a selection is frozen'
      using errcode = 'check_violation', constraint = 'mark_frozen_with_selection';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_publication_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'what was declared and decided does not change (Convocatoria §4.3)'
    using errcode = 'check_violation', constraint = 'publication_history_fixed';
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_reinstatement()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from public.registration_cancellation where candidate_id = new.candidate_id) then
    raise exception 'a cancellation for false information is irrevocable (Convocatoria §2.2 E)'
      using errcode = 'check_violation', constraint = 'attempt_of_cancelled_registration';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_run_without_lottery()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.results is null and new.results is not null and not exists (
      select 1 from public.lottery l where l.run_id = new.id and l.state = 'drawn'
      and new.results::jsonb ->> 'inputSha256' = l.seeded_input_sha256) then
    raise exception 'a selection runs on the input with the drawn seed'
      using errcode = 'check_violation', constraint = 'selection_run_after_lottery';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_seat_holder()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from public.award a join public.candidate c on c.id = a.candidate_id
      join public.convocatoria v on v.id = c.convocatoria_id
      join public.convocatoria own on own.id = new.convocatoria_id
      join public.selection_run r on r.id = a.run_id and r.published_at is not null
      where c.person_id = new.person_id and v.id <> own.id and v.rules ->> 'cycle' = own.rules ->> 'cycle'
        and public.award_holds(a.state, v.results_until)) then
    raise exception 'who holds a seat does not compete (Convocatoria §5.17)'
      using errcode = 'check_violation', constraint = 'candidate_holds_no_seat';
  end if;
  if exists (select 1 from public.resignation r join public.award a on a.id = r.award_id
      join public.candidate c on c.id = a.candidate_id join public.convocatoria v on v.id = c.convocatoria_id
      where r.person_id = new.person_id and r.state = 'acknowledged' and v.id <> new.convocatoria_id
        and r.counts_from >= (v.rules #>> '{windows,resignToCompeteAgain,before}')::timestamptz) then
    raise exception 'who resigned after the term does not compete again (Convocatoria §5.17)'
      using errcode = 'check_violation', constraint = 'candidate_resigned_in_time';
  end if;
  if exists (select 1 from public.revocation r join public.award a on a.id = r.award_id
      join public.candidate c on c.id = a.candidate_id
      where c.person_id = new.person_id and r.outcome = 'approved' and r.ground = 'foreignStatus') then
    raise exception 'who was dropped from both courses does not compete (Convocatoria §5.18)'
      using errcode = 'check_violation', constraint = 'candidate_not_dropped';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_simulated_freeze()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select 1 from public.what_if where input_sha256 = new.input_sha256) then
    raise exception 'the input of a simulation is never frozen'
      using errcode = 'check_violation', constraint = 'selection_run_not_simulated';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.refuse_unless_auditor(who uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.role_grant where person_id = who and role = 'auditor') then
    raise exception 'an auditor draws and judges samples'
      using errcode = 'check_violation', constraint = 'audit_sample_by_auditor';
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.require_admin(by_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  -- Before anything is read: of two who take each other's role, the later one is asked again afterwards.
  perform pg_advisory_xact_lock(hashtext('efiser last admin'));
  if not exists (select 1 from role_grant join account using (person_id)
                 where person_id = by_id and role = 'admin' and disabled_at is null) then
    raise exception 'only an admin changes accounts' using errcode = 'check_violation', constraint = 'accounts_by_admin';
  end if;
end $function$
;

CREATE OR REPLACE FUNCTION public.require_approved_revocation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select 1 from public.revocation where award_id = new.id and outcome = 'approved') then
    raise exception 'two persons revoke a seat'
      using errcode = 'check_violation', constraint = 'award_revoked_by_two';
  end if;
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.sede_changes_until(convocatoria_id text)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
  select min(t.starts_at) - c.sede_change_lead_hours * interval '1 hour'
  from public.convocatoria c join public.turno t on t.convocatoria_id = c.id
  where c.id = sede_changes_until.convocatoria_id group by c.id
$function$
;

CREATE OR REPLACE FUNCTION public.selection_stands(call_id text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select 1 from public.selection_run where convocatoria_id = call_id and discarded_at is null)
$function$
;

CREATE OR REPLACE FUNCTION public.set_account_usable(by_id uuid, who uuid, usable boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  perform require_admin(by_id);
  if by_id = who and not usable then
    raise exception 'nobody disables the own account' using errcode = 'check_violation', constraint = 'own_account_stays';
  end if;
  update account set disabled_at = case when usable then null else clock_timestamp() end
    where person_id = who and (disabled_at is null) <> usable;
  return found;
end $function$
;

CREATE OR REPLACE FUNCTION public.set_password_by_link(token bytea, new_hash text)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  link account_link%rowtype;
begin
  select * into link from account_link where token_sha256 = token for update;
  if not found or link.used_at is not null or link.revoked_at is not null or link.expires_at <= clock_timestamp()
      or new_hash not like '$2%'
      or not exists (select 1 from person where id = link.person_id and email = link.address) then
    return null;
  end if;
  if link.purpose = 'activation' then
    insert into account (person_id, password_hash) values (link.person_id, new_hash) on conflict do nothing;
  else
    update account set password_hash = new_hash where person_id = link.person_id and disabled_at is null;
  end if;
  if not found then return null; end if;
  update account_link set used_at = clock_timestamp() where id = link.id;
  return link.person_id;
end $function$
;

CREATE OR REPLACE FUNCTION public.simplify_text(text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
  select lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g'))
$function$
;

CREATE OR REPLACE FUNCTION public.stamp_arco_request()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.filed_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.stamp_faq_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.updated_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.stamp_observation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.at := public.efiser_now();
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.stamp_privacy_consent()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.stamp_registration_trail()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.stamp_solicitud_print()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  new.printed_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $function$
;

CREATE OR REPLACE FUNCTION public.was_present(candidacy uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (select 1 from public.selection_result r join public.selection_run s on s.id = r.run_id
    where r.candidate_id = candidacy and s.published_at is not null
      and (r.exclusion is null or r.exclusion = 'NO_CURRENT_GRADE'))
$function$
;

CREATE OR REPLACE FUNCTION public.withdraw_role(by_id uuid, grant_id uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  holder uuid;
begin
  perform require_admin(by_id);
  if exists (select 1 from role_grant where id = grant_id and person_id = by_id and role = 'admin') then
    raise exception 'nobody takes the own administration' using errcode = 'check_violation', constraint = 'own_admin_stays';
  end if;
  delete from role_grant where id = grant_id returning person_id into holder;
  return holder;
end $function$
;

CREATE OR REPLACE FUNCTION public.write_call_rows(id text, document jsonb, rules_hash text, source text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_variable
declare
  rules jsonb := document -> 'rules';
begin
  insert into public.convocatoria (id, title, rules, rules_sha256, published_at, registration_from, registration_until,
      results_from, results_until, coordination_phone, check_in_minutes, transit_grace_ms)
    select id, document ->> 'title', rules, rules_hash, (rules ->> 'publishedAt')::timestamptz,
      (rules #>> '{windows,registration,from}')::timestamptz, (rules #>> '{windows,registration,until}')::timestamptz,
      (document ->> 'resultsFrom')::timestamptz, (rules #>> '{windows,results,until}')::timestamptz,
      c.coordination_phone, c.check_in_minutes, c.transit_grace_ms
    from public.convocatoria c where c.id = source;
  -- A sede stands for all calls: a known one keeps its name.
  insert into public.sede (code, name, city, ooad, time_zone)
    select s.code, s.name, s.city, s.ooad, s."timeZone"
    from jsonb_to_recordset(document -> 'sedes') as s (code text, name text, city text, ooad text, "timeZone" text)
    on conflict (code) do nothing;
  insert into public.course (convocatoria_id, cer, new_course, note)
    select id, c.cer, c."newCourse", c.note
    from jsonb_to_recordset(rules -> 'courses') as c (cer text, "newCourse" boolean, note text);
  insert into public.course_prerequisite (course_id, ceme, grade)
    select course.id, p.ceme, p.grade
    from jsonb_to_recordset(rules -> 'courses') as c (cer text, prerequisites jsonb)
    join public.course on course.convocatoria_id = write_call_rows.id and course.cer = c.cer
    cross join lateral jsonb_to_recordset(c.prerequisites) as p (ceme text, grade integer);
  insert into public.turno (convocatoria_id, number, starts_at, ends_at)
    select id, row_number() over (order by t.starts_at), t.starts_at, t.ends_at
    from (select distinct e."startsAt"::timestamptz as starts_at, e."endsAt"::timestamptz as ends_at
      from jsonb_to_recordset(rules -> 'cronograma') as e ("startsAt" text, "endsAt" text)) t;
  insert into public.exam (convocatoria_id, turno_id, ceme, grade, item_count, research_count)
    select id, turno.id, e.ceme, e.grade, size."itemCount", size."researchCount"
    from jsonb_to_recordset(rules -> 'cronograma') as e (ceme text, grade integer, "startsAt" text)
    join jsonb_to_recordset(document -> 'exams')
      as size (ceme text, grade integer, "itemCount" integer, "researchCount" integer)
      on size.ceme = e.ceme and size.grade = e.grade
    join public.turno on turno.convocatoria_id = write_call_rows.id and turno.starts_at = e."startsAt"::timestamptz;
end $function$
;

CREATE OR REPLACE FUNCTION public.write_call_seats(id text, document jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_variable
begin
  if exists (select 1 from public.seat_pool p join public.course c on c.id = p.course_id
      left join jsonb_to_recordset(document -> 'pools')
        as n (cer text, sede text, subsede text, seats integer, "foreignMax" integer)
        on n.cer = c.cer and n.sede = p.sede_code and n.subsede is not distinct from p.subsede
      where p.convocatoria_id = id and (n.seats is null or n.seats < p.seats
        or coalesce(n."foreignMax", 2147483647) < coalesce(p.foreign_max, 2147483647))) then
    raise exception 'a version never takes seats away'
      using errcode = 'check_violation', constraint = 'convocatoria_version_keeps_seats';
  end if;
  insert into public.seat_pool (convocatoria_id, course_id, sede_code, subsede, seats, foreign_max, position)
    select id, c.id, n.sede, n.subsede, n.seats, n."foreignMax", n.position
    from rows from (jsonb_to_recordset(document -> 'pools')
      as (cer text, sede text, subsede text, seats integer, "foreignMax" integer))
      with ordinality as n (cer, sede, subsede, seats, "foreignMax", position)
    join public.course c on c.convocatoria_id = write_call_seats.id and c.cer = n.cer
    on conflict on constraint seat_pool_unique do update set seats = excluded.seats, foreign_max = excluded.foreign_max
      where (seat_pool.seats, seat_pool.foreign_max) is distinct from (excluded.seats, excluded.foreign_max);
end $function$
;

CREATE TRIGGER last_admin_keeps_account AFTER UPDATE OF disabled_at ON public.account FOR EACH ROW WHEN (((old.disabled_at IS NULL) AND (new.disabled_at IS NOT NULL))) EXECUTE FUNCTION keep_an_admin();

CREATE TRIGGER account_decision_append_only BEFORE DELETE OR UPDATE ON public.account_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER account_link_once BEFORE INSERT OR UPDATE ON public.account_link FOR EACH ROW EXECUTE FUNCTION keep_account_link();

CREATE TRIGGER acta_fixed BEFORE DELETE OR UPDATE ON public.acta FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER acta_guard BEFORE INSERT ON public.acta FOR EACH ROW EXECUTE FUNCTION guard_acta();

CREATE TRIGGER acta_completion_append_only BEFORE DELETE OR UPDATE ON public.acta_completion FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER acta_completion_guard BEFORE INSERT ON public.acta_completion FOR EACH ROW EXECUTE FUNCTION guard_acta_completion();

CREATE TRIGGER acta_duty_append_only BEFORE DELETE OR UPDATE ON public.acta_duty FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER acta_duty_guard BEFORE INSERT ON public.acta_duty FOR EACH ROW EXECUTE FUNCTION guard_acta_duty();

CREATE TRIGGER acta_observation_append_only BEFORE DELETE OR UPDATE ON public.acta_observation FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER acta_observation_before_acta BEFORE INSERT ON public.acta_observation FOR EACH ROW EXECUTE FUNCTION refuse_at_signed_desk();

CREATE TRIGGER acta_observation_stamp BEFORE INSERT ON public.acta_observation FOR EACH ROW EXECUTE FUNCTION stamp_observation();

CREATE TRIGGER acta_signature_append_only BEFORE DELETE OR UPDATE ON public.acta_signature FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER acta_signature_guard BEFORE INSERT ON public.acta_signature FOR EACH ROW EXECUTE FUNCTION guard_acta_signature();

CREATE TRIGGER address_change_append_only BEFORE DELETE OR UPDATE ON public.address_change FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER address_change_apply AFTER INSERT ON public.address_change FOR EACH ROW EXECUTE FUNCTION apply_address_change();

CREATE TRIGGER address_change_guard BEFORE INSERT ON public.address_change FOR EACH ROW EXECUTE FUNCTION guard_address_change();

CREATE TRIGGER adjustment_append_only BEFORE DELETE OR UPDATE ON public.adjustment FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER adjustment_guard BEFORE INSERT ON public.adjustment FOR EACH ROW EXECUTE FUNCTION guard_adjustment();

CREATE TRIGGER announcement_append_only BEFORE DELETE OR UPDATE ON public.announcement FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER announcement_guard BEFORE INSERT ON public.announcement FOR EACH ROW EXECUTE FUNCTION guard_announcement();

CREATE TRIGGER announcement_receipt_append_only BEFORE DELETE OR UPDATE ON public.announcement_receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER announcement_receipt_guard BEFORE INSERT ON public.announcement_receipt FOR EACH ROW EXECUTE FUNCTION guard_announcement_receipt();

CREATE TRIGGER annulment_guard BEFORE INSERT OR UPDATE ON public.annulment FOR EACH ROW EXECUTE FUNCTION guard_annulment();

CREATE CONSTRAINT TRIGGER annulment_marks_remade AFTER UPDATE ON public.annulment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION demand_marks_remade();

CREATE TRIGGER annulment_no_delete BEFORE DELETE ON public.annulment FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER annulment_shown AFTER UPDATE ON public.annulment FOR EACH ROW WHEN (((old.outcome IS NULL) AND (new.outcome = 'approved'::text))) EXECUTE FUNCTION guard_annulment_shown();

CREATE TRIGGER answer_insert_in_progress AFTER INSERT ON public.answer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_answers_of_closed_attempts();

CREATE TRIGGER answer_no_delete BEFORE DELETE ON public.answer FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER answer_update_in_progress AFTER UPDATE ON public.answer REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_answers_of_closed_attempts();

CREATE TRIGGER answer_history_append_only BEFORE DELETE OR UPDATE ON public.answer_history FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER answer_history_in_progress AFTER INSERT ON public.answer_history REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION refuse_answers_of_closed_attempts();

CREATE TRIGGER answer_quarantine_append_only BEFORE DELETE OR UPDATE ON public.answer_quarantine FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER arco_answer_append_only BEFORE DELETE OR UPDATE ON public.arco_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER arco_answer_guard BEFORE INSERT ON public.arco_answer FOR EACH ROW EXECUTE FUNCTION guard_arco_answer();

CREATE TRIGGER arco_request_append_only BEFORE DELETE OR UPDATE ON public.arco_request FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER arco_request_stamp BEFORE INSERT ON public.arco_request FOR EACH ROW EXECUTE FUNCTION stamp_arco_request();

CREATE TRIGGER arrival_record_append_only BEFORE DELETE OR UPDATE ON public.arrival_record FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER arrival_record_guard BEFORE INSERT ON public.arrival_record FOR EACH ROW EXECUTE FUNCTION guard_arrival_record();

CREATE TRIGGER attempt_guard BEFORE UPDATE ON public.attempt FOR EACH ROW EXECUTE FUNCTION guard_attempt();

CREATE TRIGGER attempt_lease_guard BEFORE UPDATE OF lease_epoch, lease_session, lease_device ON public.attempt FOR EACH ROW EXECUTE FUNCTION guard_lease();

CREATE TRIGGER attempt_no_delete BEFORE DELETE ON public.attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER attempt_not_for_cancelled BEFORE INSERT ON public.attempt FOR EACH ROW WHEN ((new.state <> 'cancelled'::text)) EXECUTE FUNCTION refuse_reinstatement();

CREATE TRIGGER attempt_of_cancelled_registration BEFORE UPDATE OF state ON public.attempt FOR EACH ROW WHEN (((old.state = 'cancelled'::text) AND (new.state <> 'cancelled'::text))) EXECUTE FUNCTION refuse_reinstatement();

CREATE TRIGGER attempt_times_guard BEFORE UPDATE OF closes_at, accepts_until, times_version ON public.attempt FOR EACH ROW WHEN ((((old.closes_at IS DISTINCT FROM new.closes_at) OR (old.accepts_until IS DISTINCT FROM new.accepts_until)) OR (old.times_version IS DISTINCT FROM new.times_version))) EXECUTE FUNCTION guard_attempt_times();

CREATE TRIGGER audit_anchor_append_only BEFORE DELETE OR UPDATE ON public.audit_anchor FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_anchor_check BEFORE INSERT ON public.audit_anchor FOR EACH ROW EXECUTE FUNCTION check_audit_anchor();

CREATE TRIGGER audit_anchor_no_truncate BEFORE TRUNCATE ON public.audit_anchor FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_event_append_only BEFORE DELETE OR UPDATE ON public.audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_event_chain BEFORE INSERT ON public.audit_event FOR EACH ROW EXECUTE FUNCTION chain_audit_event();

CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON public.audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_package_fixed BEFORE DELETE OR UPDATE ON public.audit_package FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_sample_guard BEFORE INSERT OR UPDATE ON public.audit_sample FOR EACH ROW EXECUTE FUNCTION guard_audit_sample();

CREATE TRIGGER audit_sample_no_delete BEFORE DELETE ON public.audit_sample FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_sample_finding_append_only BEFORE DELETE OR UPDATE ON public.audit_sample_finding FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_sample_finding_guard BEFORE INSERT ON public.audit_sample_finding FOR EACH ROW EXECUTE FUNCTION guard_audit_sample_finding();

CREATE TRIGGER audit_sample_row_append_only BEFORE DELETE OR UPDATE ON public.audit_sample_row FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER audit_sample_row_guard BEFORE INSERT ON public.audit_sample_row FOR EACH ROW EXECUTE FUNCTION guard_audit_sample_row();

CREATE TRIGGER aviso_frozen BEFORE DELETE OR UPDATE ON public.aviso FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER aviso_numbered BEFORE INSERT ON public.aviso FOR EACH ROW EXECUTE FUNCTION number_aviso();

CREATE TRIGGER award_guard BEFORE UPDATE ON public.award FOR EACH ROW EXECUTE FUNCTION guard_award();

CREATE TRIGGER award_no_delete BEFORE DELETE ON public.award FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER award_revoked_by_two BEFORE UPDATE OF state ON public.award FOR EACH ROW WHEN (((new.state = 'revoked'::text) AND (old.state <> 'revoked'::text))) EXECUTE FUNCTION require_approved_revocation();

CREATE TRIGGER award_text BEFORE INSERT OR UPDATE ON public.award FOR EACH ROW EXECUTE FUNCTION guard_award_text();

CREATE TRIGGER call_draft_guard BEFORE INSERT OR UPDATE ON public.call_draft FOR EACH ROW EXECUTE FUNCTION guard_call_draft();

CREATE TRIGGER call_draft_no_delete BEFORE DELETE ON public.call_draft FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER call_period_append_only BEFORE DELETE OR UPDATE ON public.call_period FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER call_period_guard BEFORE INSERT ON public.call_period FOR EACH ROW EXECUTE FUNCTION guard_call_period();

CREATE TRIGGER candidate_carries_a_mark BEFORE INSERT ON public.candidate FOR EACH ROW EXECUTE FUNCTION guard_carried_mark();

CREATE TRIGGER candidate_category_unchangeable BEFORE UPDATE OF category ON public.candidate FOR EACH ROW WHEN ((old.category IS DISTINCT FROM new.category)) EXECUTE FUNCTION keep_category();

CREATE TRIGGER candidate_enarm_guard BEFORE UPDATE OF enarm ON public.candidate FOR EACH ROW WHEN ((old.enarm IS DISTINCT FROM new.enarm)) EXECUTE FUNCTION guard_candidate_enarm();

CREATE TRIGGER candidate_holds_no_seat BEFORE INSERT ON public.candidate FOR EACH ROW EXECUTE FUNCTION refuse_seat_holder();

CREATE TRIGGER candidate_new_guard BEFORE INSERT ON public.candidate FOR EACH ROW EXECUTE FUNCTION guard_new_candidate();

CREATE TRIGGER candidate_not_barred BEFORE INSERT ON public.candidate FOR EACH ROW EXECUTE FUNCTION refuse_barred_candidate();

CREATE TRIGGER check_in_record_append_only BEFORE DELETE OR UPDATE ON public.check_in_record FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER check_pass_no_delete BEFORE DELETE ON public.check_pass FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER check_pass_revoked_once BEFORE UPDATE ON public.check_pass FOR EACH ROW WHEN ((old.revoked_at IS NOT NULL)) EXECUTE FUNCTION keep_revoked_pass();

CREATE TRIGGER compensation_append_only BEFORE DELETE OR UPDATE ON public.compensation FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER compensation_guard BEFORE INSERT ON public.compensation FOR EACH ROW EXECUTE FUNCTION guard_compensation();

CREATE TRIGGER convocatoria_carry_has_source AFTER INSERT ON public.convocatoria FOR EACH ROW EXECUTE FUNCTION guard_carrying_call();

CREATE TRIGGER convocatoria_check_in_guard BEFORE UPDATE OF check_in_minutes ON public.convocatoria FOR EACH ROW WHEN ((old.check_in_minutes IS DISTINCT FROM new.check_in_minutes)) EXECUTE FUNCTION guard_check_in_minutes();

CREATE TRIGGER convocatoria_version_errata BEFORE INSERT ON public.convocatoria_version FOR EACH ROW EXECUTE FUNCTION guard_errata();

CREATE TRIGGER convocatoria_version_errata_marks BEFORE INSERT ON public.convocatoria_version FOR EACH ROW EXECUTE FUNCTION guard_errata_marks();

CREATE TRIGGER convocatoria_version_frozen BEFORE DELETE OR UPDATE ON public.convocatoria_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER convocatoria_version_issue BEFORE INSERT ON public.convocatoria_version FOR EACH ROW EXECUTE FUNCTION issue_version();

CREATE TRIGGER convocatoria_version_no_truncate BEFORE TRUNCATE ON public.convocatoria_version FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER course_frozen BEFORE DELETE OR UPDATE ON public.course FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER course_prerequisite_frozen BEFORE DELETE OR UPDATE ON public.course_prerequisite FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER cutoff_before_publication BEFORE INSERT ON public.cutoff FOR EACH ROW EXECUTE FUNCTION refuse_late_result();

CREATE TRIGGER cutoff_fixed BEFORE DELETE OR UPDATE ON public.cutoff FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER declared_article_fixed BEFORE DELETE OR UPDATE ON public.declared_article FOR EACH ROW EXECUTE FUNCTION refuse_publication_change();

CREATE TRIGGER demo_clock_only_in_demo BEFORE INSERT OR DELETE OR UPDATE ON public.demo_clock FOR EACH ROW EXECUTE FUNCTION refuse_clock_outside_demo();

CREATE TRIGGER desk_charge_append_only BEFORE DELETE OR UPDATE ON public.desk_charge FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER desk_charge_before_acta BEFORE INSERT ON public.desk_charge FOR EACH ROW EXECUTE FUNCTION refuse_at_signed_desk();

CREATE TRIGGER desk_charge_guard BEFORE INSERT ON public.desk_charge FOR EACH ROW EXECUTE FUNCTION guard_desk_charge();

CREATE TRIGGER desk_hand_over_before_acta BEFORE INSERT OR UPDATE ON public.desk_hand_over FOR EACH ROW EXECUTE FUNCTION refuse_at_signed_desk();

CREATE TRIGGER desk_hand_over_guard BEFORE INSERT OR UPDATE ON public.desk_hand_over FOR EACH ROW EXECUTE FUNCTION guard_desk_hand_over();

CREATE TRIGGER desk_hand_over_no_delete BEFORE DELETE ON public.desk_hand_over FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER enarm_import_append_only BEFORE DELETE OR UPDATE ON public.enarm_import FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER enarm_import_guard BEFORE INSERT ON public.enarm_import FOR EACH ROW EXECUTE FUNCTION guard_enarm_import();

CREATE TRIGGER enarm_mark_append_only BEFORE DELETE OR UPDATE ON public.enarm_mark FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER enarm_mark_guard BEFORE INSERT ON public.enarm_mark FOR EACH ROW EXECUTE FUNCTION guard_enarm_mark();

CREATE TRIGGER enarm_suggestion_guard BEFORE INSERT OR UPDATE ON public.enarm_suggestion FOR EACH ROW EXECUTE FUNCTION guard_enarm_suggestion();

CREATE TRIGGER enarm_suggestion_no_delete BEFORE DELETE ON public.enarm_suggestion FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER entry_inquiry_append_only BEFORE DELETE OR UPDATE ON public.entry_inquiry FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER exam_seat_guard BEFORE INSERT OR DELETE OR UPDATE ON public.exam_seat FOR EACH ROW EXECUTE FUNCTION guard_exam_seat();

CREATE TRIGGER exam_sede_request_apply AFTER UPDATE ON public.exam_sede_request FOR EACH ROW WHEN ((new.outcome = 'approved'::text)) EXECUTE FUNCTION apply_exam_sede_request();

CREATE TRIGGER exam_sede_request_guard BEFORE INSERT OR UPDATE ON public.exam_sede_request FOR EACH ROW EXECUTE FUNCTION guard_exam_sede_request();

CREATE TRIGGER exam_sede_request_no_delete BEFORE DELETE ON public.exam_sede_request FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER factor_pass_once BEFORE UPDATE ON public.factor_pass FOR EACH ROW EXECUTE FUNCTION keep_factor_pass();

CREATE TRIGGER factor_reset_final BEFORE UPDATE ON public.factor_reset FOR EACH ROW WHEN ((old.outcome IS NOT NULL)) EXECUTE FUNCTION keep_factor_reset();

CREATE TRIGGER faq_entry_stamp BEFORE INSERT OR UPDATE ON public.faq_entry FOR EACH ROW EXECUTE FUNCTION stamp_faq_entry();

CREATE TRIGGER focus_event_append_only BEFORE DELETE OR UPDATE ON public.focus_event FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER focus_event_guard BEFORE INSERT ON public.focus_event FOR EACH ROW EXECUTE FUNCTION guard_focus_event();

CREATE TRIGGER foreign_record_append_only BEFORE DELETE OR UPDATE ON public.foreign_record FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER foreign_record_guard BEFORE INSERT ON public.foreign_record FOR EACH ROW EXECUTE FUNCTION guard_foreign_record();

CREATE TRIGGER form_before_turno BEFORE INSERT ON public.form FOR EACH ROW EXECUTE FUNCTION refuse_late_form();

CREATE TRIGGER form_frozen BEFORE DELETE OR UPDATE ON public.form FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER form_check_guard BEFORE INSERT OR UPDATE ON public.form_check FOR EACH ROW EXECUTE FUNCTION guard_form_check();

CREATE TRIGGER form_check_no_delete BEFORE DELETE ON public.form_check FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER form_item_complete BEFORE INSERT ON public.form_item FOR EACH ROW EXECUTE FUNCTION refuse_late_form_item();

CREATE TRIGGER form_item_frozen BEFORE DELETE OR UPDATE ON public.form_item FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER form_key_frozen BEFORE DELETE OR UPDATE ON public.form_key FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER form_key_guard BEFORE INSERT ON public.form_key FOR EACH ROW EXECUTE FUNCTION guard_form_key();

CREATE TRIGGER form_release_append_only BEFORE DELETE OR UPDATE ON public.form_release FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER form_release_guard BEFORE INSERT ON public.form_release FOR EACH ROW EXECUTE FUNCTION guard_form_release();

CREATE TRIGGER grade_correction_guard BEFORE INSERT OR UPDATE ON public.grade_correction FOR EACH ROW EXECUTE FUNCTION guard_grade_correction();

CREATE TRIGGER grade_correction_no_delete BEFORE DELETE ON public.grade_correction FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER grade_correction_shown AFTER UPDATE ON public.grade_correction FOR EACH ROW WHEN (((old.outcome IS NULL) AND (new.outcome = ANY (ARRAY['approved'::text, 'rejected'::text])))) EXECUTE FUNCTION guard_correction_shown();

CREATE TRIGGER grade_entry_append_only BEFORE DELETE OR UPDATE ON public.grade_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER grade_entry_guard BEFORE INSERT ON public.grade_entry FOR EACH ROW EXECUTE FUNCTION guard_grade_entry();

CREATE TRIGGER grade_mark_guard BEFORE INSERT OR UPDATE ON public.grade_mark FOR EACH ROW EXECUTE FUNCTION guard_grade_mark();

CREATE TRIGGER grade_mark_no_delete BEFORE DELETE ON public.grade_mark FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER grade_sheet_append_only BEFORE DELETE OR UPDATE ON public.grade_sheet FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER grade_sheet_guard BEFORE INSERT ON public.grade_sheet FOR EACH ROW EXECUTE FUNCTION guard_grade_sheet();

CREATE TRIGGER grade_sheet_line_append_only BEFORE DELETE OR UPDATE ON public.grade_sheet_line FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER grade_sheet_line_guard BEFORE INSERT ON public.grade_sheet_line FOR EACH ROW EXECUTE FUNCTION guard_grade_sheet_line();

CREATE TRIGGER letter_guard BEFORE UPDATE ON public.letter FOR EACH ROW EXECUTE FUNCTION guard_letter();

CREATE TRIGGER letter_no_delete BEFORE DELETE ON public.letter FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER letter_of_accepted_award AFTER INSERT ON public.letter DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_letter_award();

CREATE TRIGGER letter_wording BEFORE INSERT OR UPDATE ON public.letter FOR EACH ROW EXECUTE FUNCTION guard_letter_wording();

CREATE TRIGGER letter_text_append_only BEFORE DELETE OR UPDATE ON public.letter_text FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER letter_text_guard BEFORE INSERT ON public.letter_text FOR EACH ROW EXECUTE FUNCTION guard_letter_text();

CREATE TRIGGER lockdown_requirement_append_only BEFORE DELETE OR UPDATE ON public.lockdown_requirement FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER lockdown_setting_append_only BEFORE DELETE OR UPDATE ON public.lockdown_setting FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER lockdown_waiver_append_only BEFORE DELETE OR UPDATE ON public.lockdown_waiver FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER lottery_guard BEFORE UPDATE ON public.lottery FOR EACH ROW EXECUTE FUNCTION guard_lottery();

CREATE TRIGGER lottery_new BEFORE INSERT ON public.lottery FOR EACH ROW EXECUTE FUNCTION guard_new_lottery();

CREATE TRIGGER lottery_no_delete BEFORE DELETE ON public.lottery FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER machine_check_append_only BEFORE DELETE OR UPDATE ON public.machine_check FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER mail_message_guard BEFORE INSERT OR UPDATE ON public.mail_message FOR EACH ROW EXECUTE FUNCTION guard_mail_message();

CREATE TRIGGER mail_message_no_delete BEFORE DELETE ON public.mail_message FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER mail_message_parts BEFORE UPDATE ON public.mail_message FOR EACH ROW EXECUTE FUNCTION guard_mail_parts();

CREATE TRIGGER mark_frozen_with_selection BEFORE INSERT OR UPDATE ON public.mark FOR EACH ROW EXECUTE FUNCTION refuse_mark_after_freeze();

CREATE TRIGGER mark_of_its_form BEFORE INSERT OR UPDATE ON public.mark FOR EACH ROW EXECUTE FUNCTION guard_mark_binding();

CREATE TRIGGER medical_leave_acknowledgement_append_only BEFORE DELETE OR UPDATE ON public.medical_leave_acknowledgement FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER medical_leave_acknowledgement_guard BEFORE INSERT ON public.medical_leave_acknowledgement FOR EACH ROW EXECUTE FUNCTION guard_medical_leave_acknowledgement();

CREATE TRIGGER notice_address_append_only BEFORE DELETE OR UPDATE ON public.notice_address FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER notice_address_guard BEFORE INSERT ON public.notice_address FOR EACH ROW EXECUTE FUNCTION guard_notice_address();

CREATE TRIGGER official_notice_append_only BEFORE DELETE OR UPDATE ON public.official_notice FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER official_notice_guard BEFORE INSERT ON public.official_notice FOR EACH ROW EXECUTE FUNCTION guard_official_notice();

CREATE TRIGGER offline_code_guard BEFORE INSERT OR UPDATE ON public.offline_code FOR EACH ROW EXECUTE FUNCTION guard_offline_code();

CREATE TRIGGER offline_code_no_delete BEFORE DELETE ON public.offline_code FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER offline_key_fixed BEFORE DELETE OR UPDATE ON public.offline_key FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER offline_key_guard BEFORE INSERT ON public.offline_key FOR EACH ROW EXECUTE FUNCTION guard_offline_key();

CREATE TRIGGER past_cutoff_fixed BEFORE DELETE OR UPDATE ON public.past_cutoff FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER past_cutoff_import_guard BEFORE INSERT OR UPDATE ON public.past_cutoff_import FOR EACH ROW EXECUTE FUNCTION guard_past_cutoff_import();

CREATE TRIGGER past_cutoff_import_no_delete BEFORE DELETE ON public.past_cutoff_import FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER person_correction_append_only BEFORE DELETE OR UPDATE ON public.person_correction FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER person_correction_apply AFTER INSERT ON public.person_correction FOR EACH ROW EXECUTE FUNCTION apply_person_correction();

CREATE TRIGGER person_correction_guard BEFORE INSERT ON public.person_correction FOR EACH ROW EXECUTE FUNCTION guard_person_correction();

CREATE TRIGGER privacy_consent_append_only BEFORE DELETE OR UPDATE ON public.privacy_consent FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER privacy_consent_stamp BEFORE INSERT ON public.privacy_consent FOR EACH ROW EXECUTE FUNCTION stamp_privacy_consent();

CREATE TRIGGER proposal_showing_append_only BEFORE DELETE OR UPDATE ON public.proposal_showing FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER proposal_showing_guard BEFORE INSERT ON public.proposal_showing FOR EACH ROW EXECUTE FUNCTION guard_proposal_showing();

CREATE TRIGGER publication_by_decision BEFORE INSERT ON public.publication FOR EACH ROW EXECUTE FUNCTION guard_publication();

CREATE TRIGGER publication_decision_fixed BEFORE DELETE OR UPDATE ON public.publication_decision FOR EACH ROW EXECUTE FUNCTION refuse_publication_change();

CREATE TRIGGER publication_decision_guard BEFORE INSERT ON public.publication_decision FOR EACH ROW EXECUTE FUNCTION guard_publication_decision();

CREATE TRIGGER publication_declaration_fixed BEFORE DELETE OR UPDATE ON public.publication_declaration FOR EACH ROW EXECUTE FUNCTION refuse_publication_change();

CREATE TRIGGER publication_declaration_window BEFORE INSERT ON public.publication_declaration FOR EACH ROW EXECUTE FUNCTION guard_publication_upload();

CREATE TRIGGER publication_evaluation_guard BEFORE INSERT OR DELETE OR UPDATE ON public.publication_evaluation FOR EACH ROW EXECUTE FUNCTION guard_publication_evaluation();

CREATE TRIGGER publication_file_fixed BEFORE DELETE OR UPDATE ON public.publication_file FOR EACH ROW EXECUTE FUNCTION refuse_publication_change();

CREATE TRIGGER publication_file_window BEFORE INSERT ON public.publication_file FOR EACH ROW EXECUTE FUNCTION guard_publication_upload();

CREATE TRIGGER quarantine_decision_append_only BEFORE DELETE OR UPDATE ON public.quarantine_decision FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER quarantine_decision_check BEFORE INSERT ON public.quarantine_decision FOR EACH ROW EXECUTE FUNCTION check_quarantine_decision();

CREATE TRIGGER receipt_append_only BEFORE DELETE OR UPDATE ON public.receipt FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER receipt_check BEFORE INSERT ON public.receipt FOR EACH ROW EXECUTE FUNCTION check_receipt();

CREATE TRIGGER recovery_code_once BEFORE UPDATE ON public.recovery_code FOR EACH ROW WHEN ((old.used_at IS NOT NULL)) EXECUTE FUNCTION keep_recovery_code_used();

CREATE TRIGGER registration_cancellation_append_only BEFORE DELETE OR UPDATE ON public.registration_cancellation FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER registration_cancellation_ends_attempts AFTER INSERT ON public.registration_cancellation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_cancelled_attempts();

CREATE TRIGGER registration_cancellation_guard BEFORE INSERT ON public.registration_cancellation FOR EACH ROW EXECUTE FUNCTION guard_registration_cancellation();

CREATE TRIGGER registration_draft_guard BEFORE INSERT OR UPDATE ON public.registration_draft FOR EACH ROW EXECUTE FUNCTION guard_registration_draft();

CREATE TRIGGER registration_trail_append_only BEFORE DELETE OR UPDATE ON public.registration_trail FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER registration_trail_stamp BEFORE INSERT ON public.registration_trail FOR EACH ROW EXECUTE FUNCTION stamp_registration_trail();

CREATE TRIGGER registration_version_append_only BEFORE DELETE OR UPDATE ON public.registration_version FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER registration_version_apply AFTER INSERT ON public.registration_version FOR EACH ROW EXECUTE FUNCTION apply_registration_version();

CREATE TRIGGER registration_version_guard BEFORE INSERT ON public.registration_version FOR EACH ROW EXECUTE FUNCTION guard_registration_version();

CREATE TRIGGER registration_version_not_barred BEFORE INSERT ON public.registration_version FOR EACH ROW EXECUTE FUNCTION refuse_barred_version();

CREATE TRIGGER rehearsal_finished_once BEFORE UPDATE ON public.rehearsal FOR EACH ROW WHEN ((old.finished_at IS NOT NULL)) EXECUTE FUNCTION keep_finished_rehearsal();

CREATE TRIGGER rehearsal_no_delete BEFORE DELETE ON public.rehearsal FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER rehearsal_answer_guard BEFORE INSERT OR UPDATE ON public.rehearsal_answer FOR EACH ROW EXECUTE FUNCTION guard_rehearsal_answer();

CREATE TRIGGER rehearsal_answer_no_delete BEFORE DELETE ON public.rehearsal_answer FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER resignation_frees_seat AFTER UPDATE ON public.resignation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.state = 'acknowledged'::text)) EXECUTE FUNCTION check_resigned_award();

CREATE TRIGGER resignation_guard BEFORE INSERT OR UPDATE ON public.resignation FOR EACH ROW EXECUTE FUNCTION guard_resignation();

CREATE TRIGGER resignation_no_delete BEFORE DELETE ON public.resignation FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER revocation_guard BEFORE INSERT OR UPDATE ON public.revocation FOR EACH ROW EXECUTE FUNCTION guard_revocation();

CREATE TRIGGER revocation_no_delete BEFORE DELETE ON public.revocation FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE CONSTRAINT TRIGGER revocation_takes_seat AFTER UPDATE ON public.revocation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN ((new.outcome = 'approved'::text)) EXECUTE FUNCTION check_revoked_award();

CREATE TRIGGER last_admin_keeps_role AFTER DELETE ON public.role_grant FOR EACH ROW WHEN ((old.role = 'admin'::text)) EXECUTE FUNCTION keep_an_admin();

CREATE TRIGGER room_guard BEFORE UPDATE ON public.room FOR EACH ROW EXECUTE FUNCTION guard_room();

CREATE TRIGGER room_exit_before_acta BEFORE INSERT OR UPDATE ON public.room_exit FOR EACH ROW EXECUTE FUNCTION refuse_after_acta();

CREATE TRIGGER room_exit_guard BEFORE INSERT OR UPDATE ON public.room_exit FOR EACH ROW EXECUTE FUNCTION guard_room_exit();

CREATE TRIGGER room_exit_no_delete BEFORE DELETE ON public.room_exit FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER roster_correction_append_only BEFORE DELETE OR UPDATE ON public.roster_correction FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER roster_correction_apply AFTER INSERT ON public.roster_correction FOR EACH ROW EXECUTE FUNCTION apply_roster_correction();

CREATE TRIGGER roster_correction_guard BEFORE INSERT ON public.roster_correction FOR EACH ROW EXECUTE FUNCTION guard_roster_correction();

CREATE TRIGGER roster_import_append_only BEFORE DELETE OR UPDATE ON public.roster_import FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER score_opening_append_only BEFORE DELETE OR UPDATE ON public.score_opening FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER score_opening_guard BEFORE INSERT ON public.score_opening FOR EACH ROW EXECUTE FUNCTION guard_score_opening();

CREATE TRIGGER sealed_paper_frozen BEFORE DELETE OR UPDATE ON public.sealed_paper FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER sealed_paper_of_its_form BEFORE INSERT ON public.sealed_paper FOR EACH ROW EXECUTE FUNCTION guard_sealed_paper();

CREATE TRIGGER seat_pool_within_free_seats BEFORE INSERT OR UPDATE ON public.seat_pool FOR EACH ROW EXECUTE FUNCTION refuse_held_seats();

CREATE TRIGGER second_factor_step_ahead BEFORE UPDATE ON public.second_factor FOR EACH ROW EXECUTE FUNCTION keep_factor_steps_ahead();

CREATE TRIGGER sede_outage_before_acta BEFORE INSERT OR UPDATE ON public.sede_outage FOR EACH ROW EXECUTE FUNCTION refuse_at_signed_desk();

CREATE TRIGGER sede_outage_guard BEFORE INSERT OR UPDATE ON public.sede_outage FOR EACH ROW EXECUTE FUNCTION guard_sede_outage();

CREATE TRIGGER sede_outage_no_delete BEFORE DELETE ON public.sede_outage FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER selection_leaf_fixed BEFORE DELETE OR UPDATE ON public.selection_leaf FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER selection_ledger_fixed BEFORE DELETE OR UPDATE ON public.selection_ledger FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER selection_result_before_publication BEFORE INSERT ON public.selection_result FOR EACH ROW EXECUTE FUNCTION refuse_late_result();

CREATE TRIGGER selection_result_fixed BEFORE DELETE OR UPDATE ON public.selection_result FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER selection_run_after_lottery BEFORE UPDATE ON public.selection_run FOR EACH ROW EXECUTE FUNCTION refuse_run_without_lottery();

CREATE TRIGGER selection_run_freeze BEFORE INSERT ON public.selection_run FOR EACH ROW EXECUTE FUNCTION guard_freeze();

CREATE TRIGGER selection_run_guard BEFORE UPDATE ON public.selection_run FOR EACH ROW EXECUTE FUNCTION guard_selection_run();

CREATE TRIGGER selection_run_no_delete BEFORE DELETE ON public.selection_run FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER selection_run_not_simulated BEFORE INSERT ON public.selection_run FOR EACH ROW EXECUTE FUNCTION refuse_simulated_freeze();

CREATE TRIGGER sign_in_code_no_delete BEFORE DELETE ON public.sign_in_code FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER sign_in_code_used_once BEFORE UPDATE ON public.sign_in_code FOR EACH ROW WHEN (((old.used_at IS NOT NULL) OR (old.revoked_at IS NOT NULL))) EXECUTE FUNCTION keep_ended_code();

CREATE TRIGGER signing_key_append_only BEFORE DELETE OR UPDATE ON public.signing_key FOR EACH ROW EXECUTE FUNCTION guard_signing_key();

CREATE TRIGGER sitting_incident_append_only BEFORE DELETE OR UPDATE ON public.sitting_incident FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER sitting_incident_before_acta BEFORE INSERT ON public.sitting_incident FOR EACH ROW EXECUTE FUNCTION refuse_after_acta();

CREATE TRIGGER solicitud_print_append_only BEFORE DELETE OR UPDATE ON public.solicitud_print FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER solicitud_print_stamp BEFORE INSERT ON public.solicitud_print FOR EACH ROW EXECUTE FUNCTION stamp_solicitud_print();

CREATE TRIGGER supervisor_post_guard BEFORE INSERT OR DELETE OR UPDATE ON public.supervisor_post FOR EACH ROW EXECUTE FUNCTION guard_supervisor_post();

CREATE TRIGGER ticket_guard BEFORE INSERT OR UPDATE ON public.ticket FOR EACH ROW EXECUTE FUNCTION guard_ticket();

CREATE TRIGGER ticket_no_delete BEFORE DELETE ON public.ticket FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ticket_message_append_only BEFORE DELETE OR UPDATE ON public.ticket_message FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER ticket_message_guard BEFORE INSERT ON public.ticket_message FOR EACH ROW EXECUTE FUNCTION guard_ticket_message();

CREATE TRIGGER turno_frozen BEFORE DELETE OR UPDATE ON public.turno FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TRIGGER what_if_annulment BEFORE INSERT ON public.what_if FOR EACH ROW EXECUTE FUNCTION guard_what_if();

CREATE TRIGGER what_if_fixed BEFORE DELETE OR UPDATE ON public.what_if FOR EACH ROW EXECUTE FUNCTION refuse_change();

grant select on account to efiser_app;

grant select on account_decision to efiser_app;

grant select on account_link to efiser_app;

grant select on acta to efiser_app;

grant select on acta_completion to efiser_app;

grant insert, select on acta_duty to efiser_app;

grant select on acta_observation to efiser_app;

grant select on acta_signature to efiser_app;

grant select on address_change to efiser_app;

grant insert, select on adjustment to efiser_app;

grant insert, select on announcement to efiser_app;

grant insert, select on announcement_receipt to efiser_app;

grant select on annulment to efiser_app;

grant insert, select on answer to efiser_app;

grant insert, select on answer_history to efiser_app;

grant insert, select on answer_quarantine to efiser_app;

grant select on arco_answer to efiser_app;

grant select on arco_request to efiser_app;

grant select on arrival_record to efiser_app;

grant select on attempt to efiser_app;

grant insert, select on attempt_pulse to efiser_app;

grant select on attempt_transition to efiser_app;

grant insert, select on audit_anchor to efiser_app;

grant insert, select on audit_event to efiser_app;

grant select on audit_head to efiser_app;

grant insert, select on audit_package to efiser_app;

grant select on audit_sample to efiser_app;

grant select on audit_sample_finding to efiser_app;

grant insert, select on audit_sample_row to efiser_app;

grant select on aviso to efiser_app;

grant select on award to efiser_app;

grant select on award_transition to efiser_app;

grant select on call_draft to efiser_app;

grant select on call_period to efiser_app;

grant select on candidate to efiser_app;

grant insert, select on check_in_record to efiser_app;

grant insert, select on check_pass to efiser_app;

grant insert, select on check_probe to efiser_app;

grant insert, select on compensation to efiser_app;

grant select on convocatoria to efiser_app;

grant select on convocatoria_version to efiser_app;

grant select on course to efiser_app;

grant select on course_prerequisite to efiser_app;

grant insert, select on cutoff to efiser_app;

grant insert, select on declared_article to efiser_app;

grant select on demo_clock to efiser_app;

grant select on demo_marker to efiser_app;

grant select on desk_charge to efiser_app;

grant select on desk_hand_over to efiser_app;

grant select on enarm_import to efiser_app;

grant select on enarm_mark to efiser_app;

grant select on enarm_suggestion to efiser_app;

grant insert, select on entry_inquiry to efiser_app;

grant select on exam to efiser_app;

grant insert, select on exam_item to efiser_app;

grant delete, insert, select on exam_seat to efiser_app;

grant select on exam_sede_request to efiser_app;

grant select on factor_pass to efiser_app;

grant select on factor_reset to efiser_app;

grant select on faq_entry to efiser_app;

grant insert, select on focus_event to efiser_app;

grant select on foreign_record to efiser_app;

grant insert, select on form to efiser_app;

grant select on form_check to efiser_app;

grant insert, select on form_item to efiser_app;

grant insert, select on form_key to efiser_app;

grant select on form_release to efiser_app;

grant select on grade_correction to efiser_app;

grant select on grade_entry to efiser_app;

grant insert, select on grade_mark to efiser_app;

grant select on grade_sheet to efiser_app;

grant insert, select on grade_sheet_line to efiser_app;

grant insert, select on item to efiser_app;

grant insert, select on item_key to efiser_app;

grant insert, select on item_option to efiser_app;

grant insert, select on letter to efiser_app;

grant select on letter_text to efiser_app;

grant select on lockdown_requirement to efiser_app;

grant select on lockdown_setting to efiser_app;

grant select on lockdown_waiver to efiser_app;

grant select on lottery to efiser_app;

grant select on lottery_step to efiser_app;

grant select on machine_check to efiser_app;

grant select on mail_message to efiser_app;

grant insert, select on mark to efiser_app;

grant select on medical_leave_acknowledgement to efiser_app;

grant select on migration to efiser_app;

grant select on notice_address to efiser_app;

grant insert, select on official_notice to efiser_app;

grant select on offline_code to efiser_app;

grant insert, select on offline_key to efiser_app;

grant insert, select on past_cutoff to efiser_app;

grant select on past_cutoff_import to efiser_app;

grant select on person to efiser_app;

grant select on person_correction to efiser_app;

grant select on preference to efiser_app;

grant select on privacy_consent to efiser_app;

grant select on proposal_showing to efiser_app;

grant insert, select on publication to efiser_app;

grant select on publication_decision to efiser_app;

grant select on publication_declaration to efiser_app;

grant select on publication_evaluation to efiser_app;

grant select on publication_file to efiser_app;

grant insert, select on quarantine_decision to efiser_app;

grant insert, select on receipt to efiser_app;

grant select on recovery_code to efiser_app;

grant select on registration_cancellation to efiser_app;

grant insert, select on registration_draft to efiser_app;

grant select on registration_trail to efiser_app;

grant select on registration_version to efiser_app;

grant insert, select on rehearsal to efiser_app;

grant insert, select on rehearsal_answer to efiser_app;

grant select on resignation to efiser_app;

grant select on resignation_transition to efiser_app;

grant select on revocation to efiser_app;

grant select on role_grant to efiser_app;

grant delete, insert, select on room to efiser_app;

grant select on room_exit to efiser_app;

grant select on roster_correction to efiser_app;

grant insert, select on roster_entry to efiser_app;

grant select on roster_import to efiser_app;

grant select on score_opening to efiser_app;

grant insert, select on sealed_paper to efiser_app;

grant select on seat_pool to efiser_app;

grant delete, select on second_factor to efiser_app;

grant select on sede to efiser_app;

grant select on sede_outage to efiser_app;

grant insert, select on selection_identity to efiser_app;

grant insert, select on selection_leaf to efiser_app;

grant insert, select on selection_ledger to efiser_app;

grant insert, select on selection_result to efiser_app;

grant select on selection_run to efiser_app;

grant insert, select on session to efiser_app;

grant insert, select on sign_in_code to efiser_app;

grant insert, select on signing_key to efiser_app;

grant insert, select on sitting_incident to efiser_app;

grant select on solicitud_print to efiser_app;

grant delete, insert, select on supervisor_post to efiser_app;

grant select on ticket to efiser_app;

grant select on ticket_message to efiser_app;

grant select on turno to efiser_app;

grant select on what_if to efiser_app;

grant insert (act, by_id, person_id, reason) on account_decision to efiser_app;

grant insert (address, person_id, purpose, token_sha256) on account_link to efiser_app;

grant update (revoked_at, used_at) on account_link to efiser_app;

grant insert (content, frozen_by, sede_code, sha256, turno_id) on acta to efiser_app;

grant insert (at, by_id, bytes, reason, sede_code, sha256, turno_id) on acta_completion to efiser_app;

grant insert (by_id, sede_code, text, turno_id) on acta_observation to efiser_app;

grant insert (person_id, sede_code, sha256, turno_id) on acta_signature to efiser_app;

grant insert (after, before, changed_by, person_id, reason) on address_change to efiser_app;

grant insert (form_id, item_ids, kind, policy, proposed_by, reason) on annulment to efiser_app;

grant update (decided_by, effect, effect_sha256, note, outcome) on annulment to efiser_app;

grant update (flagged, option_id, revision, saved_at, struck) on answer to efiser_app;

grant insert (answered_by, outcome, request_id, text) on arco_answer to efiser_app;

grant insert (due_on, kind, person_id, text) on arco_request to efiser_app;

grant insert (arrived_on, award_id, by_id, by_role, reason) on arrival_record to efiser_app;

grant update (accepts_until, admitted_at, admitted_by, answered_count, answers_digest, cancel_note, chain_head, chain_length, closes_at, denial_note, denial_reason, finished_at, form_id, lease_device, lease_device_epoch, lease_epoch, lease_owner, lease_released_epoch, lease_session, lease_since, lease_unsent, permutation_seed, started_at, state, state_before_cancel, times_version) on attempt to efiser_app;

grant update (item_id, reported_at, unsent) on attempt_pulse to efiser_app;

grant insert (convocatoria_id, population, run_id, seed, seed_source, size, started_by) on audit_sample to efiser_app;

grant update (closed_by, convocatoria_id, population_count, population_ids, population_sha256, statement) on audit_sample to efiser_app;

grant insert (by_id, checks, outcome, place, sample_id, text) on audit_sample_finding to efiser_app;

grant insert (body, clause, convocatoria_id, corrects, published_by, title, visible_from) on aviso to efiser_app;

grant insert (candidate_id, pool_id, run_id) on award to efiser_app;

grant update (commitment_accepted_at, letter_text_id, rejected_at, resigned_at, revoked_at, sede_accepted_at, state) on award to efiser_app;

grant insert (amends, amends_number, changed_by, copied_from, created_by, document, unchecked, undecided) on call_draft to efiser_app;

grant update (changed_by, discarded_at, document, published_as, revision, unchecked, undecided) on call_draft to efiser_app;

grant insert (draft_id, from_call, ledger, made_by) on call_period to efiser_app;

grant insert (adscription_sede, carries_from, category, ceme, convocatoria_id, exam_id, exam_sede, folio, grade, id, person_id, registered_at) on candidate to efiser_app;

grant update (enarm) on candidate to efiser_app;

grant update (revoked_at) on check_pass to efiser_app;

grant update (at) on check_probe to efiser_app;

grant update (check_in_minutes, coordination_phone, late_first_print, resignation_cc, resignation_to, sede_change_lead_hours) on convocatoria to efiser_app;

grant insert (changes, convocatoria_id, document, document_sha256, draft_id, issued_by, number, previous_sha256, reason, rules_sha256, sha256) on convocatoria_version to efiser_app;

grant update (offset_ms) on demo_clock to efiser_app;

grant insert (by_id, hand_over_id, how, person_id, reason, sede_code, turno_id) on desk_charge to efiser_app;

grant insert (from_id, note, pending, sede_code, to_id, turno_id) on desk_hand_over to efiser_app;

grant update (ended_by, outcome) on desk_hand_over to efiser_app;

grant insert (by_id, convocatoria_id, exact, file_sha256, suggested) on enarm_import to efiser_app;

grant insert (by_id, candidate_id, import_id, line, mark, replaces, suggestion_id) on enarm_mark to efiser_app;

grant insert (candidate_id, curp, import_id, line, mark, name, reason) on enarm_suggestion to efiser_app;

grant update (decided_by, outcome) on enarm_suggestion to efiser_app;

grant update (id) on exam to efiser_app;

grant update (number, room_id) on exam_seat to efiser_app;

grant insert (candidate_id, from_sede, kind, note, reason, requested_by, to_sede) on exam_sede_request to efiser_app;

grant update (decided_by, decision_reason, outcome) on exam_sede_request to efiser_app;

grant insert (code_sha256, expires_at, made_by, person_id) on factor_pass to efiser_app;

grant update (used_at) on factor_pass to efiser_app;

grant insert (person_id, proposed_by, reason) on factor_reset to efiser_app;

grant update (decided_at, decided_by, outcome) on factor_reset to efiser_app;

grant insert (answer, position, published, question, updated_by) on faq_entry to efiser_app;

grant update (answer, position, published, question, updated_by) on faq_entry to efiser_app;

grant insert (award_id, by_id, by_role, duty, fulfilled_on, note) on foreign_record to efiser_app;

grant insert (findings, findings_sha256, form_id, n) on form_check to efiser_app;

grant update (findings, findings_sha256, n) on form_check to efiser_app;

grant insert (findings_sha256, form_id, reason, released_by) on form_release to efiser_app;

grant insert (candidate_id, from_mark, proposed_by, reason, to_mark, year) on grade_correction to efiser_app;

grant update (decided_by, note, outcome) on grade_correction to efiser_app;

grant insert (base, by_id, candidate_id, mark, source, typed, year) on grade_entry to efiser_app;

grant update (mark) on grade_mark to efiser_app;

grant insert (ceme, content, convocatoria_id, id, number, sede_code, sha256, signed_by) on grade_sheet to efiser_app;

grant update (bytes, delivered_at) on letter to efiser_app;

grant insert (content, convocatoria_id, number, published_by, reason, sha256) on letter_text to efiser_app;

grant insert (by_id, exam_id, required, sede_code) on lockdown_requirement to efiser_app;

grant insert (by_id, quit_password_sha256) on lockdown_setting to efiser_app;

grant insert (attempt_id, by_id, reason) on lockdown_waiver to efiser_app;

grant insert (beacon_at, chain, commitment, commitment_sha256, committed_at, committed_by, convocatoria_id, fallback_at, frozen_input_sha256, number, run_id, sealed_secret, secret_sha256) on lottery to efiser_app;

grant update (beacon_value, drawn_at, drawn_by, fallback_asked_at, fallback_asked_by, fallback_reason, record, secret, seed, seeded_input, seeded_input_sha256, signature, source, state) on lottery to efiser_app;

grant insert (by_id, device_sha256, id, label, measurements, origin, pass_id, result, sede_code) on machine_check to efiser_app;

grant insert (about, address, attachment_key, attachment_name, body, cc, kind, link_sealed, person_id, subject) on mail_message to efiser_app;

grant update (attempts, due_at, fault, state) on mail_message to efiser_app;

grant update (answers_digest, correct, counted, efiser, key_sha256, marked_at, status) on mark to efiser_app;

grant insert (by_id, candidate_id) on medical_leave_acknowledgement to efiser_app;

grant insert (addressee, addresses, set_by) on notice_address to efiser_app;

grant insert (key_id, shown_at, shown_by) on offline_code to efiser_app;

grant update (opened_at, told_at) on offline_code to efiser_app;

grant insert (by_id, file_sha256, period, rows, source) on past_cutoff_import to efiser_app;

grant update (withdrawn_by) on past_cutoff_import to efiser_app;

grant insert (born_on, curp, email, first_surname, given_names, matricula, second_surname, sex) on person to efiser_app;

grant insert (after, before, convocatoria_id, corrected_by, field, person_id, reason) on person_correction to efiser_app;

grant insert (address, notice_sha256, person_id, version) on privacy_consent to efiser_app;

grant insert (annulment_id, correction_id, effect_sha256, opening_id, shown_to) on proposal_showing to efiser_app;

grant insert (accepted, article_id, author_position, basis, points, type) on publication_decision to efiser_app;

grant insert (convocatoria_id, file_id, person_id, version) on publication_declaration to efiser_app;

grant insert (article_id, draft, evaluator_id) on publication_evaluation to efiser_app;

grant update (accepted, author_position, draft, draft_saved_at, ended_at, return_reason, state, type) on publication_evaluation to efiser_app;

grant insert (convocatoria_id, height, original_bytes, original_key, original_sha256, person_id, sharpness, viewing_key, width) on publication_file to efiser_app;

grant insert (code_sha256, person_id) on recovery_code to efiser_app;

grant update (used_at) on recovery_code to efiser_app;

grant insert (cancelled_by, candidate_id, note, person_id, reason) on registration_cancellation to efiser_app;

grant update (fields, revision, saved_at) on registration_draft to efiser_app;

grant insert (address, after, before, by_id, convocatoria_id, kind, person_id, session_sha256, step, user_agent) on registration_trail to efiser_app;

grant insert (address, by_id, candidate_id, content, number, pools, sha256, user_agent) on registration_version to efiser_app;

grant update (answered_count, answers_digest, epoch, finished_at, handed_in, holder) on rehearsal to efiser_app;

grant update (flagged, option_id, revision, saved_at, struck) on rehearsal_answer to efiser_app;

grant insert (addressee, award_id, person_id, subject, text) on resignation to efiser_app;

grant update (addressee, answered_by, original_key, original_kind, original_sha256, pages, return_reason, shown, state, subject, text, viewing_key) on resignation to efiser_app;

grant insert (award_id, ground, proposed_by, reason) on revocation to efiser_app;

grant update (decided_by, note, outcome) on revocation to efiser_app;

grant update (accessible, capacity, machines, name) on room to efiser_app;

grant insert (attempt_id, left_by, note, reason) on room_exit to efiser_app;

grant update (return_note, returned_by) on room_exit to efiser_app;

grant insert (after, before, convocatoria_id, corrected_by, field, person_id, reason) on roster_correction to efiser_app;

grant insert (by_id, convocatoria_id, file_sha256, links, people, roles) on roster_import to efiser_app;

grant insert (actor_id, convocatoria_id, exam_id, note, person_id, place, purpose, role, run_id, sample_id, scope, session_sha256) on score_opening to efiser_app;

grant insert (last_step, person_id, sealed) on second_factor to efiser_app;

grant update (last_step) on second_factor to efiser_app;

grant update (phone) on sede to efiser_app;

grant insert (declared_by, kind, note, sede_code, since, turno_id) on sede_outage to efiser_app;

grant update (end_note, ended_by, until) on sede_outage to efiser_app;

grant insert (convocatoria_id, frozen_at, frozen_by, id, input, input_sha256) on selection_run to efiser_app;

grant update (discard_reason, discarded_by, proposed_at, proposed_by, published_at, published_by, ran_at, ran_by, results, results_sha256) on selection_run to efiser_app;

grant update (confirmed_at, revoked_at) on session to efiser_app;

grant update (revoked_at, used_at, used_session) on sign_in_code to efiser_app;

grant update (until) on signing_key to efiser_app;

grant insert (by_id, bytes, exam_sede, sha256, version_id) on solicitud_print to efiser_app;

grant insert (person_id, subject, topic) on ticket to efiser_app;

grant update (closed_by) on ticket to efiser_app;

grant insert (by_id, by_staff, text, ticket_id) on ticket_message to efiser_app;

grant insert (annulment, changes, comparison, cutoffs, input_sha256, invented_seed, label, made_by, results_sha256, run_id) on what_if to efiser_app;
