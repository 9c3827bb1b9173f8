-- What-if runs with another annulment, beside other seats: the items of one frozen form that would be annulled, and the
-- cut-offs before and after. Still a table of its own: a run takes results only of its own input (0035), and now no freeze
-- takes the input of a simulation either.
alter table what_if
  add column annulment text,               -- canonical JSON: form, what stands annulled in it, what would; null: as it stands
  add column cutoffs text,                 -- canonical JSON: cut-offs that differ; null: made before they were compared
  add column invented_seed boolean,        -- full ties fell by no lottery, on both sides; null: made before this was kept
  drop constraint what_if_changes_something,
  add constraint what_if_changes_something check (jsonb_array_length(changes::jsonb) > 0 or annulment is not null),
  add constraint what_if_cutoffs_is_list check (jsonb_typeof(cutoffs::jsonb) = 'array'),
  add constraint what_if_annulment_changes_something check (annulment::jsonb -> 'before' <> annulment::jsonb -> 'after'),
  add constraint what_if_annulment_policy_known check (annulment::jsonb #>> '{after,policy}' in ('drop', 'credit'));

create function guard_what_if() returns trigger language plpgsql as $$
declare
  form uuid := (new.annulment::jsonb ->> 'formId')::uuid;
  annulled jsonb := new.annulment::jsonb #> '{after,itemIds}';
begin
  if new.annulment is null then
    return new;
  end if;
  if public.convocatoria_of_form(form) is distinct from
      (select convocatoria_id from public.selection_run where id = new.run_id) then
    raise exception 'what a simulation annuls is a form of its own selection'
      using errcode = 'check_violation', constraint = 'what_if_form_of_its_run';
  end if;
  if (select count(distinct f.item_id) from jsonb_array_elements_text(annulled) item
      join public.form_item f on f.form_id = form and f.item_id = item::uuid) <> jsonb_array_length(annulled)
    or jsonb_array_length(annulled) >= (select count(*) from public.form_item where form_id = form) then
    raise exception 'what a simulation annuls are items of the form, each once, and never all'
      using errcode = 'check_violation', constraint = 'what_if_items_of_form';
  end if;
  return new;
end $$;
create trigger what_if_annulment before insert on what_if for each row execute function guard_what_if();

create function refuse_simulated_freeze() returns trigger language plpgsql as $$
begin
  if exists (select 1 from public.what_if where input_sha256 = new.input_sha256) then
    raise exception 'the input of a simulation is never frozen'
      using errcode = 'check_violation', constraint = 'selection_run_not_simulated';
  end if;
  return new;
end $$;
create trigger selection_run_not_simulated before insert on selection_run
  for each row execute function refuse_simulated_freeze();
