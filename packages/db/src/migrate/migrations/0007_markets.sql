create table markets (
  like resource_columns including all,
  number integer not null,
  name text collate "und-x-icu" not null,
  code text collate "C",
  private boolean not null generated always as (customer_group_id is not null) stored,
  checkout_url text,
  external_prices_url text,
  external_order_validation_url text,
  facebook_pixel_id text,
  shipping_cost_cutoff integer,
  disabled_at timestamptz(3),
  customer_group_id text collate "C",
  merchant_id text collate "C",
  price_list_id text collate "C",
  inventory_model_id text collate "C",
  unique (environment_id, number),
  constraint markets_code_taken unique (environment_id, code),
  constraint markets_customer_group_link foreign key (environment_id, customer_group_id) references customer_groups,
  constraint markets_merchant_link foreign key (environment_id, merchant_id) references merchants,
  constraint markets_price_list_link foreign key (environment_id, price_list_id) references price_lists,
  constraint markets_inventory_model_link foreign key (environment_id, inventory_model_id) references inventory_models
);

create trigger markets_are_numbered before insert on markets for each row execute function assign_number();

call complete_resource('markets');
call index_sort_key('markets', 'name');
call index_sort_key('markets', 'code', has_nulls => true);
call index_sort_key('markets', 'disabled_at', has_nulls => true);
call index_search('markets', 'name');
call index_search('markets', 'code');

-- The markets of a group, newest first; and those that a delete elsewhere must not leave pointing nowhere.
create index on markets (environment_id, customer_group_id, created_at desc, id desc);
create index on markets (environment_id, merchant_id);
create index on markets (environment_id, price_list_id);
create index on markets (environment_id, inventory_model_id);
