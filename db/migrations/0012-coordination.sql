-- What the coordination does around a turno: extra time by resolution, time given
-- back to a sede, and announcements with their delivery. All of it is appended;
-- taking something back is a further row. The times of an attempt follow from
-- these rows, and the database computes them again before it stores them.

create table adjustment (                  -- per candidate, by a recorded resolution
  id uuid primary key default gen_random_uuid(),
  attempt_id uuid not null references attempt,
  revokes uuid references adjustment constraint adjustment_revoked_once unique,
  document_number text,
  document_date date,
  authority text,
  extra_minutes integer constraint adjustment_minutes_sane check (extra_minutes between 1 and 240),
  extra_percent integer constraint adjustment_percent_sane check (extra_percent between 1 and 100),
  other_measures text,
  arrangement text,                        -- room and supervisor that outlast the turno
  reason text,                             -- of a revocation
  recorded_at timestamptz not null,
  recorded_by uuid not null references person,
  constraint adjustment_grants_or_revokes check (case when revokes is null
    then document_number <> '' and document_date is not null and authority <> '' and reason is null
      and num_nonnulls(extra_minutes, extra_percent, nullif(other_measures, '')) >= 1
    else reason <> '' and num_nonnulls(document_number, document_date, authority, extra_minutes, extra_percent,
      other_measures, arrangement) = 0 end),
  constraint adjustment_minutes_or_percent check (num_nonnulls(extra_minutes, extra_percent) <= 1)
);
create index adjustment_attempt on adjustment (attempt_id);
create trigger adjustment_append_only before update or delete on adjustment
  for each row execute function refuse_change();

create function guard_adjustment() returns trigger language plpgsql as $$
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
end $$;
create trigger adjustment_guard before insert on adjustment for each row execute function guard_adjustment();

create table announcement (                -- to a turno, a sede in it, or one candidate
  id uuid primary key,
  turno_id uuid not null references turno,
  sede_code text references sede,
  attempt_id uuid references attempt,
  text text not null constraint announcement_text_sane check (char_length(text) between 1 and 500),
  announced_at timestamptz not null,
  announced_by uuid not null references person,
  constraint announcement_one_scope check (sede_code is null or attempt_id is null)
);
create index announcement_turno on announcement (turno_id);
create trigger announcement_append_only before update or delete on announcement
  for each row execute function refuse_change();

create function guard_announcement() returns trigger language plpgsql as $$
begin
  if new.attempt_id is not null and not exists (
    select 1 from public.attempt where id = new.attempt_id and turno_id = new.turno_id) then
    raise exception 'an announcement to one candidate names the turno of the candidate'
      using errcode = 'check_violation', constraint = 'announcement_of_its_turno';
  end if;
  return new;
end $$;
create trigger announcement_guard before insert on announcement for each row execute function guard_announcement();

create table announcement_receipt (        -- what the candidate's page and the candidate did with it
  announcement_id uuid not null references announcement,
  attempt_id uuid not null references attempt,
  step text not null constraint announcement_receipt_step_known check (step in ('delivered', 'confirmed')),
  at timestamptz not null,
  primary key (announcement_id, attempt_id, step)
);
create index announcement_receipt_attempt on announcement_receipt (attempt_id);
create trigger announcement_receipt_append_only before update or delete on announcement_receipt
  for each row execute function refuse_change();

create function guard_announcement_receipt() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.announcement n join public.attempt a on a.turno_id = n.turno_id
      where n.id = new.announcement_id and a.id = new.attempt_id
        and (n.attempt_id is null or n.attempt_id = a.id) and (n.sede_code is null or n.sede_code = a.sede_code)) then
    raise exception 'only who was told can confirm'
      using errcode = 'check_violation', constraint = 'announcement_receipt_in_scope';
  end if;
  return new;
end $$;
create trigger announcement_receipt_guard before insert on announcement_receipt
  for each row execute function guard_announcement_receipt();

create table compensation (                -- time given back to a sede in one turno
  id uuid primary key,
  turno_id uuid not null references turno,
  sede_code text not null references sede,
  minutes integer not null constraint compensation_minutes_positive check (minutes >= 1),
  reason text not null constraint compensation_has_reason check (reason <> ''),
  announcement_id uuid not null references announcement constraint compensation_is_announced unique,
  recorded_at timestamptz not null,
  recorded_by uuid not null references person
);
create index compensation_place on compensation (turno_id, sede_code);
create trigger compensation_append_only before update or delete on compensation
  for each row execute function refuse_change();

create function guard_compensation() returns trigger language plpgsql as $$
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
end $$;
create trigger compensation_guard before insert on compensation for each row execute function guard_compensation();

-- Once the turno has begun a deadline never comes nearer, whoever asks. And the app stores only the times that
-- turno, resolution, compensation and grace add up to: exam-engine/sitting/attempt-times.ts, said a second time.
-- The owner, who can switch triggers off, is not asked to add up.
create function guard_attempt_times() returns trigger language plpgsql as $$
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
end $$;
create trigger attempt_times_guard before update of closes_at, accepts_until, times_version on attempt
  for each row when ((old.closes_at, old.accepts_until, old.times_version)
    is distinct from (new.closes_at, new.accepts_until, new.times_version))
  execute function guard_attempt_times();
