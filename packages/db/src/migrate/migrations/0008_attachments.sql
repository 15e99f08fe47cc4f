create table attachments (
  like resource_columns including all,
  name text collate "und-x-icu" not null,
  description text,
  url text,
  attachable_type text collate "C" not null,
  attachable_id text collate "C" not null
);

call complete_resource('attachments');
call index_sort_key('attachments', 'name');
call index_search('attachments', 'name');

-- The attachments of a resource, newest first.
create index on attachments (environment_id, attachable_type, attachable_id, created_at desc, id desc);

-- Lets a resource have attachments: a column that follows from attachable_type, so that a real foreign key holds the
-- owner, in the same environment.
create procedure let_have_attachments(owner regclass)
  language plpgsql
  as $$
begin
  execute format(
    'alter table attachments
      add column %1$I text collate "C" generated always as (case when attachable_type = %2$L then attachable_id end) stored,
      add constraint %3$I foreign key (environment_id, %1$I) references %2$s',
    'owner_in_' || owner, owner, 'attachments_attachable_' || owner || '_link'
  );
  execute format('create index on attachments (environment_id, %1$I) where %1$I is not null', 'owner_in_' || owner);
end
$$;

call let_have_attachments('customer_groups');
call let_have_attachments('customers');
call let_have_attachments('markets');
call let_have_attachments('merchants');
call let_have_attachments('price_lists');
call let_have_attachments('inventory_models');
