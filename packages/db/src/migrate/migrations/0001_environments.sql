-- Organizations, their two environments, and what every resource shares: the log, its view, the counters.

create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table organizations (
  id text collate "C" primary key,
  name text not null,
  slug text collate "C" not null constraint organizations_slug_taken unique,
  created_at timestamptz(3) not null default date_trunc('milliseconds', now()),
  updated_at timestamptz(3) not null default date_trunc('milliseconds', now())
);

-- A number and not an id, because it begins every key and every index of every table. Never on a hot path.
create table environments (
  id integer generated always as identity primary key,
  organization_id text collate "C" not null references organizations (id),
  mode text collate "C" not null check (mode in ('test', 'live')),
  unique (organization_id, mode)
);

-- The columns of every resource, for its migration to begin with: `like resource_columns including all`. Never holds a row.
create table resource_columns (
  environment_id integer not null,
  id text collate "C" not null,
  created_at timestamptz(3) not null default date_trunc('milliseconds', now()),
  updated_at timestamptz(3) not null default date_trunc('milliseconds', now()),
  reference text collate "C",
  reference_origin text collate "C",
  metadata jsonb not null default '{}',
  primary key (environment_id, id)
);

-- The programs that call, each in one environment.
create table applications (
  like resource_columns including all,
  name text not null,
  kind text collate "C" not null,
  client_id text collate "C" not null unique,
  public_access boolean not null default false,
  foreign key (environment_id) references environments (id)
);

-- The organization as each of its environments sees it.
create view environment_organizations as
  select e.id as environment_id, o.id, o.name, o.slug, o.created_at, o.updated_at,
    null::text as reference, null::text as reference_origin, '{}'::jsonb as metadata
  from environments as e join organizations as o on o.id = e.organization_id;

-- Letters without their case, alike on every platform whatever the database's own locale is.
create function folded(value text) returns text
  language sql immutable strict parallel safe
  return lower(value collate "und-x-icu");

-- A moment as the wire writes it: 2026-01-31T09:30:00.123Z
create function wire_time(moment timestamptz) returns text
  language sql stable strict parallel safe
  return to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- What differs between two states of a row: {"name": {"from": "VIP", "to": "Very important"}}.
-- The state before a create and after a destroy is {}.
create function changes_between(before jsonb, after jsonb) returns jsonb
  language sql immutable strict parallel safe
  return (
    select coalesce(jsonb_object_agg(name, jsonb_build_object('from', before -> name, 'to', after -> name)), '{}')
    from jsonb_object_keys(before || after) as name
    where coalesce(before -> name, 'null') <> coalesce(after -> name, 'null')
  );

-- <milliseconds>-<sequence>. The transaction takes its number before the event takes its time: an event of a
-- transaction that is still open is then never older than that transaction's number, on which readers who
-- page through the log while others write rely. The sequence is the microsecond and a tie-breaker.
create function next_event_id() returns text
  language plpgsql volatile
  as $$
declare
  microseconds bigint;
begin
  perform pg_current_xact_id();
  microseconds := floor(extract(epoch from clock_timestamp()) * 1000000);
  return microseconds / 1000
    || '-' || lpad((microseconds % 1000)::text, 3, '0')
    || lpad(floor(random() * 1000000)::integer::text, 6, '0');
end
$$;

-- The only log. What happened to a row, written by the statement that did it.
create table event_stores (
  environment_id integer not null references environments (id),
  id text collate "C" not null default next_event_id(),
  resource_type text collate "C" not null,
  resource_id text collate "C" not null,
  event text collate "C" not null check (event in ('create', 'update', 'destroy')),
  payload jsonb not null,
  who jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null generated always as (created_at) stored,
  reference text collate "C",
  reference_origin text collate "C",
  metadata jsonb not null default '{}',
  transaction_id xid8 not null default pg_current_xact_id(),
  primary key (environment_id, id)
);

create index on event_stores (environment_id, resource_type, resource_id, id);
create index on event_stores (environment_id, created_at, id);

-- The id before which no open transaction can still put an event: a reader who stops there misses nothing. `seen` is the
-- snapshot that the reader reads with. All is settled when nobody writes to this database (who does holds a lock on the
-- number of its transaction) and nobody has finished since that snapshot, in this order. That a snapshot's xmin is its xmax
-- would not do: a transaction with a higher number than all that have finished is open, and not in it. Else it is the time
-- at which a transaction began that is older than every open one; or a minute ago, because no writer of the service lives
-- that long (statement_timeout, idle_in_transaction_session_timeout).
create function event_horizon(environment integer, seen pg_snapshot) returns text
  language plpgsql volatile
  as $$
