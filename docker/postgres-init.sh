#!/bin/sh
# Runs once, when the data volume is empty. Two roles always (architecture.md section 4): the owner migrates and is no
# superuser; the product signs in as jbgs, which owns nothing and gets its rights from the migrations.
set -eu

psql --no-psqlrc --set=ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
  --set=owner_password="$JBGS_OWNER_PASSWORD" --set=password="$JBGS_PASSWORD" <<'SQL'
CREATE ROLE jbgs_owner LOGIN CREATEDB CREATEROLE PASSWORD :'owner_password';
CREATE ROLE jbgs LOGIN PASSWORD :'password';
CREATE DATABASE jbgs OWNER jbgs_owner TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8';
SQL
