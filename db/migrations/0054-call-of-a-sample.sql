-- A sample names the call that it is of, chosen before its seed is recorded: the call in force changes, and a sample does
-- not. Samples of before keep their meaning: one that was drawn is of the call of its rows, one that was not takes the call
-- in force at its draw, as it did.

alter table audit_sample add column convocatoria_id text references convocatoria;

alter table audit_sample disable trigger audit_sample_guard;
update audit_sample s set convocatoria_id = case s.population
  when 'results' then (select r.convocatoria_id from selection_run r where r.id = s.run_id)
  when 'attempts' then (select c.convocatoria_id from audit_sample_row w join attempt a on a.id::text = w.subject_id
    join candidate c on c.id = a.candidate_id where w.sample_id = s.id order by w.place limit 1)
  when 'registrations' then (select c.convocatoria_id from audit_sample_row w
    join registration_version v on v.id::text = w.subject_id
    join candidate c on c.id = v.candidate_id where w.sample_id = s.id order by w.place limit 1)
  when 'publications' then (select d.convocatoria_id from audit_sample_row w
    join declared_article a on a.id::text = w.subject_id
    join publication_declaration d on d.id = a.declaration_id where w.sample_id = s.id order by w.place limit 1)
  when 'letters' then (select r.convocatoria_id from audit_sample_row w join award a on a.id::text = w.subject_id
    join selection_run r on r.id = a.run_id where w.sample_id = s.id order by w.place limit 1)
end;
alter table audit_sample enable trigger audit_sample_guard;

create or replace function guard_audit_sample() returns trigger language plpgsql as $$
declare
  rows_drawn integer;
begin
  if tg_op = 'INSERT' then
    perform public.refuse_unless_auditor(new.started_by);
    new.started_at := date_trunc('milliseconds', public.efiser_now());
    if num_nonnulls(new.population_ids, new.population_sha256, new.population_count, new.drawn_at, new.closed_at) > 0 then
      raise exception 'the seed is recorded before the population is read'
        using errcode = 'check_violation', constraint = 'audit_sample_seed_first';
    end if;
    if new.convocatoria_id is null or (new.run_id is not null and new.convocatoria_id <>
        (select convocatoria_id from public.selection_run where id = new.run_id)) then
      raise exception 'a sample names its call; one of results that of its run'
        using errcode = 'check_violation', constraint = 'audit_sample_names_its_call';
    end if;
    return new;
  end if;
  if old.closed_at is not null or (old.convocatoria_id is not null or old.drawn_at is not null)
      and new.convocatoria_id is distinct from old.convocatoria_id or (new.id, new.number, new.population, new.run_id, new.size, new.seed, new.seed_source,
      new.started_at, new.started_by) is distinct from (old.id, old.number, old.population, old.run_id, old.size, old.seed,
      old.seed_source, old.started_at, old.started_by) or (old.drawn_at is not null and (new.population_ids,
      new.population_sha256, new.population_count, new.drawn_at) is distinct from (old.population_ids,
      old.population_sha256, old.population_count, old.drawn_at)) then
    raise exception 'a sample is drawn once and closed once'
      using errcode = 'check_violation', constraint = 'audit_sample_as_drawn';
  end if;
  if old.drawn_at is null and new.population_ids is not null then
    if new.convocatoria_id is null then
      raise exception 'a sample is drawn from a call that it names'
        using errcode = 'check_violation', constraint = 'audit_sample_names_its_call';
    end if;
    new.drawn_at := date_trunc('milliseconds', public.efiser_now());
    select count(*) into rows_drawn from public.audit_sample_row where sample_id = new.id;
    if rows_drawn <> least(new.size, new.population_count) then
      raise exception 'a sample has as many rows as it asks for'
        using errcode = 'check_violation', constraint = 'audit_sample_rows_whole';
    end if;
  end if;
  if new.statement is not null then
    perform public.refuse_unless_auditor(new.closed_by);
    new.closed_at := date_trunc('milliseconds', public.efiser_now());
    if exists (select 1 from public.audit_sample_row r where r.sample_id = new.id and not exists (
        select 1 from public.audit_sample_finding f where f.sample_id = r.sample_id and f.place = r.place)) then
      raise exception 'a sample is closed when each row has its finding'
        using errcode = 'check_violation', constraint = 'audit_sample_closed_complete';
    end if;
  end if;
  return new;
end $$;
