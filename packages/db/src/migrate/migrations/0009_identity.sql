-- What a program may do, and how it proves who it is. Secrets are 256 bits at random and kept as their SHA-256.

-- An integration has a role; what a sales channel may do follows from its kind. Whatever was issued up to
-- tokens_revoked_at is no longer valid.
alter table applications
  add column role text collate "C",
  add column tokens_revoked_at timestamptz(3);

update applications set role = 'admin' where kind = 'integration';

alter table applications add constraint applications_role_fits_kind check (
  case kind
    when 'integration' then coalesce(role in ('admin', 'read_only'), false)
    when 'sales_channel' then role is null
    else false
  end
);

-- A program has two secrets while one takes the place of the other.
create table application_secrets (
  environment_id integer not null,
  application_id text collate "C" not null,
  hash bytea not null check (length(hash) = 32),
  created_at timestamptz(3) not null default date_trunc('milliseconds', now()),
  expires_at timestamptz(3),
  primary key (environment_id, application_id, hash),
  foreign key (environment_id, application_id) references applications on delete cascade
);

-- Each can be used once, for the next one of its family. One that comes a second time was stolen, or stolen from.
create table refresh_tokens (
  environment_id integer not null,
  hash bytea not null check (length(hash) = 32),
  application_id text collate "C" not null,
  family text collate "C" not null,
  scope text not null,
  expires_at timestamptz(3) not null,
  used_at timestamptz(3),
  primary key (environment_id, hash),
  foreign key (environment_id, application_id) references applications on delete cascade
);

create index on refresh_tokens (environment_id, application_id, family);
create index on refresh_tokens (environment_id, expires_at);

-- Access tokens that were taken back before they expired.
create table revoked_tokens (
  environment_id integer not null references environments (id),
  jti text collate "C" not null,
  expires_at timestamptz(3) not null,
  primary key (environment_id, jti)
);

create index on revoked_tokens (environment_id, expires_at);
