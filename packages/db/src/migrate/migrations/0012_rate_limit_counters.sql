-- How many requests somebody has made, where several instances share their limits. What is in it is worth a minute or two,
-- so that it is not logged, and empty after a crash.
create unlogged table rate_limit_counters (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
