-- Opening a paper without net at T0. Before it, the machine that holds the lease of
-- an admitted attempt gets what opens its paper, wrapped under a secret of 128 random
-- bits; the secret stays here, under the master key, which is not in the database
-- (app/keys). From T0 until the close a supervisor may be shown it: one row, ever.

create table offline_key (                 -- of one attempt on one machine
  id uuid primary key default gen_random_uuid(),
  attempt_id uuid not null references attempt,
  device bytea not null constraint offline_key_device_is_sha256 check (octet_length(device) = 32),  -- as attempt.lease_device
  form_id uuid not null references form,   -- the paper that it opens
  master_id text not null constraint offline_key_master_id_form check (master_id ~ '^[0-9a-f]{16}$'),  -- names the master key
  secret bytea not null constraint offline_key_secret_is_wrapped check (octet_length(secret) = 44),  -- nonce, 16 bytes, tag
  made_at timestamptz not null,
  constraint offline_key_one_per_machine unique (attempt_id, device, form_id)
);
create trigger offline_key_fixed before update or delete on offline_key for each row execute function refuse_change();

create function guard_offline_key() returns trigger language plpgsql as $$
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
end $$;
create trigger offline_key_guard before insert on offline_key for each row execute function guard_offline_key();

create table offline_code (                -- the secret was shown: once, to one person
  key_id uuid primary key references offline_key,
  shown_at timestamptz not null,
  shown_by uuid not null references person,
  told_at timestamptz,                     -- when the machine, back on the net, said that it opened
  opened_at timestamptz,                   -- when it did, by its own reckoning: evidence only
  constraint offline_code_told_after_shown check (told_at >= shown_at),
  constraint offline_code_told_whole check (opened_at is null or told_at is not null)
);
create trigger offline_code_no_delete before delete on offline_code for each row execute function refuse_change();

create function guard_offline_code() returns trigger language plpgsql as $$
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
end $$;
create trigger offline_code_guard before insert or update on offline_code
  for each row execute function guard_offline_code();
