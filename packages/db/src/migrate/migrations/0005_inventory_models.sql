create table inventory_models (
  like resource_columns including all,
  name text collate "und-x-icu" not null
);

call complete_resource('inventory_models');
call index_sort_key('inventory_models', 'name');
call index_search('inventory_models', 'name');
