create table customer_groups (
  like resource_columns including all,
  name text collate "und-x-icu" not null,
  code text collate "C",
  constraint customer_groups_code_taken unique (environment_id, code)
);

call complete_resource('customer_groups');
call index_sort_key('customer_groups', 'name');
call index_sort_key('customer_groups', 'code', has_nulls => true);
call index_search('customer_groups', 'name');
call index_search('customer_groups', 'code');
