create table price_lists (
  like resource_columns including all,
  name text collate "und-x-icu" not null,
  currency_code text collate "C" not null,
  tax_included boolean not null default true
);

call complete_resource('price_lists');
call index_sort_key('price_lists', 'name');
call index_sort_key('price_lists', 'currency_code');
call index_search('price_lists', 'name');
