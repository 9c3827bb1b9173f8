-- The supervisors' desk: who left the room and came back, what failed at the sede, who was in charge, and the acta
-- that the supervisors sign. Times are stamped here, by the database's clock: the app has no right to write them.
-- Rows are appended; of what ends, only its end is added, once. Nothing is added to what a signed acta states.

create function lock_desk(turno uuid, sede text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('desk ' || turno || ' ' || sede, 0))
$$;

create function refuse_at_signed_desk() returns trigger language plpgsql as $$
begin
  -- A first signature that is being written has this lock: what comes beside it waits, and then sees it.
  perform public.lock_desk(new.turno_id, new.sede_code);
  if exists (select 1 from public.acta where turno_id = new.turno_id and sede_code = new.sede_code) then
    raise exception 'the acta of this turno is signed'
      using errcode = 'check_violation', constraint = tg_table_name || '_before_acta';
  end if;
  return new;
end $$;

create table room_exit (                   -- left the room in the middle of it; the exam's clock runs on (§3.1 B)
  id bigint generated always as identity primary key,
  attempt_id uuid not null references attempt,
  reason text not null constraint room_exit_reason_known check (reason in ('restroom', 'health', 'other')),
  note text not null default '',
  left_at timestamptz not null,
  left_by uuid not null references person,
  returned_at timestamptz,
  returned_by uuid references person,
  return_note text not null default '',
  constraint room_exit_other_has_note check (reason <> 'other' or btrim(note) <> ''),
  constraint room_exit_return_is_seen check ((returned_at is null) = (returned_by is null)),
  constraint room_exit_return_has_note check (returned_at is not null or return_note = ''),
  constraint room_exit_returns_after_leaving check (returned_at >= left_at)
);
create unique index room_exit_one_open on room_exit (attempt_id) where returned_at is null;
create index room_exit_attempt on room_exit (attempt_id, id);

create function guard_room_exit() returns trigger language plpgsql as $$
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
end $$;
create trigger room_exit_guard before insert or update on room_exit for each row execute function guard_room_exit();
create trigger room_exit_before_acta before insert or update on room_exit
  for each row execute function refuse_after_acta();
create trigger room_exit_no_delete before delete on room_exit for each row execute function refuse_change();

create table sede_outage (                 -- pauses nothing by itself: evidence for the coordination
  id bigint generated always as identity primary key,
  turno_id uuid not null references turno,
  sede_code text not null references sede,
  kind text not null constraint sede_outage_kind_known check (kind in
    ('power', 'network', 'machines', 'server', 'other')),
  note text not null default '',
  since timestamptz not null,              -- as the supervisor saw it
  declared_at timestamptz not null,
  declared_by uuid not null references person,
  until timestamptz,                       -- as the supervisor saw it
  ended_at timestamptz,                    -- when that was declared
  ended_by uuid references person,
  end_note text not null default '',
  constraint sede_outage_other_has_note check (kind <> 'other' or btrim(note) <> ''),
  constraint sede_outage_has_begun check (since <= declared_at),
  constraint sede_outage_ends_once
    check ((until is null) = (ended_at is null) and (until is null) = (ended_by is null)),
  constraint sede_outage_ends_after_start check (until >= since),
  constraint sede_outage_has_ended check (until <= ended_at)
);
create unique index sede_outage_one_open on sede_outage (turno_id, sede_code) where until is null;
create index sede_outage_place on sede_outage (turno_id, sede_code, since);

create function guard_sede_outage() returns trigger language plpgsql as $$
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
end $$;
create trigger sede_outage_before_acta before insert or update on sede_outage
  for each row execute function refuse_at_signed_desk();
create trigger sede_outage_guard before insert or update on sede_outage
  for each row execute function guard_sede_outage();
create trigger sede_outage_no_delete before delete on sede_outage for each row execute function refuse_change();

