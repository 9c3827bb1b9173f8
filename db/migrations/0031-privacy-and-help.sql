-- Privacy: who was shown which notice and agreed, ARCO requests and their answers. Help: tickets of who is signed in and the
-- public questions and answers. Appended at the database's time; of a ticket only its end is added.

create table privacy_consent (             -- the notice as it was shown, by version and hash
  person_id uuid not null references person,
  version integer not null constraint privacy_consent_version_positive check (version >= 1),
  notice_sha256 text not null constraint privacy_consent_sha256_form check (notice_sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  address text,
  primary key (person_id, version)
);
create function stamp_privacy_consent() returns trigger language plpgsql as $$
begin
  new.at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger privacy_consent_stamp before insert on privacy_consent
  for each row execute function stamp_privacy_consent();
create trigger privacy_consent_append_only before update or delete on privacy_consent
  for each row execute function refuse_change();

create table arco_request (                -- access, rectification, cancellation, opposition
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity constraint arco_request_number_unique unique,
  person_id uuid not null references person,
  kind text not null constraint arco_request_kind_known check (kind in
    ('access', 'rectification', 'cancellation', 'opposition')),
  text text not null constraint arco_request_says_what check (btrim(text) <> '' and char_length(text) <= 4000),
  filed_at timestamptz not null,
  due_on date not null,                    -- the last day of the term; exam-engine/privacy/arco.ts
  constraint arco_request_term check (due_on > (filed_at at time zone 'America/Mexico_City')::date)
);
create index arco_request_person on arco_request (person_id);
create function stamp_arco_request() returns trigger language plpgsql as $$
begin
  new.filed_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger arco_request_stamp before insert on arco_request for each row execute function stamp_arco_request();
create trigger arco_request_append_only before update or delete on arco_request
  for each row execute function refuse_change();

create table arco_answer (                 -- once: by the coordination, or withdrawn by who filed it
  request_id uuid primary key references arco_request,
  outcome text not null constraint arco_answer_outcome_known check (outcome in
    ('granted', 'partly', 'denied', 'withdrawn')),
  text text not null constraint arco_answer_length check (char_length(text) <= 4000),
  answered_at timestamptz not null,
  answered_by uuid not null references person,
  constraint arco_answer_has_grounds check (outcome = 'withdrawn' or btrim(text) <> '')
);
create function guard_arco_answer() returns trigger language plpgsql as $$
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
end $$;
create trigger arco_answer_guard before insert on arco_answer for each row execute function guard_arco_answer();
create trigger arco_answer_append_only before update or delete on arco_answer
  for each row execute function refuse_change();

create table ticket (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity constraint ticket_number_unique unique,
  person_id uuid not null references person,
  topic text not null constraint ticket_topic_known check (topic in
    ('access', 'registration', 'exam', 'results', 'data', 'other')),
  subject text not null constraint ticket_subject_one_line
    check (btrim(subject) <> '' and subject !~ '[[:cntrl:]]' and char_length(subject) <= 120),
  opened_at timestamptz not null,
  closed_at timestamptz,
  closed_by uuid references person,
  constraint ticket_closed_whole check ((closed_at is null) = (closed_by is null))
);
create index ticket_person on ticket (person_id);
create function guard_ticket() returns trigger language plpgsql as $$
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
end $$;
create trigger ticket_guard before insert or update on ticket for each row execute function guard_ticket();
create trigger ticket_no_delete before delete on ticket for each row execute function refuse_change();

create table ticket_message (
  id bigint generated always as identity primary key,
  ticket_id uuid not null references ticket,
  by_id uuid not null references person,
  by_staff boolean not null,
  text text not null constraint ticket_message_says_something check (btrim(text) <> '' and char_length(text) <= 4000),
  at timestamptz not null
);
create index ticket_message_ticket on ticket_message (ticket_id, id);
create function guard_ticket_message() returns trigger language plpgsql as $$
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
end $$;
create trigger ticket_message_guard before insert on ticket_message
  for each row execute function guard_ticket_message();
create trigger ticket_message_append_only before update or delete on ticket_message
  for each row execute function refuse_change();

create table faq_entry (
  id uuid primary key default gen_random_uuid(),
  position integer not null constraint faq_entry_position_positive check (position between 1 and 999),
  question text not null constraint faq_entry_asks check (btrim(question) <> '' and char_length(question) <= 200),
  answer text not null constraint faq_entry_answers check (btrim(answer) <> '' and char_length(answer) <= 4000),
  published boolean not null,
  updated_at timestamptz not null,
  updated_by uuid not null references person
);
create function stamp_faq_entry() returns trigger language plpgsql as $$
begin
  new.updated_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger faq_entry_stamp before insert or update on faq_entry for each row execute function stamp_faq_entry();
