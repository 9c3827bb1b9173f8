-- The item bank, and forms frozen from it. Keys stand in tables of their own:
-- a query for content cannot carry one along. A frozen form is its own copy.

create table item (
  id uuid primary key default gen_random_uuid(),
  code text not null constraint item_code_unique unique,
  area text not null constraint item_area_known check (area in ('clinical', 'research')),
  topic text not null,
  vignette text,
  stem text not null,
  rationale text,
  fingerprint text not null,
  image_svg text,
  image_alt text,
  constraint item_image_has_alt check ((image_svg is null) = (image_alt is null))
);
create index item_fingerprint on item (fingerprint);

create table item_option (
  id text primary key,                     -- exam-engine/items/item-ids.ts: carries no order
  item_id uuid not null references item,
  position integer not null constraint item_option_position check (position between 1 and 5),
  text text not null,
  constraint item_option_position_unique unique (item_id, position),
  constraint item_option_of_item unique (item_id, id)
);

create table item_key (
  item_id uuid primary key references item,
  option_id text not null,
  constraint item_key_option_of_item foreign key (item_id, option_id) references item_option (item_id, id)
);

create table exam_item (                   -- the bank of one exam
  exam_id uuid not null references exam,
  item_id uuid not null references item,
  primary key (exam_id, item_id)
);

create table form (                        -- exam-engine/items/form.ts
  id uuid primary key,
  exam_id uuid not null references exam,
  version integer not null,                -- the highest version is the one sat
  seed text not null,
  content text not null,                   -- canonical JSON without key or rationale
  content_sha256 text not null,
  item_count integer not null,
  frozen_at timestamptz not null,
  frozen_by uuid references person,
  constraint form_version_unique unique (exam_id, version)
);

create table form_key (
  form_id uuid primary key references form,
  content_sha256 text not null,
  key text not null,                       -- canonical JSON of exam-engine/items/form.ts KeyDocument
  key_sha256 text not null
);

create table form_item (                   -- what a save is checked against
  form_id uuid not null references form,
  item_id text not null,                   -- exam-engine/items/item-ids.ts
  option_ids text[] not null,
  primary key (form_id, item_id)
);

create trigger form_frozen before update or delete on form for each row execute function refuse_change();
create trigger form_key_frozen before update or delete on form_key for each row execute function refuse_change();
create trigger form_item_frozen before update or delete on form_item for each row execute function refuse_change();

create function refuse_late_form_item() returns trigger language plpgsql as $$
begin
  if (select count(*) from public.form_item where form_id = new.form_id)
     >= (select item_count from public.form where id = new.form_id) then
    raise exception 'a frozen form takes no further item'
      using errcode = 'check_violation', constraint = 'form_item_complete';
  end if;
  return new;
end $$;
create trigger form_item_complete before insert on form_item for each row execute function refuse_late_form_item();

create function refuse_late_form() returns trigger language plpgsql as $$
begin
  if efiser_now() >= (select t.starts_at from public.exam e join public.turno t on t.id = e.turno_id
                      where e.id = new.exam_id) then
    raise exception 'a form is frozen before its turno starts'
      using errcode = 'check_violation', constraint = 'form_before_turno';
  end if;
  return new;
end $$;
create trigger form_before_turno before insert on form for each row execute function refuse_late_form();
