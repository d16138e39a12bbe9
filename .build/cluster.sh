# The private PostGIS clusters: own data folder, Unix socket, no TCP; as root and as an ordinary user; no other cluster is
# touched. Sourced by ./geo, which gives here, say and stop. There are two a checkout: demo, and one for tests.

postgres_bin=/usr/lib/postgresql/15/bin

# PostgreSQL refuses to run as root, and its account cannot enter a home folder of mode 700: root's clusters lie in /var/lib.
cluster_home() {
  local id
  id=$(printf %s "$here" | sha256sum | cut -c1-10)
  if [ -n "${GEO_HOME:-}" ]; then
    echo "$GEO_HOME/$id"
  elif [ "$(id -u)" = 0 ]; then
    echo "/var/lib/geo/$id"
  else
    echo "${XDG_STATE_HOME:-$HOME/.local/state}/geo/$id"
  fi
}

use_cluster() {
  cluster=$(cluster_home)/$1
  cluster_data=$cluster/data
  cluster_logins=$cluster/logins
  cluster_log=$cluster/server.log
  cluster_socket=$cluster/socket
  # A socket's path ends at 107 characters.
  if [ "${#cluster_socket}" -gt 85 ]; then
    cluster_socket=/tmp/geo-$(id -u)-$(printf %s "$cluster" | sha256sum | cut -c1-10)
  fi
}

as_server() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && runuser -u postgres -- "$@")
  else
    (cd / && "$@")
  fi
}

cluster_runs() {
  [ -d "$cluster_data" ] && as_server "$postgres_bin/pg_ctl" -D "$cluster_data" status > /dev/null 2>&1
}

super_psql() {
  as_server "$postgres_bin/psql" -X -q -v ON_ERROR_STOP=1 -h "$cluster_socket" -U postgres "$@"
}

create_cluster() {
  local server=$1
  say "Skapar en egen databas i $cluster …"
  rm -rf "$cluster.ny"
  mkdir -p "$cluster.ny/data"
  chmod 700 "$cluster.ny" "$cluster.ny/data"
  if [ "$(id -u)" = 0 ]; then
    # The server's account may pass, and owns nothing but its data: the logins lie beside them.
    chmod 711 "$(dirname "$cluster")" "$cluster.ny"
    chown postgres: "$cluster.ny/data"
  fi
  as_server "$postgres_bin/initdb" -D "$cluster.ny/data" -U postgres -E UTF8 --locale=C.UTF-8 --auth-local=peer --auth-host=reject > "/tmp/geo-initdb.$$" 2>&1 \
    || { cat "/tmp/geo-initdb.$$" >&2; rm -f "/tmp/geo-initdb.$$"; stop 1 "initdb misslyckades."; }
  rm -f "/tmp/geo-initdb.$$"
  as_server tee -a "$cluster.ny/data/postgresql.conf" > /dev/null << CONF
listen_addresses = ''
timezone = 'UTC'
log_timezone = 'UTC'
log_statement = 'none'
log_min_error_statement = 'panic'
log_parameter_max_length_on_error = 0
shared_buffers = '512MB'
work_mem = '64MB'
maintenance_work_mem = '256MB'
max_wal_size = '4GB'
wal_level = minimal
max_wal_senders = 0
max_connections = 100
jit = off
$2
CONF
  as_server tee "$cluster.ny/data/pg_hba.conf" > /dev/null << CONF
local all postgres peer map=geo
local all all scram-sha-256
CONF
  as_server tee "$cluster.ny/data/pg_ident.conf" > /dev/null <<< "geo $server postgres"
  rm -rf "$cluster"
  mv "$cluster.ny" "$cluster"
}

# Starts the cluster named by use_cluster, making it first where there is none; $1 = extra settings for a new one.
start_cluster() {
  local server
  server=$([ "$(id -u)" = 0 ] && echo postgres || id -un)
  [ -f "$cluster/ready" ] || { cluster_runs && as_server "$postgres_bin/pg_ctl" -D "$cluster_data" -m immediate stop > /dev/null; create_cluster "$server" "${1:-}"; }
  if ! cluster_runs; then
    mkdir -p "$cluster_socket"
    if [ "$(id -u)" = 0 ]; then chown postgres: "$cluster_socket"; fi
    [ -O "$cluster_socket" ] || [ "$(id -u)" = 0 ] || stop 1 "$cluster_socket tillhör någon annan; ta bort mappen eller sätt GEO_HOME."
    chmod 700 "$cluster_socket"
    as_server "$postgres_bin/pg_ctl" -D "$cluster_data" -l "$cluster_data/server.log" -w -t 60 -o "-c unix_socket_directories=$cluster_socket" start > /dev/null \
      || stop 1 "Databasen startade inte; läs $cluster_data/server.log."
  fi
  if [ ! -f "$cluster/ready" ]; then
    local password
    password=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
    super_psql -d template1 -c "CREATE EXTENSION IF NOT EXISTS postgis"
    super_psql -d postgres << SQL
CREATE ROLE geo_owner LOGIN CREATEROLE CREATEDB PASSWORD '$password';
CREATE DATABASE geo OWNER geo_owner;
SQL
    (umask 077 && printf 'Host=%s;Database=geo;Username=geo_owner;Password=%s;Include Error Detail=false\n' "$cluster_socket" "$password" > "$cluster/owner")
    touch "$cluster/ready"
  fi
}

stop_cluster() {
  if cluster_runs; then
    as_server "$postgres_bin/pg_ctl" -D "$cluster_data" -m fast -w stop > /dev/null
  fi
}
