-- The letter is signed; an accepted seat is left by a written resignation (§5.14 to §5.17); what foreign residents owe is
-- recorded (§5.18). The ends of a seat are steps of the award like the others.

alter table letter
  add column content_sha256 text,          -- of what the letter states; printed in it
  add column key_id text references signing_key,
  add column signature text,               -- Ed25519 of the statement about the content; printed in it
  add column file_signature text,          -- of the statement about the file, which cannot hold its own hash
  add constraint letter_signed_whole check (num_nulls(content_sha256, key_id, signature, file_signature) in (0, 4)),
  add constraint letter_token_form check (token ~ '^[0-9a-f]{32}$');

create or replace function guard_letter() returns trigger language plpgsql as $$
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
end $$;

-- A letter is issued for an accepted carta compromiso, in the same transaction as the award's step (§5.7).
create function check_letter_award() returns trigger language plpgsql as $$
begin
  if (select state from public.award where id = new.award_id) not in ('letterIssued', 'resigned', 'revoked') then
    raise exception 'a letter follows an accepted carta compromiso (Convocatoria §5.7)'
      using errcode = 'check_violation', constraint = 'letter_of_accepted_award';
  end if;
  return null;
end $$;
create constraint trigger letter_of_accepted_award after insert on letter
  deferrable initially deferred for each row execute function check_letter_award();

alter table award drop constraint award_state_known;
alter table award
  add column resigned_at timestamptz,
  add column revoked_at timestamptz,
  add constraint award_state_known check (state in
    ('assigned', 'sedeAccepted', 'commitmentAccepted', 'letterIssued', 'rejected', 'resigned', 'revoked')),
  add constraint award_resigned_has_moment check ((state = 'resigned') = (resigned_at is not null)),
  add constraint award_revoked_has_moment check ((state = 'revoked') = (revoked_at is not null));
insert into award_transition (from_state, to_state) values
  ('commitmentAccepted', 'resigned'), ('letterIssued', 'resigned'),
  ('assigned', 'revoked'), ('sedeAccepted', 'revoked'), ('commitmentAccepted', 'revoked'), ('letterIssued', 'revoked');

create table resignation (                 -- §5.14: one row per document that was written
  id uuid primary key default gen_random_uuid(),
  award_id uuid not null references award,
  person_id uuid not null references person,
  state text not null default 'drafted' constraint resignation_state_known check (state in
    ('drafted', 'sent', 'acknowledged', 'returned')),
  addressee text not null,                 -- §5.14.1, of the call
  subject text not null,                   -- §5.14.5, composed from the call
  text text not null constraint resignation_has_text check (btrim(text) <> '' and char_length(text) <= 6000),
  drafted_at timestamptz not null,
  original_key text,                       -- as it was uploaded; never served
  original_sha256 text constraint resignation_original_hash check (original_sha256 ~ '^[0-9a-f]{64}$'),
  original_kind text constraint resignation_kind_known check (original_kind in ('pdf', 'jpg')),
  pages integer constraint resignation_pages_sane check (pages between 1 and 5),
  viewing_key text,                        -- written anew from its pictures
  shown text constraint resignation_shown_known check (shown in ('competeAgain', 'keepsCourse', 'losesStatus')),
  sent_at timestamptz,
  answered_by uuid references person,
  answered_at timestamptz,
  counts_from timestamptz,                 -- §5.14.6: the moment of the receipt that is acknowledged
  return_reason text constraint resignation_return_reason_sane
    check (btrim(return_reason) <> '' and char_length(return_reason) <= 2000),
  constraint resignation_sent_whole check ((state = 'drafted') = (sent_at is null) and num_nulls(sent_at, original_key,
    original_sha256, original_kind, pages, viewing_key, shown) in (0, 7)),
  constraint resignation_answered_whole check ((state in ('acknowledged', 'returned')) = (answered_at is not null)
    and num_nulls(answered_by, answered_at) in (0, 2)),
  constraint resignation_counts_when_acknowledged check ((state = 'acknowledged') = (counts_from is not null)
    and (counts_from is null or counts_from = sent_at)),
  constraint resignation_returned_has_reason check ((state = 'returned') = (return_reason is not null)),
  constraint resignation_answered_by_another check (answered_by <> person_id)
);
create unique index resignation_one_open on resignation (award_id) where state in ('drafted', 'sent');
create unique index resignation_acknowledged_once on resignation (award_id) where state = 'acknowledged';

