-- The official notification to each OOAD and UMAE of who arrives (§5.9.3), and to each sede of who leaves (§5.9.1): signed,
-- in versions that follow one another, known by nobody before the acceptance is over. And where each is written to.

create table official_notice (
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  kind text not null constraint official_notice_kind_known check (kind in ('arrivals', 'departures')),
  addressee text not null,                 -- of arrivals the OOAD, or the code of a UMAE; of departures the code of the sede
  number integer not null constraint official_notice_number_positive check (number >= 1),
  content text not null,                   -- canonical JSON, notificacion-oficial/1
  content_sha256 text not null constraint official_notice_content_hash
    check (content_sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  previous_sha256 text,
  key_id text not null references signing_key,
  signature text not null,                 -- Ed25519 of the statement about the content
  file_key text not null,                  -- the PDF in the file storage
  file_sha256 text not null constraint official_notice_file_hash check (file_sha256 ~ '^[0-9a-f]{64}$'),
  issued_by uuid not null references person,
  issued_at timestamptz not null,
  constraint official_notice_version_once unique (convocatoria_id, kind, addressee, number)
);

create function guard_official_notice() returns trigger language plpgsql as $$
declare
  before record;
begin
  if not exists (select 1 from public.role_grant where person_id = new.issued_by and role = 'admin') then
    raise exception 'the coordination notifies'
      using errcode = 'check_violation', constraint = 'official_notice_by_admin';
  end if;
  if new.issued_at > public.efiser_now() or exists (select 1 from public.convocatoria
      where id = new.convocatoria_id and results_until > new.issued_at) then
    raise exception 'who arrives is known when the acceptance is over (Convocatoria §5.3, §5.9.3)'
      using errcode = 'check_violation', constraint = 'official_notice_after_acceptance';
  end if;
  if not exists (select 1 from public.selection_run
      where convocatoria_id = new.convocatoria_id and published_at is not null) then
    raise exception 'there are no published results'
      using errcode = 'check_violation', constraint = 'official_notice_of_published';
  end if;
  if not exists (select 1 from public.sede where case when new.kind = 'departures' then code = new.addressee
      when ooad = 'UMAE' then code = new.addressee else ooad = new.addressee end) then
    raise exception 'nobody of this name is notified'
      using errcode = 'check_violation', constraint = 'official_notice_addressee_known';
  end if;
  select number, content_sha256 into before from public.official_notice
    where convocatoria_id = new.convocatoria_id and kind = new.kind and addressee = new.addressee
    order by number desc limit 1;
  if new.number <> coalesce(before.number, 0) + 1 or new.previous_sha256 is distinct from before.content_sha256 then
    raise exception 'a version follows the one before'
      using errcode = 'check_violation', constraint = 'official_notice_follows';
  end if;
  return new;
end $$;
create trigger official_notice_guard before insert on official_notice
  for each row execute function guard_official_notice();
create trigger official_notice_append_only before update or delete on official_notice
  for each row execute function refuse_change();

create table notice_address (              -- the newest row of an addressee counts; an empty list: nobody is written to
  id bigint generated always as identity primary key,
  addressee text not null,
  addresses text[] not null constraint notice_address_few check (cardinality(addresses) <= 5),
  set_by uuid not null references person,
  at timestamptz not null,
  constraint notice_address_form check (
    '' = any (addresses) is not true
    and array_to_string(addresses, ' ') !~ '[[:cntrl:]<>,;:"()]'
    and array_to_string(addresses, ' ') ~ '^([^[:space:]@]+@[^[:space:]@]+( |$))*$')
);
create index notice_address_newest on notice_address (addressee, id);

create function guard_notice_address() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.role_grant where person_id = new.set_by and role = 'admin') then
    raise exception 'the coordination sets where is written to'
      using errcode = 'check_violation', constraint = 'notice_address_by_admin';
  end if;
  new.at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger notice_address_guard before insert on notice_address
  for each row execute function guard_notice_address();
create trigger notice_address_append_only before update or delete on notice_address
  for each row execute function refuse_change();