create table desk_hand_over (              -- offered by who is in charge, ended once
  id bigint generated always as identity primary key,
  turno_id uuid not null references turno,
  sede_code text not null references sede,
  from_id uuid not null references person,
  to_id uuid not null references person,
  note text not null constraint desk_hand_over_has_note check (btrim(note) <> ''),   -- what is pending, in words
  pending text not null                    -- what is pending, counted at that moment: canonical JSON
    constraint desk_hand_over_pending_is_json check (jsonb_typeof(pending::jsonb) = 'object'),
  offered_at timestamptz not null,
  outcome text constraint desk_hand_over_outcome_known check (outcome in ('confirmed', 'withdrawn', 'overtaken')),
  ended_at timestamptz,
  ended_by uuid references person,
  constraint desk_hand_over_to_another check (from_id <> to_id),
  constraint desk_hand_over_ends_once
    check ((outcome is null) = (ended_at is null) and (outcome is null) = (ended_by is null)),
  constraint desk_hand_over_confirmed_by_receiver check (outcome is distinct from 'confirmed' or ended_by = to_id),
  constraint desk_hand_over_withdrawn_by_giver check (outcome is distinct from 'withdrawn' or ended_by = from_id)
);
create unique index desk_hand_over_one_open on desk_hand_over (turno_id, sede_code) where outcome is null;

create table desk_charge (                 -- who is in charge from then on, until the next row of the place
  id bigint generated always as identity primary key,
  turno_id uuid not null references turno,
  sede_code text not null references sede,
  person_id uuid not null references person,
  how text not null constraint desk_charge_how_known check (how in ('opened', 'handedOver', 'forced')),
  hand_over_id bigint references desk_hand_over constraint desk_charge_once_per_hand_over unique,
  reason text not null default '',
  since timestamptz not null,
  by_id uuid not null references person,
  constraint desk_charge_handed_over check ((how = 'handedOver') = (hand_over_id is not null)),
  constraint desk_charge_forced_has_reason check (how <> 'forced' or btrim(reason) <> ''),
  constraint desk_charge_taken_by_oneself check (how = 'forced' or by_id = person_id)
);
create unique index desk_charge_opened_once on desk_charge (turno_id, sede_code) where how = 'opened';
create index desk_charge_place on desk_charge (turno_id, sede_code, id);

create function guard_desk_hand_over() returns trigger language plpgsql as $$
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
end $$;
create trigger desk_hand_over_before_acta before insert or update on desk_hand_over
  for each row execute function refuse_at_signed_desk();
create trigger desk_hand_over_guard before insert or update on desk_hand_over
  for each row execute function guard_desk_hand_over();
create trigger desk_hand_over_no_delete before delete on desk_hand_over
  for each row execute function refuse_change();

create function guard_desk_charge() returns trigger language plpgsql as $$
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
end $$;
create trigger desk_charge_before_acta before insert on desk_charge
  for each row execute function refuse_at_signed_desk();
create trigger desk_charge_guard before insert on desk_charge for each row execute function guard_desk_charge();
create trigger desk_charge_append_only before update or delete on desk_charge
  for each row execute function refuse_change();

-- The acta. Its row is the content, frozen by the first signature; the file comes with the last one.
create table acta_completion (
  turno_id uuid not null,
  sede_code text not null,
  at timestamptz not null,
  by_id uuid not null references person,
  reason text,                             -- why signatures are missing; null: none is
  bytes bytea not null,                    -- the PDF, the same for everybody from then on
  sha256 text not null,
  primary key (turno_id, sede_code),
  constraint acta_completion_of_its_bytes check (sha256 = encode(sha256(bytes), 'hex'))
);

-- An acta of before was a file with nothing signed in the platform. It stays that file, and says so.
insert into acta_completion (turno_id, sede_code, at, by_id, reason, bytes, sha256)
  select turno_id, sede_code, issued_at, issued_by, 'Emitida antes de que el acta se firmara en la plataforma', bytes,
    sha256 from acta;
alter table acta disable trigger acta_fixed;
alter table acta rename column issued_at to frozen_at;
alter table acta rename column issued_by to frozen_by;
alter table acta add column content text;
update acta set content = '{"pdfSha256":"' || sha256 || '","version":0}';
update acta set sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex');
alter table acta alter column content set not null;
alter table acta drop column bytes;
alter table acta add constraint acta_of_its_content
  check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'));