declare
  is_quiet boolean;
  began_at timestamptz;
begin
  is_quiet := not pg_is_in_recovery()
    and current_setting('transaction_isolation') = 'read committed'
    and not exists (
      select from pg_locks as held left join pg_stat_activity as writer using (pid)
      where held.locktype = 'transactionid' and held.mode = 'ExclusiveLock' and held.granted
        and coalesce(writer.datname, current_database()) = current_database()
    );
  if is_quiet and pg_current_snapshot()::text = seen::text then
    return '~';
  end if;
  select max(latest.created_at) into began_at
  from (
    select created_at, transaction_id from event_stores
    where environment_id = environment order by id desc limit 20
  ) as latest
  where latest.transaction_id < pg_snapshot_xmin(seen);
  return floor(extract(epoch from greatest(began_at, statement_timestamp() - interval '1 minute')) * 1000)::text;
end
$$;

create function refuse_rewriting_history() returns trigger
  language plpgsql
  as $$
begin
  raise exception 'event_stores can be added to and read, and nothing else'
    using errcode = 'insufficient_privilege';
end
$$;

create trigger event_stores_are_history
  before update or delete or truncate on event_stores
  for each statement execute function refuse_rewriting_history();

-- The same facts as a list of changes: {"name": ["VIP", "Very important"]}.
create view versions as
  select
    environment_id,
    id,
    resource_type,
    resource_id,
    event,
    (
      select coalesce(jsonb_object_agg(change.key, jsonb_build_array(change.value -> 'from', change.value -> 'to')), '{}')
      from jsonb_each(payload) as change
    ) as changes,
    who,
    created_at,
    updated_at,
    reference,
    reference_origin,
    metadata
  from event_stores;

-- How many rows an environment has of a type, and how many versions: the sum of its slots, of which there are as many as ever
-- wrote at once, so that no writer waits for another.
create table record_counters (
  environment_id integer not null references environments (id),
  resource_type text collate "C" not null,
  slot smallint not null,
  record_count bigint not null,
  primary key (environment_id, resource_type, slot)
) with (fillfactor = 50);

-- The last number that was assigned in an environment, of a type whose records are numbered in order.
create table assigned_numbers (
  environment_id integer not null references environments (id),
  resource_type text collate "C" not null,
  last_number integer not null,
  primary key (environment_id, resource_type)
) with (fillfactor = 50);

create function assign_number() returns trigger
  language plpgsql
  as $$
begin
  insert into assigned_numbers as a (environment_id, resource_type, last_number)
  values (new.environment_id, tg_table_name, 1)
  on conflict (environment_id, resource_type) do update set last_number = a.last_number + 1
  returning last_number into new.number;
  return new;
end
$$;

-- For the migrations of resources: the index of a key that lists are sorted by. Nulls come last in both
-- directions, so that a column which has them needs two.
create procedure index_sort_key(resource regclass, key text, has_nulls boolean default false)
  language plpgsql
  as $$
begin
  execute format('create index on %s (environment_id, %I, id)', resource, key);
  if has_nulls then
    execute format('create index on %s (environment_id, %I desc nulls last, id desc)', resource, key);
  end if;
end
$$;

-- The index of a search for parts of a text, in any case.
create procedure index_search(resource regclass, key text)
  language plpgsql
  as $$
begin
  execute format('create index on %s using gin (environment_id, folded(%I) gin_trgm_ops)', resource, key);
end
$$;

-- What cannot be copied with resource_columns: the environment's foreign key, and the indexes of what all resources have.
create procedure complete_resource(resource regclass)
  language plpgsql
  as $$
begin
  execute format('alter table %s add foreign key (environment_id) references environments (id)', resource);
  call index_sort_key(resource, 'created_at');
  call index_sort_key(resource, 'updated_at');
  call index_sort_key(resource, 'reference', has_nulls => true);
  call index_sort_key(resource, 'reference_origin', has_nulls => true);
  call index_search(resource, 'reference');
  execute format('create index on %s using gin (environment_id, metadata jsonb_path_ops)', resource);
end
$$;
