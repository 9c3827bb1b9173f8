-- The file of a person: search without accents, the cancellation for false information that bars from later calls
-- (§2.2 E), and corrections of what the roster says of a person, with both versions kept.

-- As app/labels/simplify-text.ts: case and accents do not matter.
create function simplify_text(text) returns text language sql immutable strict parallel safe as $$
  select lower(regexp_replace(normalize($1, NFD), '[\u0300-\u036f]', '', 'g'))
$$;

create table registration_cancellation (   -- §2.2 E; nothing takes it back
  candidate_id uuid primary key references candidate,
  person_id uuid not null references person,
  reason text not null constraint registration_cancellation_reason_known check (reason in
    ('identity', 'course', 'enarm', 'publications', 'declarations', 'documents')),
  note text not null constraint registration_cancellation_has_note
    check (btrim(note) <> '' and char_length(note) <= 2000),
  cancelled_at timestamptz not null,
  cancelled_by uuid not null references person,
  constraint registration_cancellation_not_own check (cancelled_by <> person_id)
);
create index registration_cancellation_person on registration_cancellation (person_id);

create function guard_registration_cancellation() returns trigger language plpgsql as $$
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
end $$;
create trigger registration_cancellation_guard before insert on registration_cancellation
  for each row execute function guard_registration_cancellation();
create trigger registration_cancellation_append_only before update or delete on registration_cancellation
  for each row execute function refuse_change();

-- At the end of the transaction: whoever is cancelled sits nothing.
create function check_cancelled_attempts() returns trigger language plpgsql as $$
begin
  if exists (select 1 from public.attempt where candidate_id = new.candidate_id and state <> 'cancelled') then
    raise exception 'who is cancelled for false information sits no exam (Convocatoria §2.2 E)'
      using errcode = 'check_violation', constraint = 'registration_cancellation_ends_attempts';
  end if;
  return null;
end $$;
create constraint trigger registration_cancellation_ends_attempts after insert on registration_cancellation
  deferrable initially deferred for each row execute function check_cancelled_attempts();

create function refuse_reinstatement() returns trigger language plpgsql as $$
begin
  if exists (select 1 from public.registration_cancellation where candidate_id = new.candidate_id) then
    raise exception 'a cancellation for false information is irrevocable (Convocatoria §2.2 E)'
      using errcode = 'check_violation', constraint = 'attempt_of_cancelled_registration';
  end if;
  return new;
end $$;
create trigger attempt_of_cancelled_registration before update of state on attempt
  for each row when (old.state = 'cancelled' and new.state <> 'cancelled') execute function refuse_reinstatement();
create trigger attempt_not_for_cancelled before insert on attempt
  for each row when (new.state <> 'cancelled') execute function refuse_reinstatement();

-- The bar: of this call and of every later one.
create function is_barred(person uuid) returns boolean language sql stable as $$
  select exists (select 1 from public.registration_cancellation where person_id = person)
$$;

create function refuse_barred_candidate() returns trigger language plpgsql as $$
begin
  if public.is_barred(new.person_id) then
    raise exception 'false information bars from later calls (Convocatoria §2.2 E)'
      using errcode = 'check_violation', constraint = 'candidate_not_barred';
  end if;
  return new;
end $$;
create trigger candidate_not_barred before insert on candidate
  for each row execute function refuse_barred_candidate();

create function refuse_barred_version() returns trigger language plpgsql as $$
begin
  if public.is_barred((select person_id from public.candidate where id = new.candidate_id)) then
    raise exception 'a cancelled registration is used no more (Convocatoria §2.2 E)'
      using errcode = 'check_violation', constraint = 'registration_version_not_barred';
  end if;
  return new;
end $$;
create trigger registration_version_not_barred before insert on registration_version
  for each row execute function refuse_barred_version();

create table person_correction (           -- one field; what it said and what it says, and why
  id bigint generated always as identity primary key,
  convocatoria_id text not null references convocatoria,
  person_id uuid not null references person,
  field text not null constraint person_correction_field_known check (field in
    ('given_names', 'first_surname', 'second_surname', 'curp', 'sex', 'born_on')),
  before text,
  after text,
  reason text not null constraint person_correction_has_reason
    check (btrim(reason) <> '' and char_length(reason) <= 2000),
  corrected_at timestamptz not null,
  corrected_by uuid not null references person,
  constraint person_correction_changes_something check (before is distinct from after),
  constraint person_correction_not_own check (corrected_by <> person_id)
);
create index person_correction_person on person_correction (person_id, id);

create function guard_person_correction() returns trigger language plpgsql as $$
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
end $$;
create trigger person_correction_guard before insert on person_correction
  for each row execute function guard_person_correction();
create trigger person_correction_append_only before update or delete on person_correction
  for each row execute function refuse_change();

-- As the owner: the app changes a person in no other way.
create function apply_person_correction() returns trigger language plpgsql security definer set search_path = '' as $$
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
end $$;
create trigger person_correction_apply after insert on person_correction
  for each row execute function apply_person_correction();
