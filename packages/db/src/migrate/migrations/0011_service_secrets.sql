-- What the service signs with, the same for all its instances on this database. Made here, from the strong random numbers
-- behind gen_random_uuid(); replacing one makes what was signed with it worthless, and nothing else.
create table service_secrets (
  name text collate "C" primary key,
  secret bytea not null
    default sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
);

insert into service_secrets (name) values ('cursors');
