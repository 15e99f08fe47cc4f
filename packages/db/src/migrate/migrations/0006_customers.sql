create table customers (
  like resource_columns including all,
  email text collate "C" not null,
  status text collate "C" not null default 'prospect',
  has_password boolean not null default false,
  total_orders_count integer not null default 0,
  shopper_reference text,
  profile_id text,
  tax_exemption_code text,
  customer_group_id text collate "C",
  constraint customers_customer_group_link foreign key (environment_id, customer_group_id) references customer_groups
);

create unique index customers_email_taken on customers (environment_id, folded(email));
call complete_resource('customers');
call index_sort_key('customers', 'email');
call index_sort_key('customers', 'status');
call index_search('customers', 'email');

-- The customers of a group, newest first.
create index on customers (environment_id, customer_group_id, created_at desc, id desc);
