-- What the supervisors of a sede record beside the attempt: each decision at the
-- door with what was checked and what the candidate declares. Evidence: appended,
-- never changed; the attempt itself keeps only how it stands.

create table check_in_record (
  id bigint generated always as identity primary key,
  attempt_id uuid not null references attempt,
  outcome text not null constraint check_in_record_outcome_known check (outcome in ('admitted', 'denied', 'denialUndone')),
  solicitud_shown boolean,                 -- null: was not looked at, or nothing was said of it
  id_shown boolean,
  identity_matches boolean,
  reason text,
  note text not null default '',           -- of who decided
  statement text not null default '',      -- of the candidate; empty: declared nothing
  at timestamptz not null,
  by_id uuid not null references person,
  constraint check_in_record_admitted_is_complete check (outcome <> 'admitted'
    or (solicitud_shown and id_shown and identity_matches) is true),
  constraint check_in_record_denial_has_reason check ((outcome = 'denied') = (reason is not null)),
  constraint check_in_record_other_has_note check (reason is distinct from 'OTHER' or btrim(note) <> ''),
  constraint check_in_record_reversal_has_note check (outcome <> 'denialUndone' or btrim(note) <> '')
);
create index check_in_record_attempt on check_in_record (attempt_id, id);
create trigger check_in_record_append_only before update or delete on check_in_record
  for each row execute function refuse_change();

create table entry_inquiry (               -- "why can this person not enter here and now?"
  id bigint generated always as identity primary key,
  turno_id uuid not null references turno,
  sede_code text not null references sede,
  searched text not null constraint entry_inquiry_searched_something check (btrim(searched) <> ''),
  person_id uuid references person,        -- null: nobody was found
  answer text not null,                    -- exam-engine/sitting/entry-answer.ts
  note text not null default '',
  at timestamptz not null,
  by_id uuid not null references person,
  constraint entry_inquiry_found_or_unknown check ((person_id is null) = (answer = 'UNKNOWN_PERSON'))
);
create index entry_inquiry_turno on entry_inquiry (turno_id, sede_code, id);
create trigger entry_inquiry_append_only before update or delete on entry_inquiry
  for each row execute function refuse_change();

create table sign_in_code (                -- single use, 10 minutes; only its hash is kept
  id uuid primary key default gen_random_uuid(),
  attempt_id uuid not null references attempt,
  code_sha256 bytea not null constraint sign_in_code_is_sha256 check (octet_length(code_sha256) = 32),
  issued_at timestamptz not null,
  issued_by uuid not null references person,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  used_at timestamptz,
  used_session bytea references session,
  constraint sign_in_code_ten_minutes check (expires_at = issued_at + interval '10 minutes'),
  constraint sign_in_code_used_in_time check (used_at >= issued_at and used_at < expires_at),
  constraint sign_in_code_ends_once check (used_at is null or revoked_at is null),
  constraint sign_in_code_used_by_session check ((used_at is null) = (used_session is null)),
  constraint sign_in_code_session_once unique (used_session)
);
create unique index sign_in_code_one_open on sign_in_code (attempt_id) where used_at is null and revoked_at is null;

create function keep_ended_code() returns trigger language plpgsql as $$
begin
  raise exception 'a code that was used or revoked does not change'
    using errcode = 'check_violation', constraint = 'sign_in_code_used_once';
end $$;
create trigger sign_in_code_used_once before update on sign_in_code
  for each row when (old.used_at is not null or old.revoked_at is not null) execute function keep_ended_code();
create trigger sign_in_code_no_delete before delete on sign_in_code for each row execute function refuse_change();

alter table session add column sitting_attempt_id uuid references attempt;  -- null: a session of its person, unlimited

create table sitting_incident (            -- what happened to one candidate in the room, as the supervisor saw it
  id bigint generated always as identity primary key,
  attempt_id uuid not null references attempt,
  category text not null constraint sitting_incident_category_known check (category in
    ('candidate', 'identity', 'environment', 'technical', 'proctor')),
  note text not null constraint sitting_incident_has_note check (btrim(note) <> ''),
  at timestamptz not null,
  by_id uuid not null references person
);
create index sitting_incident_attempt on sitting_incident (attempt_id, id);
create trigger sitting_incident_append_only before update or delete on sitting_incident
  for each row execute function refuse_change();

create function refuse_after_acta() returns trigger language plpgsql as $$
begin
  if exists (select 1 from public.acta join public.attempt a using (turno_id, sede_code) where a.id = new.attempt_id) then
    raise exception 'the acta of this turno is issued'
      using errcode = 'check_violation', constraint = tg_table_name || '_before_acta';
  end if;
  return new;
end $$;
create trigger sitting_incident_before_acta before insert on sitting_incident
  for each row execute function refuse_after_acta();
