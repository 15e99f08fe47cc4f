create table merchants (
  like resource_columns including all,
  name text collate "und-x-icu" not null
);

call complete_resource('merchants');
call index_sort_key('merchants', 'name');
call index_search('merchants', 'name');
