-- The second wall, made anew after every migration: two roles, their grants, and row level security on every table that
-- has an environment. Changes what differs and nothing else, so that a start locks no table of a running service.
do $$
declare
  -- What the service does not write.
  operators constant text[] := array['environments', 'organizations', 'service_secrets'];
  -- What proves who somebody is, what somebody was answered, who asked how often: for a write, not for whoever reads.
  unread constant text[] := array[
    'application_secrets', 'refresh_tokens', 'idempotency_keys', 'rate_limit_counters', 'service_secrets'
  ];
  env constant text := '(select nullif(current_setting(''cohort.environment_id'', true), '''')::integer)';
  service_role text;
  target record;
begin
  -- Others may migrate another database of this server at this moment: roles belong to all of them.
  perform pg_advisory_xact_lock(hashtextextended('cohort walls', 0));

  foreach service_role in array array['cohort_app', 'cohort_readonly'] loop
    begin
      if not exists (select from pg_roles where rolname = service_role) then
        execute format('create role %I nologin', service_role);
      end if;
      if not pg_has_role(current_user, service_role, 'member') then
        execute format('grant %I to current_user', service_role);
      end if;
    exception
      -- `findAccess` tells of it.
      when insufficient_privilege then return;
      -- Another migration was faster.
      when duplicate_object or unique_violation then null;
    end;
  end loop;

  if not has_schema_privilege('cohort_app', current_schema(), 'usage') then
    execute format('grant usage on schema %I to cohort_app, cohort_readonly', current_schema());
  end if;

  for target in
    select c.oid::regclass as name, c.relname, c.relkind, c.relrowsecurity and c.relforcerowsecurity as is_forced,
      c.relowner::regrole as owner, c.reloptions @> array['security_invoker=true'] as is_invoker,
      exists (
        select from pg_attribute as a where a.attrelid = c.oid and a.attname = 'environment_id' and not a.attisdropped
      ) as has_environment
    from pg_class as c
    where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'v')
  loop
    if target.relkind = 'v' then
      -- A view shows what its reader may see, and not what its owner may.
      if target.is_invoker is not true then
        execute format('alter view %s set (security_invoker = true)', target.name);
      end if;
    elsif target.has_environment and not target.is_forced then
      execute format('alter table %s enable row level security, force row level security', target.name);
      execute format('create policy one_environment on %s to cohort_app using (environment_id = %s)', target.name, env);
      execute format('create policy reading on %s for select to cohort_readonly using (true)', target.name);
      execute format(
        'create policy operating on %s to %s using (current_setting(''cohort.operator'', true) = ''on'')',
        target.name, target.owner
      );
    end if;
    if target.relname <> 'service_secrets' and not has_table_privilege('cohort_app', target.name, 'select') then
      execute format('grant select on %s to cohort_app', target.name);
    end if;
    if has_table_privilege('cohort_readonly', target.name, 'select') <> (target.relname <> all (unread)) then
      execute format(
        case when target.relname = any (unread) then 'revoke select on %s from cohort_readonly'
          else 'grant select on %s to cohort_readonly' end,
        target.name
      );
    end if;
    if target.relkind = 'r' and target.relname <> all (operators)
      and target.relname not like 'kysely\_%' and not has_table_privilege('cohort_app', target.name, 'insert') then
      execute format(
        'grant insert%s on %s to cohort_app',
        case when target.relname = 'event_stores' then '' else ', update, delete' end, target.name
      );
    end if;
  end loop;

  -- These two have no environment, and are seen as far as the one environment belongs to them. Their owner makes them.
  if not (select relrowsecurity from pg_class where oid = 'organizations'::regclass) then
    alter table environments enable row level security;
    alter table organizations enable row level security;
    execute format('create policy one_environment on environments for select to cohort_app using (id = %s)', env);
    create policy one_environment on organizations for select to cohort_app
      using (id = (select organization_id from environments));
    create policy reading on environments for select to cohort_readonly using (true);
    create policy reading on organizations for select to cohort_readonly using (true);
  end if;
end
$$;
