#!/usr/bin/env bash
# Runs once, when the database cluster is made: the product's database, the role that owns it, and the roles of its processes, which own nothing.
# None of them is a superuser or goes round row-level security; Jeonghap refuses to start otherwise.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "${POSTGRES_DB:-postgres}" \
  --set=owner_password="$JEONGHAP_OWNER_PASSWORD" \
  --set=app_password="$JEONGHAP_DATABASE_PASSWORD" \
  --set=worker_password="$JEONGHAP_WORKER_PASSWORD" << 'SQL'
CREATE ROLE jeonghap_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE jeonghap_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'app_password';
CREATE ROLE jeonghap_worker LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'worker_password';
CREATE DATABASE jeonghap OWNER jeonghap_owner ENCODING 'UTF8' TEMPLATE template0;
\connect jeonghap
-- here, since the processes may not
CREATE EXTENSION pg_trgm;
SQL
