/**
 * Writes the schema as text from the catalogs: tables, columns, constraints,
 * indexes, functions, triggers, the app's rights, in one stable order.
 * db/schema.sql is this text; the tests regenerate it and compare, so that a
 * change of schema is always seen.
 */
import { sql } from 'kysely'
import type { DbOrTrx } from './client.ts'

/** The text for the schema `public`, ending in a newline. */
export async function describeSchema(db: DbOrTrx): Promise<string> {
  const sections = [
    '-- Written from the catalogs (npm run -s efiser -- schema write). Do not edit.',
    ...await describeTables(db),
    ...await rows(db, sql`
      select pg_get_indexdef(i.indexrelid) || ';' as line
      from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
      order by c.relname`),
    ...await rows(db, sql`
      select pg_get_functiondef(p.oid) || ';' as line
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public'
      order by p.proname, pg_get_function_identity_arguments(p.oid)`),
    ...await rows(db, sql`
      select pg_get_triggerdef(t.oid) || ';' as line
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and not t.tgisinternal order by c.relname, t.tgname`),
    ...await rows(db, sql`
      select 'grant ' || string_agg(lower(privilege_type), ', ' order by privilege_type) || ' on ' || table_name
             || ' to efiser_app;' as line
      from information_schema.role_table_grants where grantee = 'efiser_app' and table_schema = 'public'
      group by table_name order by table_name`),
    ...await rows(db, sql`
      select 'grant ' || lower(acl.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attname) || ') on '
             || c.relname || ' to efiser_app;' as line
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      cross join lateral aclexplode(a.attacl) acl join pg_roles r on r.oid = acl.grantee
      where n.nspname = 'public' and r.rolname = 'efiser_app'
      group by c.relname, acl.privilege_type order by c.relname, acl.privilege_type`),
  ]
  return `${sections.join('\n\n')}\n`
}

async function describeTables(db: DbOrTrx): Promise<string[]> {
  return rows(db, sql`
    select 'create table ' || c.relname || E' (\n' || string_agg('  ' || part.line, E',\n' order by part.kind, part.rank)
           || E'\n);' as line
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    cross join lateral (
      select 1 as kind, lpad(a.attnum::text, 4, '0') as rank,
             a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
             || case when a.attnotnull then ' not null' else '' end
             || case when a.attidentity <> '' then ' generated always as identity' else '' end
             || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      union all
      select 2, k.conname::text, 'constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid)
      from pg_constraint k where k.conrelid = c.oid and k.contype in ('p', 'u', 'c', 'f', 'x')
    ) part
    where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migration'
    group by c.relname order by c.relname`)
}

async function rows(db: DbOrTrx, query: ReturnType<typeof sql>): Promise<string[]> {
  const result = await query.execute(db)
  return (result.rows as { line: string }[]).map((row) => row.line)
}
