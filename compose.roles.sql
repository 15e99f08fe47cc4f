-- What the superuser does once, in a new database: the service is none, owns the tables, and takes on two roles that may less.
\getenv password COHORT_DATABASE_PASSWORD
create role cohort_owner login password :'password';
create role cohort_app;
create role cohort_readonly;
grant cohort_app, cohort_readonly to cohort_owner;
alter database cohort owner to cohort_owner;