alter table acta add constraint acta_by_hash unique (turno_id, sede_code, sha256);
alter table acta enable trigger acta_fixed;
alter table acta_completion add constraint acta_completion_of_acta
  foreign key (turno_id, sede_code) references acta (turno_id, sede_code);

create table acta_observation (            -- what supervisors add to a draft
  id bigint generated always as identity primary key,
  turno_id uuid not null references turno,
  sede_code text not null references sede,
  text text not null constraint acta_observation_says_something check (btrim(text) <> ''),
  at timestamptz not null,
  by_id uuid not null references person
);
create index acta_observation_place on acta_observation (turno_id, sede_code, id);

create table acta_duty (                   -- who was on duty, and therefore signs
  turno_id uuid not null,
  sede_code text not null,
  person_id uuid not null references person,
  primary key (turno_id, sede_code, person_id),
  constraint acta_duty_of_acta foreign key (turno_id, sede_code) references acta (turno_id, sede_code)
);

create table acta_signature (
  turno_id uuid not null,
  sede_code text not null,
  person_id uuid not null,
  sha256 text not null,                    -- what was signed
  at timestamptz not null,
  primary key (turno_id, sede_code, person_id),
  constraint acta_signature_on_duty foreign key (turno_id, sede_code, person_id) references acta_duty,
  constraint acta_signature_of_the_content foreign key (turno_id, sede_code, sha256)
    references acta (turno_id, sede_code, sha256)
);

create function guard_acta() returns trigger language plpgsql as $$
begin
  perform public.lock_desk(new.turno_id, new.sede_code);
  if exists (select 1 from public.attempt where turno_id = new.turno_id and sede_code = new.sede_code
      and (state in ('expected', 'admitted', 'inProgress') or accepts_until > public.efiser_now())) then
    raise exception 'an acta follows the end of its turno'
      using errcode = 'check_violation', constraint = 'acta_after_turno';
  end if;
  new.frozen_at := public.efiser_now();
  return new;
end $$;
create trigger acta_guard before insert on acta for each row execute function guard_acta();

create function stamp_observation() returns trigger language plpgsql as $$
begin
  new.at := public.efiser_now();
  return new;
end $$;
create trigger acta_observation_before_acta before insert on acta_observation
  for each row execute function refuse_at_signed_desk();
create trigger acta_observation_stamp before insert on acta_observation
  for each row execute function stamp_observation();
create trigger acta_observation_append_only before update or delete on acta_observation
  for each row execute function refuse_change();

create function guard_acta_duty() returns trigger language plpgsql as $$
begin
  if exists (select 1 from public.acta_signature where turno_id = new.turno_id and sede_code = new.sede_code) then
    raise exception 'who signs is settled with the content'
      using errcode = 'check_violation', constraint = 'acta_duty_before_signatures';
  end if;
  return new;
end $$;
create trigger acta_duty_guard before insert on acta_duty for each row execute function guard_acta_duty();
create trigger acta_duty_append_only before update or delete on acta_duty
  for each row execute function refuse_change();

create function guard_acta_signature() returns trigger language plpgsql as $$
begin
  perform public.lock_desk(new.turno_id, new.sede_code);
  if exists (select 1 from public.acta_completion where turno_id = new.turno_id and sede_code = new.sede_code) then
    raise exception 'the acta is complete'
      using errcode = 'check_violation', constraint = 'acta_signature_before_completion';
  end if;
  new.at := public.efiser_now();
  return new;
end $$;
create trigger acta_signature_guard before insert on acta_signature
  for each row execute function guard_acta_signature();
create trigger acta_signature_append_only before update or delete on acta_signature
  for each row execute function refuse_change();

create function guard_acta_completion() returns trigger language plpgsql as $$
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
end $$;
create trigger acta_completion_guard before insert on acta_completion
  for each row execute function guard_acta_completion();
create trigger acta_completion_append_only before update or delete on acta_completion
  for each row execute function refuse_change();
