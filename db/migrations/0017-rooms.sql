-- Rooms, seats and supervisors, settled before the day. A seat is one number in one
-- room for one turno; numbers end at the capacity, so that no room is ever over it.
-- From the opening of the doors on nothing of this moves: what happens then is an
-- incident, a release or a hand-over, and those are recorded elsewhere.

create table room (
  id uuid primary key default gen_random_uuid(),
  sede_code text not null references sede,
  name text not null constraint room_has_name check (btrim(name) <> '' and char_length(name) <= 40),
  capacity integer not null constraint room_capacity_sane check (capacity between 1 and 500),
  machines integer constraint room_machines_sane check (machines between 0 and 500),  -- certified; null: not known
  accessible boolean not null,
  constraint room_name_unique unique (sede_code, name),
  constraint room_of_its_sede unique (id, sede_code)
);

create table exam_seat (                   -- an attempt is of one candidate and one turno: so is its seat
  attempt_id uuid primary key references attempt,
  turno_id uuid not null references turno,
  sede_code text not null,
  room_id uuid not null,
  number integer not null constraint exam_seat_number_positive check (number >= 1),
  constraint exam_seat_in_a_room_of_the_sede foreign key (room_id, sede_code) references room (id, sede_code),
  constraint exam_seat_taken_once unique (turno_id, room_id, number)
);
create index exam_seat_room on exam_seat (room_id);

create table supervisor_post (             -- who supervises where in a turno; without a room: the whole sede
  id uuid primary key default gen_random_uuid(),
  turno_id uuid not null references turno,
  sede_code text not null references sede,
  room_id uuid,
  person_id uuid not null references person,
  constraint supervisor_post_in_a_room_of_the_sede foreign key (room_id, sede_code) references room (id, sede_code),
  constraint supervisor_post_one_place unique (turno_id, person_id)
);
create index supervisor_post_place on supervisor_post (turno_id, sede_code);
create index supervisor_post_room on supervisor_post (room_id);

alter table sede add column phone text
  constraint sede_phone_sane check (btrim(phone) <> '' and char_length(phone) <= 80);
alter table convocatoria add column coordination_phone text not null
  default '(55) 5627 6900, extensiones 21183 a 21185'
  constraint convocatoria_phone_sane check (btrim(coordination_phone) <> '' and char_length(coordination_phone) <= 80);

create function doors_open_at(turno_id uuid) returns timestamptz language sql stable as $$
  select t.starts_at - c.check_in_minutes * interval '1 minute'
  from public.turno t join public.convocatoria c on c.id = t.convocatoria_id where t.id = doors_open_at.turno_id
$$;

create function guard_exam_seat() returns trigger language plpgsql as $$
declare
  place record;
begin
  if public.efiser_now() >= public.doors_open_at(
      case when tg_op = 'DELETE' then old.turno_id else new.turno_id end) then
    raise exception 'seats are settled before the doors open'
      using errcode = 'check_violation', constraint = 'exam_seat_before_check_in';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if not exists (select 1 from public.attempt where id = new.attempt_id and turno_id = new.turno_id
      and sede_code = new.sede_code) then
    raise exception 'a seat is in the turno and sede of its attempt'
      using errcode = 'check_violation', constraint = 'exam_seat_of_its_attempt';
  end if;
  -- Somebody who makes the room smaller waits here, or is waited for.
  select capacity into place from public.room where id = new.room_id for share;
  if new.number > place.capacity then
    raise exception 'the room has % seats', place.capacity
      using errcode = 'check_violation', constraint = 'exam_seat_within_capacity';
  end if;
  return new;
end $$;
create trigger exam_seat_guard before insert or update or delete on exam_seat
  for each row execute function guard_exam_seat();

create function guard_room() returns trigger language plpgsql as $$
begin
  if new.sede_code <> old.sede_code then
    raise exception 'a room stays where it is' using errcode = 'check_violation', constraint = 'room_stays';
  end if;
  if exists (select 1 from public.exam_seat s join public.turno t on t.id = s.turno_id where s.room_id = new.id
      and public.efiser_now() >= public.doors_open_at(t.id) and public.efiser_now() < t.ends_at) then
    raise exception 'the room is in use by a turno'
      using errcode = 'check_violation', constraint = 'room_fixed_during_turno';
  end if;
  if exists (select 1 from public.exam_seat s join public.turno t on t.id = s.turno_id where s.room_id = new.id
      and s.number > new.capacity and public.efiser_now() < t.ends_at) then
    raise exception 'somebody has a seat beyond that capacity'
      using errcode = 'check_violation', constraint = 'room_holds_its_seats';
  end if;
  return new;
end $$;
create trigger room_guard before update on room for each row execute function guard_room();

create function guard_supervisor_post() returns trigger language plpgsql as $$
begin
  if public.efiser_now() >= (select starts_at from public.turno
      where id = (case when tg_op = 'DELETE' then old.turno_id else new.turno_id end)) then
    raise exception 'supervisors are assigned before the turno; then one hands over to the other'
      using errcode = 'check_violation', constraint = 'supervisor_post_before_turno';
  end if;
  if tg_op = 'DELETE' then
    return old;
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.person_id and role = 'supervisor'
      and sede_code = new.sede_code) then
    raise exception 'a post is for who may supervise there'
      using errcode = 'check_violation', constraint = 'supervisor_post_by_supervisor';
  end if;
  if exists (select 1 from public.attempt a join public.candidate c on c.id = a.candidate_id
      where a.turno_id = new.turno_id and c.person_id = new.person_id) then
    raise exception 'nobody supervises the own turno'
      using errcode = 'check_violation', constraint = 'supervisor_post_not_a_candidate';
  end if;
  return new;
end $$;
create trigger supervisor_post_guard before insert or update or delete on supervisor_post
  for each row execute function guard_supervisor_post();

-- Who is on the way to an open door does not find it shut again, and no door opens by surprise.
create function guard_check_in_minutes() returns trigger language plpgsql as $$
begin
  if exists (select 1 from public.turno where convocatoria_id = new.id and public.efiser_now() < ends_at
      and public.efiser_now() >= starts_at
        - greatest(old.check_in_minutes, new.check_in_minutes) * interval '1 minute') then
    raise exception 'the opening of the doors does not move while a turno is under way'
      using errcode = 'check_violation', constraint = 'convocatoria_check_in_between_turnos';
  end if;
  return new;
end $$;
create trigger convocatoria_check_in_guard before update of check_in_minutes on convocatoria
  for each row when (old.check_in_minutes is distinct from new.check_in_minutes)
  execute function guard_check_in_minutes();
