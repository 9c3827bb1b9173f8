-- §5.1: results go out once, for everybody and for good, so two persons decide: one proposes a run, another publishes it.

-- Runs that one person published before keep their record: NOT VALID holds for every later row.
alter table selection_run
  add column proposed_at timestamptz,
  add column proposed_by uuid references person,
  add constraint selection_run_proposed_whole check (num_nulls(proposed_at, proposed_by) in (0, 2)),
  add constraint selection_run_proposed_has_results check (proposed_at is null or results is not null),
  add constraint selection_run_published_by_another
    check (published_at is null or (proposed_by is not null and proposed_by <> published_by)) not valid;

create unique index selection_run_proposed_once on selection_run (convocatoria_id)
  where proposed_at is not null and published_at is null and discarded_at is null;
