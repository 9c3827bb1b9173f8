-- Who writes an attempt: which session on which machine, since when, and what the
-- machine last said it had not sent. The database holds that a new writer has a
-- new epoch, and that another machine follows only after a release.

alter table attempt
  add column lease_owner bytea,             -- SHA-256 of the session's token
  add column lease_device bytea,            -- SHA-256 of the machine's name; kept after a release
  add column lease_since timestamptz,
  add column lease_device_epoch integer not null default 0,  -- since this epoch the machine has held it without a break
  add column lease_released_epoch integer,  -- that ended the last release; null when there was none
  add column lease_unsent integer constraint attempt_unsent_not_negative check (lease_unsent >= 0),  -- known at release
  add constraint attempt_lease_whole check (lease_session is null
    or lease_owner is null or (lease_device is not null and lease_since is not null)),
  add constraint attempt_device_epoch_reached check (lease_device_epoch <= lease_epoch);

create function guard_lease() returns trigger language plpgsql as $$
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
end $$;
create trigger attempt_lease_guard before update of lease_epoch, lease_session, lease_device on attempt
  for each row execute function guard_lease();

create table attempt_pulse (               -- the machine's last word on where it is; a hint, never evidence
  attempt_id uuid primary key references attempt,
  unsent integer not null constraint attempt_pulse_not_negative check (unsent >= 0),
  item_id text,                            -- the item on the screen: the next machine begins there
  reported_at timestamptz not null
);
