-- What was answered to requests that came with an Idempotency-Key, for 24 hours. A row is written by the transaction of
-- the change that it answers: there is never one without the other. Status, headers and document are null only inside of it.
create table idempotency_keys (
  environment_id integer not null references environments (id),
  application_id text collate "C" not null,
  key text collate "C" not null,
  -- Of the request: the same key with another one is refused.
  fingerprint text collate "C" not null,
  status smallint,
  headers jsonb,
  document text,
  expires_at timestamptz not null default now() + interval '24 hours',
  primary key (environment_id, application_id, key)
);

create index on idempotency_keys (environment_id, expires_at);
