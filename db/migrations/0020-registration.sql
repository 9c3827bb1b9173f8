-- The registration of a resident (§2.1, §2.2): what the roster says, drafts as typed, numbered versions of which the last one
-- is valid (§2.2 A), the trail, and the solicitud as first printed. A version is appended, never changed, and only
-- inside the window (§2.1); what counts of it (preferences, attempt) follows by trigger: the app cannot write that.

create table roster_entry (                -- the Institute's roster of residents; §1.1 B-C, §2.2 D
  convocatoria_id text not null references convocatoria,
  person_id uuid not null references person,
  enrolled boolean not null,               -- inscribed in a CEME in the current cycle
  category text not null constraint roster_entry_category_known check (category in ('mexican', 'foreign')),
  ceme text not null,
  grade integer not null constraint roster_entry_grade_sane check (grade between 1 and 6),
  adscription_sede text not null references sede,
  rotation_sede text references sede,      -- where the exam is sat, when it is not the adscription; §3.1 C
  primary key (convocatoria_id, person_id)
);

create table registration_draft (          -- whatever was typed, step by step; binds nobody
  convocatoria_id text not null references convocatoria,
  person_id uuid not null references person,
  step text not null constraint registration_draft_step_known
    check (step in ('identity', 'contact', 'course', 'enarm', 'preferences', 'declarations')),
  revision integer not null,
  fields text not null constraint registration_draft_small check (octet_length(fields) <= 16384),
  saved_at timestamptz not null,
  primary key (convocatoria_id, person_id, step)
);

create function guard_registration_draft() returns trigger language plpgsql as $$
begin
  if new.revision <> (case when tg_op = 'INSERT' then 1 else old.revision + 1 end) then
    raise exception 'a draft is saved upon the revision that was read'
      using errcode = 'check_violation', constraint = 'registration_draft_next_revision';
  end if;
  new.saved_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger registration_draft_guard before insert or update on registration_draft
  for each row execute function guard_registration_draft();