create table resignation_transition (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into resignation_transition (from_state, to_state) values
  ('drafted', 'drafted'), ('drafted', 'sent'), ('sent', 'acknowledged'), ('sent', 'returned');

create function guard_resignation() returns trigger language plpgsql as $$
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
end $$;
create trigger resignation_guard before insert or update on resignation
  for each row execute function guard_resignation();
create trigger resignation_no_delete before delete on resignation for each row execute function refuse_change();

-- At the end of the transaction: with the acknowledged receipt the seat is free, and only with it (§5.14.6).
create function check_resigned_award() returns trigger language plpgsql as $$
begin
  if (select state from public.award where id = new.award_id) <> 'resigned' then
    raise exception 'an acknowledged resignation frees its seat (Convocatoria §5.14.6)'
      using errcode = 'check_violation', constraint = 'resignation_frees_seat';
  end if;
  return null;
end $$;
create constraint trigger resignation_frees_seat after update on resignation
  deferrable initially deferred for each row when (new.state = 'acknowledged') execute function check_resigned_award();

create or replace function guard_award() returns trigger language plpgsql as $$
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
end $$;

create table foreign_record (              -- §5.18; the newest of each duty counts, none is taken away
  id bigint generated always as identity primary key,
  award_id uuid not null references award,
  duty text not null constraint foreign_record_duty_known check (duty in ('tuition', 'migratory')),
  fulfilled_on date,                       -- null: a record before it was wrong
  note text not null constraint foreign_record_note_sane check (btrim(note) <> '' and char_length(note) <= 1000),
  by_id uuid not null references person,
  by_role text not null constraint foreign_record_role_known check (by_role in ('admin', 'ooad')),
  at timestamptz not null
);
create index foreign_record_award on foreign_record (award_id, duty, id);

create function guard_foreign_record() returns trigger language plpgsql as $$
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
end $$;
create trigger foreign_record_guard before insert on foreign_record
  for each row execute function guard_foreign_record();
create trigger foreign_record_append_only before update or delete on foreign_record
  for each row execute function refuse_change();

-- §5.14.4: to whom resignations go, which the call leaves to the configuration.
alter table convocatoria
  add column resignation_to text constraint convocatoria_resignation_to_form
    check (resignation_to ~ '^[^[:space:][:cntrl:]<>,;:"()]+@[^[:space:][:cntrl:]<>,;:"()@]+$' and char_length(resignation_to) <= 254),
  add column resignation_cc text constraint convocatoria_resignation_cc_form
    check (resignation_cc ~ '^[^[:space:][:cntrl:]<>,;:"()]+@[^[:space:][:cntrl:]<>,;:"()@]+$' and char_length(resignation_cc) <= 254),
  add constraint convocatoria_resignation_cc_beside_to check (resignation_cc is null or resignation_to is not null);

-- A mail may have a second address and a document. Its subject may be as long as a prescribed one with a long name.
alter table mail_message drop constraint mail_message_subject_one_line;
alter table mail_message
  add column cc text constraint mail_message_cc_form
    check (cc ~ '^[^[:space:][:cntrl:]<>,;:"()]+@[^[:space:][:cntrl:]<>,;:"()@]+$' and char_length(cc) <= 254),
  add column attachment_key text,
  add column attachment_name text constraint mail_message_attachment_name_form
    check (attachment_name ~ '^[a-zA-Z0-9._-]{1,80}\.pdf$'),
  add constraint mail_message_attachment_whole check (num_nulls(attachment_key, attachment_name) in (0, 2)),
  add constraint mail_message_subject_one_line
    check (subject !~ '[[:cntrl:]]' and char_length(subject) between 1 and 400);

create function guard_mail_parts() returns trigger language plpgsql as $$
begin
  if (new.cc, new.attachment_key, new.attachment_name) is distinct from (old.cc, old.attachment_key, old.attachment_name) then
    raise exception 'a message stays as it was written'
      using errcode = 'check_violation', constraint = 'mail_message_as_written';
  end if;
  return new;
end $$;
create trigger mail_message_parts before update on mail_message for each row execute function guard_mail_parts();
