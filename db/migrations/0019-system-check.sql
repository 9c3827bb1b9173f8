-- Days before a turno: which machines of a sede are fit for it, and who rehearsed
-- there. Beside the sitting and never of it: no table of an exam is touched or
-- referred to. Results are appended; a code of a sede and a rehearsal end once.

create table check_pass (                  -- lets machines of one sede check and rehearse, without an account
  id uuid primary key default gen_random_uuid(),
  sede_code text not null references sede,
  code_sha256 bytea not null constraint check_pass_is_sha256 check (octet_length(code_sha256) = 32)
    constraint check_pass_code_once unique,
  issued_at timestamptz not null,
  issued_by uuid not null references person,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  constraint check_pass_thirty_days check (expires_at > issued_at and expires_at <= issued_at + interval '30 days'),
  constraint check_pass_revoked_later check (revoked_at >= issued_at)
);
create unique index check_pass_one_open on check_pass (sede_code) where revoked_at is null;

create function keep_revoked_pass() returns trigger language plpgsql as $$
begin
  raise exception 'a code of a sede that was revoked stays revoked'
    using errcode = 'check_violation', constraint = 'check_pass_revoked_once';
end $$;
create trigger check_pass_revoked_once before update on check_pass
  for each row when (old.revoked_at is not null) execute function keep_revoked_pass();
create trigger check_pass_no_delete before delete on check_pass for each row execute function refuse_change();

create table machine_check (               -- what one machine measured, and what follows from it
  id uuid primary key,                     -- drawn by the page: sent again, stored once
  sede_code text not null references sede,
  device_sha256 bytea not null constraint machine_check_device_is_sha256 check (octet_length(device_sha256) = 32),
  label text not null                      -- what people call the machine: "Aula 2, equipo 14"
    constraint machine_check_label_sane check (char_length(btrim(label)) between 1 and 60),
  at timestamptz not null default efiser_now(),
  result text not null constraint machine_check_result_known check (result in ('pass', 'warning', 'fail')),
  measurements jsonb not null constraint machine_check_measurements_sane
    check (jsonb_typeof(measurements) = 'object' and octet_length(measurements::text) <= 8192),
  origin text not null constraint machine_check_origin_known check (origin in ('pass', 'staff', 'candidate')),
  pass_id uuid references check_pass,
  by_id uuid references person,
  constraint machine_check_has_origin check ((origin = 'pass') = (pass_id is not null)
    and (origin <> 'pass') = (by_id is not null))
);
create index machine_check_sede on machine_check (sede_code, at);
create trigger machine_check_append_only before update or delete on machine_check
  for each row execute function refuse_change();

create table check_probe (                 -- a save that stands for nothing: how long the way to the disk takes
  device_sha256 bytea not null constraint check_probe_device_is_sha256 check (octet_length(device_sha256) = 32),
  slot smallint not null constraint check_probe_slots check (slot between 1 and 10),
  at timestamptz not null,
  primary key (device_sha256, slot)
);

create table rehearsal (                   -- public items on the real screen; counts for nothing
  id uuid primary key default gen_random_uuid(),
  sede_code text not null references sede,
  device_sha256 bytea not null constraint rehearsal_device_is_sha256 check (octet_length(device_sha256) = 32),
  label text not null constraint rehearsal_label_sane check (char_length(btrim(label)) between 1 and 60),
  origin text not null constraint rehearsal_origin_known check (origin in ('pass', 'staff', 'candidate')),
  pass_id uuid references check_pass,
  by_id uuid references person,
  seed text not null,
  opens_at timestamptz not null,
  closes_at timestamptz not null,
  epoch integer not null default 1,        -- grows when another tab goes on
  holder uuid,                             -- that tab
  finished_at timestamptz,
  handed_in boolean,
  answered_count integer,
  answers_digest text constraint rehearsal_digest_is_sha256 check (answers_digest ~ '^[0-9a-f]{64}$'),
  constraint rehearsal_short check (closes_at > opens_at and closes_at <= opens_at + interval '1 hour'),
  constraint rehearsal_finished_together
    check (num_nulls(finished_at, handed_in, answered_count, answers_digest) in (0, 4)),
  constraint rehearsal_handed_in_before_close check (handed_in is not true or finished_at < closes_at),
  constraint rehearsal_has_origin check ((origin = 'pass') = (pass_id is not null)
    and (origin <> 'pass') = (by_id is not null))
);
create index rehearsal_sede on rehearsal (sede_code, opens_at);

create function keep_finished_rehearsal() returns trigger language plpgsql as $$
begin
  raise exception 'a rehearsal that is over does not change'
    using errcode = 'check_violation', constraint = 'rehearsal_finished_once';
end $$;
create trigger rehearsal_finished_once before update on rehearsal
  for each row when (old.finished_at is not null) execute function keep_finished_rehearsal();
create trigger rehearsal_no_delete before delete on rehearsal for each row execute function refuse_change();

create table rehearsal_answer (
  rehearsal_id uuid not null references rehearsal,
  item_id uuid not null,                   -- of app/rehearsal, not of any bank
  revision integer not null constraint rehearsal_answer_revision_positive check (revision >= 1),
  option_id uuid,
  flagged boolean not null,
  struck uuid[] not null constraint rehearsal_answer_struck_sane check (cardinality(struck) <= 5),
  saved_at timestamptz not null,
  primary key (rehearsal_id, item_id)
);

create function guard_rehearsal_answer() returns trigger language plpgsql as $$
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
end $$;
create trigger rehearsal_answer_guard before insert or update on rehearsal_answer
  for each row execute function guard_rehearsal_answer();
create trigger rehearsal_answer_no_delete before delete on rehearsal_answer
  for each row execute function refuse_change();

-- Safe Exam Browser: asked for per sede or per exam, off until an admin says so. Every change is a further row, the
-- last one counts.
create table lockdown_setting (            -- what the configuration file carries
  id bigint generated always as identity primary key,
  quit_password_sha256 text not null       -- as SEB wants it, lower-case hex
    constraint lockdown_setting_is_sha256 check (quit_password_sha256 ~ '^[0-9a-f]{64}$'),
  at timestamptz not null default efiser_now(),
  by_id uuid not null references person
);
create trigger lockdown_setting_append_only before update or delete on lockdown_setting
  for each row execute function refuse_change();

create table lockdown_requirement (
  id bigint generated always as identity primary key,
  sede_code text references sede,
  exam_id uuid references exam,
  required boolean not null,
  at timestamptz not null default efiser_now(),
  by_id uuid not null references person,
  constraint lockdown_requirement_one_scope check (num_nonnulls(sede_code, exam_id) = 1)
);
create index lockdown_requirement_sede on lockdown_requirement (sede_code, id);
create index lockdown_requirement_exam on lockdown_requirement (exam_id, id);
create trigger lockdown_requirement_append_only before update or delete on lockdown_requirement
  for each row execute function refuse_change();

create table lockdown_waiver (             -- one attempt goes on without it: a sede is never locked out at 08:59
  attempt_id uuid primary key references attempt,
  reason text not null constraint lockdown_waiver_has_reason check (btrim(reason) <> '' and char_length(reason) <= 500),
  at timestamptz not null default efiser_now(),
  by_id uuid not null references person
);
create trigger lockdown_waiver_append_only before update or delete on lockdown_waiver
  for each row execute function refuse_change();