create table registration_version (
  id uuid primary key default gen_random_uuid(),
  candidate_id uuid not null references candidate,
  number integer not null,
  content text not null,                   -- canonical JSON: exam-engine/convocatoria/registration-content.ts
  sha256 text not null,
  pools uuid[] not null constraint registration_version_has_pools check (cardinality(pools) >= 1),
  registered_at timestamptz not null,
  by_id uuid not null references person,
  address text,
  user_agent text,
  constraint registration_version_number_unique unique (candidate_id, number),
  constraint registration_version_of_its_content check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

create function guard_registration_version() returns trigger language plpgsql as $$
declare
  call record;
  loading boolean := coalesce(current_setting('efiser.loading_demo', true), '') = 'on'
    and exists (select 1 from public.demo_marker);
begin
  select v.registration_from, v.registration_until into call
    from public.candidate c join public.convocatoria v on v.id = c.convocatoria_id
    where c.id = new.candidate_id;
  -- The demonstration tells of the past; a database without its marker stamps whatever it is told.
  if not loading then
    new.registered_at := date_trunc('milliseconds', public.efiser_now());
  end if;
  if new.registered_at < call.registration_from or new.registered_at >= call.registration_until then
    raise exception 'a registration is made within its window (Convocatoria §2.1)'
      using errcode = 'check_violation', constraint = 'registration_version_in_window';
  end if;
  if new.number <> 1 + coalesce((select max(number) from public.registration_version
      where candidate_id = new.candidate_id), 0) then
    raise exception 'versions are numbered without a gap'
      using errcode = 'check_violation', constraint = 'registration_version_numbered';
  end if;
  return new;
end $$;
create trigger registration_version_guard before insert on registration_version
  for each row execute function guard_registration_version();
create trigger registration_version_append_only before update or delete on registration_version
  for each row execute function refuse_change();

-- As the owner: what counts in the selection is what stands in the last version, and nothing writes it beside this.
create function apply_registration_version() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.preference where candidate_id = new.candidate_id;
  insert into public.preference (candidate_id, position, pool_id)
    select new.candidate_id, place, pool from unnest(new.pools) with ordinality as listed (pool, place);
  update public.candidate set registered_at = new.registered_at where id = new.candidate_id;
  insert into public.attempt (candidate_id, exam_id, turno_id, sede_code, opens_at, closes_at, accepts_until)
    select c.id, c.exam_id, t.id, c.exam_sede, t.starts_at, t.ends_at,
      t.ends_at + v.transit_grace_ms * interval '1 millisecond'
    from public.candidate c join public.exam e on e.id = c.exam_id join public.turno t on t.id = e.turno_id
      join public.convocatoria v on v.id = c.convocatoria_id
    where c.id = new.candidate_id
    on conflict (candidate_id, exam_id) do nothing;
  return null;
end $$;
create trigger registration_version_apply after insert on registration_version
  for each row execute function apply_registration_version();

-- Whom the app makes a candidate is on the roster, under what the roster says, and registers now.
create function guard_new_candidate() returns trigger language plpgsql as $$
begin
  if pg_catalog.pg_has_role((select tableowner from pg_catalog.pg_tables
      where schemaname = 'public' and tablename = 'candidate'), 'usage') then
    return new;
  end if;
  if not exists (select 1 from public.roster_entry r join public.exam e on e.convocatoria_id = r.convocatoria_id
      where r.convocatoria_id = new.convocatoria_id and r.person_id = new.person_id and r.enrolled
        and (r.category, r.ceme, r.grade, r.adscription_sede) = (new.category, new.ceme, new.grade, new.adscription_sede)
        and new.exam_sede = coalesce(r.rotation_sede, r.adscription_sede)
        and (e.id, e.ceme, e.grade) = (new.exam_id, r.ceme, r.grade)) then
    raise exception 'a candidate is registered as the roster says'
      using errcode = 'check_violation', constraint = 'candidate_as_on_roster';
  end if;
  if not exists (select 1 from public.convocatoria where id = new.convocatoria_id
      and registration_from <= public.efiser_now() and public.efiser_now() < registration_until) then
    raise exception 'a candidate is registered within the window (Convocatoria §2.1)'
      using errcode = 'check_violation', constraint = 'candidate_in_window';
  end if;
  return new;
end $$;
create trigger candidate_new_guard before insert on candidate for each row execute function guard_new_candidate();

create table registration_trail (          -- who, when, from where, before, after; §2.2 A
  id bigint generated always as identity primary key,
  convocatoria_id text not null references convocatoria,
  person_id uuid not null references person,
  at timestamptz not null,
  kind text not null constraint registration_trail_kind_known check (kind in ('access', 'draft', 'version', 'print')),
  by_id uuid not null references person,
  session_sha256 bytea,
  address text,
  user_agent text,
  step text,
  before text,                             -- canonical JSON of what changed
  after text,
  constraint registration_trail_change_has_both check ((kind = 'access') = (after is null))
);
create index registration_trail_person on registration_trail (person_id, convocatoria_id, id);

create function stamp_registration_trail() returns trigger language plpgsql as $$
begin
  new.at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger registration_trail_stamp before insert on registration_trail
  for each row execute function stamp_registration_trail();
create trigger registration_trail_append_only before update or delete on registration_trail
  for each row execute function refuse_change();

create table solicitud_print (             -- the first one of a version; every other print is these bytes. §2.1 C
  version_id uuid primary key references registration_version,
  bytes bytea not null,
  sha256 text not null,
  printed_at timestamptz not null,
  by_id uuid not null references person,
  constraint solicitud_print_of_its_bytes check (sha256 = encode(sha256(bytes), 'hex'))
);

create function stamp_solicitud_print() returns trigger language plpgsql as $$
begin
  new.printed_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger solicitud_print_stamp before insert on solicitud_print
  for each row execute function stamp_solicitud_print();
create trigger solicitud_print_append_only before update or delete on solicitud_print
  for each row execute function refuse_change();
