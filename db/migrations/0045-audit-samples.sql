-- Random samples of the auditor: the one thing an auditor writes. The seed is recorded before the population is read;
-- the population is kept as the text whose hash is recorded, so that the sample can be drawn again by anyone. Findings
-- are appended, the last of a row counts; a closed sample stays as it was.

create table audit_sample (
  id uuid primary key default gen_random_uuid(),
  number integer generated always as identity constraint audit_sample_number_unique unique,
  population text not null constraint audit_sample_population_known check (population in
    ('attempts', 'registrations', 'publications', 'letters', 'results')),
  run_id uuid references selection_run,
  size integer not null constraint audit_sample_size_bounded check (size between 1 and 500),
  seed text not null constraint audit_sample_seed_one_line
    check (btrim(seed) <> '' and seed !~ '[[:cntrl:]]' and char_length(seed) <= 200),
  seed_source text not null constraint audit_sample_seed_source_known check (seed_source in ('drawn', 'given')),
  started_at timestamptz not null,
  started_by uuid not null references person,
  population_ids text,                     -- exam-engine/audit/draw-sample.ts: an id per line, in order
  population_sha256 text,
  population_count integer,
  drawn_at timestamptz,
  statement text constraint audit_sample_statement_length check (btrim(statement) <> '' and char_length(statement) <= 4000),
  closed_at timestamptz,
  closed_by uuid references person,
  constraint audit_sample_results_of_a_run check ((population = 'results') = (run_id is not null)),
  constraint audit_sample_drawn_whole
    check (num_nulls(population_ids, population_sha256, population_count, drawn_at) in (0, 4)),
  constraint audit_sample_states_its_population
    check (population_sha256 = encode(sha256(convert_to(population_ids, 'UTF8')), 'hex')),
  constraint audit_sample_closed_whole check (num_nulls(statement, closed_at, closed_by) in (0, 3)),
  constraint audit_sample_closed_after_drawn check (closed_at is null or drawn_at is not null)
);

create table audit_sample_row (
  sample_id uuid not null references audit_sample,
  place integer not null constraint audit_sample_row_place_positive check (place >= 1),
  subject_id text not null,
  primary key (sample_id, place),
  constraint audit_sample_row_once unique (sample_id, subject_id)
);
create trigger audit_sample_row_append_only before update or delete on audit_sample_row
  for each row execute function refuse_change();

create table audit_sample_finding (
  id bigint generated always as identity primary key,
  sample_id uuid not null,
  place integer not null,
  outcome text not null constraint audit_sample_finding_outcome_known check (outcome in ('conforms', 'observed')),
  checks text[] not null,
  text text not null constraint audit_sample_finding_length check (char_length(text) <= 2000),
  at timestamptz not null,
  by_id uuid not null references person,
  constraint audit_sample_finding_of_a_row foreign key (sample_id, place) references audit_sample_row,
  constraint audit_sample_finding_says_what check (outcome = 'conforms' or btrim(text) <> '')
);
create index audit_sample_finding_row on audit_sample_finding (sample_id, place, id);
create trigger audit_sample_finding_append_only before update or delete on audit_sample_finding
  for each row execute function refuse_change();

create function refuse_unless_auditor(who uuid) returns void language plpgsql as $$
begin
  if not exists (select 1 from public.role_grant where person_id = who and role = 'auditor') then
    raise exception 'an auditor draws and judges samples'
      using errcode = 'check_violation', constraint = 'audit_sample_by_auditor';
  end if;
end $$;

create function guard_audit_sample() returns trigger language plpgsql as $$
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
    return new;
  end if;
  if old.closed_at is not null or (new.id, new.number, new.population, new.run_id, new.size, new.seed, new.seed_source,
      new.started_at, new.started_by) is distinct from (old.id, old.number, old.population, old.run_id, old.size, old.seed,
      old.seed_source, old.started_at, old.started_by) or (old.drawn_at is not null and (new.population_ids,
      new.population_sha256, new.population_count, new.drawn_at) is distinct from (old.population_ids,
      old.population_sha256, old.population_count, old.drawn_at)) then
    raise exception 'a sample is drawn once and closed once'
      using errcode = 'check_violation', constraint = 'audit_sample_as_drawn';
  end if;
  if old.drawn_at is null and new.population_ids is not null then
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
create trigger audit_sample_guard before insert or update on audit_sample for each row execute function guard_audit_sample();
create trigger audit_sample_no_delete before delete on audit_sample for each row execute function refuse_change();

create function guard_audit_sample_row() returns trigger language plpgsql as $$
begin
  if exists (select 1 from public.audit_sample where id = new.sample_id and drawn_at is not null) then
    raise exception 'a sample that is drawn gets no more rows'
      using errcode = 'check_violation', constraint = 'audit_sample_row_before_drawn';
  end if;
  return new;
end $$;
create trigger audit_sample_row_guard before insert on audit_sample_row
  for each row execute function guard_audit_sample_row();

create function guard_audit_sample_finding() returns trigger language plpgsql as $$
begin
  perform public.refuse_unless_auditor(new.by_id);
  if exists (select 1 from public.audit_sample where id = new.sample_id and (drawn_at is null or closed_at is not null)) then
    raise exception 'findings are of a sample that is drawn and open'
      using errcode = 'check_violation', constraint = 'audit_sample_finding_while_open';
  end if;
  new.at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger audit_sample_finding_guard before insert on audit_sample_finding
  for each row execute function guard_audit_sample_finding();
