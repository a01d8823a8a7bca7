#!/usr/bin/env bash
# Runs once, when the database cluster is made: a role for the product that is no superuser, and its database.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --set=password="$JEONGHAP_DATABASE_PASSWORD" << 'SQL'
CREATE ROLE jeonghap_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE jeonghap OWNER jeonghap_app ENCODING 'UTF8' TEMPLATE template0;
SQL
