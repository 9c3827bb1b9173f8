-- Accounts: what a session may reach before its second factor was shown, the factor itself (sealed, its key is not
-- here), recovery codes by hash, the reset that two admins decide, and roles, which the app changes only through the
-- functions below: they ask once more who acts. All by the wall clock, as sessions are.

alter table session
  add column stage text not null default 'full'
    constraint session_stage_known check (stage in ('full', 'factor', 'enrolment'));

create table second_factor (
  person_id uuid primary key references account,
  sealed bytea not null constraint second_factor_sealed_size check (octet_length(sealed) between 44 and 128),
  last_step bigint not null constraint second_factor_step_positive check (last_step > 0),
  since timestamptz not null default clock_timestamp()
);

create function keep_factor_steps_ahead() returns trigger language plpgsql as $$
begin
  if new.person_id <> old.person_id or new.sealed <> old.sealed or new.since <> old.since then
    raise exception 'a second factor is removed and made anew, never exchanged'
      using errcode = 'check_violation', constraint = 'second_factor_fixed';
  end if;
  if new.last_step <= old.last_step then
    raise exception 'a code works once' using errcode = 'check_violation', constraint = 'second_factor_step_ahead';
  end if;
  return new;
end $$;
create trigger second_factor_step_ahead before update on second_factor
  for each row execute function keep_factor_steps_ahead();

create table recovery_code (
  person_id uuid not null references second_factor on delete cascade,
  code_sha256 bytea not null constraint recovery_code_is_sha256 check (octet_length(code_sha256) = 32),
  used_at timestamptz,
  primary key (person_id, code_sha256)
);

create function keep_recovery_code_used() returns trigger language plpgsql as $$
begin
  raise exception 'a recovery code works once'
    using errcode = 'check_violation', constraint = 'recovery_code_once';
end $$;
create trigger recovery_code_once before update on recovery_code
  for each row when (old.used_at is not null) execute function keep_recovery_code_used();

create table factor_reset (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  reason text not null constraint factor_reset_reason_given check (btrim(reason) <> '' and length(reason) <= 2000),
  proposed_by uuid not null references person,
  proposed_at timestamptz not null default clock_timestamp(),
  outcome text constraint factor_reset_outcome_known check (outcome in ('confirmed', 'withdrawn')),
  decided_by uuid references person,
  decided_at timestamptz,
  constraint factor_reset_decided_whole check ((outcome is null) = (decided_by is null)
    and (outcome is null) = (decided_at is null)),
  constraint factor_reset_two_admins check (outcome is distinct from 'confirmed' or decided_by <> proposed_by),
  constraint factor_reset_not_own check (proposed_by <> person_id and decided_by is distinct from person_id)
);
create unique index factor_reset_one_open on factor_reset (person_id) where outcome is null;

-- The way in of staff whose telephone is dead or who have none yet: one session, by a code that an admin dictates. It
-- stands for the factor, never for the password, and changes neither. made_by null: the operator, at the server.
create table factor_pass (
  code_sha256 bytea primary key constraint factor_pass_is_sha256 check (octet_length(code_sha256) = 32),
  person_id uuid not null references person,
  made_by uuid references person,
  made_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint factor_pass_not_own check (made_by <> person_id),
  constraint factor_pass_short check (expires_at > made_at and expires_at <= made_at + interval '1 hour')
);
create index factor_pass_person on factor_pass (person_id);

create function keep_factor_pass() returns trigger language plpgsql as $$
begin
  if old.used_at is not null or (new.code_sha256, new.person_id, new.made_by, new.made_at, new.expires_at)
      is distinct from (old.code_sha256, old.person_id, old.made_by, old.made_at, old.expires_at) then
    raise exception 'a pass works once, as it was made' using errcode = 'check_violation', constraint = 'factor_pass_once';
  end if;
  return new;
end $$;
create trigger factor_pass_once before update on factor_pass for each row execute function keep_factor_pass();

create function keep_factor_reset() returns trigger language plpgsql as $$
begin
  raise exception 'a decided reset stays as it is'
    using errcode = 'check_violation', constraint = 'factor_reset_final';
end $$;
create trigger factor_reset_final before update on factor_reset
  for each row when (old.outcome is not null) execute function keep_factor_reset();

-- There is always an admin with a usable account. The lock lets one change at a time decide.
create function keep_an_admin() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('efiser last admin'));
  if not exists (select 1 from role_grant join account using (person_id)
                 where role = 'admin' and disabled_at is null) then
    raise exception 'nobody would be left to administer'
      using errcode = 'check_violation', constraint = 'last_admin_stays';
  end if;
  return null;
end $$;
create trigger last_admin_keeps_role after delete on role_grant
  for each row when (old.role = 'admin') execute function keep_an_admin();
create trigger last_admin_keeps_account after update of disabled_at on account
  for each row when (old.disabled_at is null and new.disabled_at is not null) execute function keep_an_admin();

create function require_admin(by_id uuid) returns void language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  -- Before anything is read: of two who take each other's role, the later one is asked again afterwards.
  perform pg_advisory_xact_lock(hashtext('efiser last admin'));
  if not exists (select 1 from role_grant join account using (person_id)
                 where person_id = by_id and role = 'admin' and disabled_at is null) then
    raise exception 'only an admin changes accounts' using errcode = 'check_violation', constraint = 'accounts_by_admin';
  end if;
end $$;

create function grant_role(by_id uuid, who uuid, what text, at_sede text, at_ooad text, at_ceme text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made uuid;
begin
  perform require_admin(by_id);
  insert into role_grant (person_id, role, sede_code, ooad, ceme) values (who, what, at_sede, at_ooad, at_ceme)
    on conflict do nothing returning id into made;
  return made;
end $$;

create function withdraw_role(by_id uuid, grant_id uuid) returns uuid language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  holder uuid;
begin
  perform require_admin(by_id);
  if exists (select 1 from role_grant where id = grant_id and person_id = by_id and role = 'admin') then
    raise exception 'nobody takes the own administration' using errcode = 'check_violation', constraint = 'own_admin_stays';
  end if;
  delete from role_grant where id = grant_id returning person_id into holder;
  return holder;
end $$;

create function set_account_usable(by_id uuid, who uuid, usable boolean) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform require_admin(by_id);
  if by_id = who and not usable then
    raise exception 'nobody disables the own account' using errcode = 'check_violation', constraint = 'own_account_stays';
  end if;
  update account set disabled_at = case when usable then null else clock_timestamp() end
    where person_id = who and (disabled_at is null) <> usable;
  return found;
end $$;

-- Only in the place of the hash that was checked: of two changes at once, one finds it gone.
create function change_password(who uuid, old_hash text, new_hash text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update account set password_hash = new_hash
    where person_id = who and password_hash = old_hash and disabled_at is null and new_hash like '$2%';
  return found;
end $$;

create table account_decision (            -- what an admin decided about an account, and why; appended
  id bigint generated always as identity primary key,
  person_id uuid not null references person,
  act text not null constraint account_decision_act_form check (act ~ '^[a-zA-Z]+$'),
  reason text not null constraint account_decision_reason_given check (btrim(reason) <> '' and length(reason) <= 2000),
  by_id uuid not null references person,
  at timestamptz not null default clock_timestamp()
);
create index account_decision_person on account_decision (person_id, id);
create trigger account_decision_append_only before update or delete on account_decision
  for each row execute function refuse_change();
