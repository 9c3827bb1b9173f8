-- A later period may take the EFISER marks of an earlier one instead of exams of its own (§5.3, §5.13). What binds it: it has
-- no cronograma, an earlier period with published results, and candidates who were present at the exam in which the mark
-- was earned. Such a candidate names the candidacy that it continues, and the exam of that one.

alter table convocatoria
  add constraint convocatoria_marks_known
    check (coalesce(rules ->> 'marks', 'newCronograma') in ('newCronograma', 'carryOver')),
  add constraint convocatoria_carry_in_later_period
    check (coalesce(rules ->> 'marks', '') <> 'carryOver' or (rules ->> 'period')::integer > 1),
  add constraint convocatoria_carry_without_cronograma
    check (coalesce(rules ->> 'marks', '') <> 'carryOver' or coalesce(rules -> 'cronograma', '[]'::jsonb) = '[]'::jsonb),
  add constraint convocatoria_cronograma_unless_carried
    check (coalesce(rules ->> 'marks', '') = 'carryOver' or coalesce(rules -> 'cronograma', '[1]'::jsonb) <> '[]'::jsonb);

alter table candidate add column carries_from uuid references candidate;
create index candidate_carries_from on candidate (carries_from) where carries_from is not null;

/* The call in whose exams the marks of a call were earned: the last one before it in its cycle that has exams; null for a
   call that has exams of its own. */
create function marks_source(of_call text) returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select earlier.id from public.convocatoria own
    join public.convocatoria earlier on earlier.rules ->> 'cycle' = own.rules ->> 'cycle'
      and (earlier.rules ->> 'period')::integer < (own.rules ->> 'period')::integer
      and coalesce(earlier.rules ->> 'marks', '') <> 'carryOver'
  where own.id = of_call and own.rules ->> 'marks' = 'carryOver'
  order by (earlier.rules ->> 'period')::integer desc limit 1
$$;

/* Whether somebody was present at the exam of a candidacy, as the published selection says. */
create function was_present(candidacy uuid) returns boolean language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from public.selection_result r join public.selection_run s on s.id = r.run_id
    where r.candidate_id = candidacy and s.published_at is not null
      and (r.exclusion is null or r.exclusion = 'NO_CURRENT_GRADE'))
$$;

create function guard_carrying_call() returns trigger language plpgsql as $$
begin
  if new.rules ->> 'marks' = 'carryOver' and not exists (select 1 from public.selection_run r
      where r.convocatoria_id = public.marks_source(new.id) and r.published_at is not null) then
    raise exception 'marks carry over from published results (Convocatoria §5.3)'
      using errcode = 'check_violation', constraint = 'convocatoria_carry_has_source';
  end if;
  return null;
end $$;
create trigger convocatoria_carry_has_source after insert on convocatoria
  for each row execute function guard_carrying_call();

create function guard_carried_mark() returns trigger language plpgsql as $$
declare
  source text := public.marks_source(new.convocatoria_id);
begin
  if source is null then
    if new.carries_from is not null then
      raise exception 'a call with exams of its own takes no mark of another'
        using errcode = 'check_violation', constraint = 'candidate_carries_nothing';
    end if;
    return new;
  end if;
  if not exists (select 1 from public.candidate c where c.id = new.carries_from and c.convocatoria_id = source
      and c.person_id = new.person_id and (c.ceme, c.grade, c.exam_id) = (new.ceme, new.grade, new.exam_id)
      and public.was_present(c.id)) then
    raise exception 'who has no EFISER mark of the cycle does not compete by it (Convocatoria §4.2 B, §5.13)'
      using errcode = 'check_violation', constraint = 'candidate_carries_a_mark';
  end if;
  return new;
end $$;
create trigger candidate_carries_a_mark before insert on candidate
  for each row execute function guard_carried_mark();

-- As 0020, and the exam is that of the call in which the mark was earned.
create or replace function guard_new_candidate() returns trigger language plpgsql as $$
begin
  if pg_catalog.pg_has_role((select tableowner from pg_catalog.pg_tables
      where schemaname = 'public' and tablename = 'candidate'), 'usage') then
    return new;
  end if;
  if not exists (select 1 from public.roster_entry r
      join public.exam e on e.convocatoria_id = coalesce(public.marks_source(r.convocatoria_id), r.convocatoria_id)
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

-- As 0020, and nobody expects a sitting whose exam is of an earlier period.
create or replace function apply_registration_version() returns trigger language plpgsql security definer
  set search_path = '' as $$
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
    where c.id = new.candidate_id and c.carries_from is null
    on conflict (candidate_id, exam_id) do nothing;
  return null;
end $$;

/* What a later version of a call may not touch, beside 0026: whether it has exams. */
create function guard_errata_marks() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select 1 from public.convocatoria v where v.id = new.convocatoria_id
      and coalesce(v.rules ->> 'marks', 'newCronograma')
        <> coalesce(new.document #>> '{rules,marks}', 'newCronograma')) then
    raise exception 'a version never changes what the call fixed'
      using errcode = 'check_violation', constraint = 'convocatoria_version_keeps_marks';
  end if;
  return new;
end $$;
create trigger convocatoria_version_errata_marks before insert on convocatoria_version
  for each row execute function guard_errata_marks();
