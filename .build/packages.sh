# What a bare Debian 12 lacks is installed from Debian's own packages: once, with a line saying what and why.
# Sourced by ./geo, which gives root, say and stop.

# need COMMAND_OR_FILE PACKAGE WHY: remembers a package whose command or file is not there.
missing=()
need() {
  local have=1
  case "$1" in
    /*) compgen -G "$1" > /dev/null || have=0 ;;
    *) command -v "$1" > /dev/null || have=0 ;;
  esac
  if [ "$have" = 0 ]; then
    missing+=("$2")
    say "  saknas: $2 – $3"
  fi
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# Installs what need() remembered. Debian would start a PostgreSQL server of its own: it is told not to while it installs.
install_missing() {
  [ "${#missing[@]}" = 0 ] && return 0
  if ! command -v apt-get > /dev/null; then
    stop 2 "Här finns ingen apt-get. Installera själv: ${missing[*]}. Kör sedan om."
  fi
  if [ "$(id -u)" != 0 ] && ! { command -v sudo > /dev/null && sudo -n true 2> /dev/null; } && ! { [ -t 0 ] && command -v sudo > /dev/null; }; then
    stop 2 "Paketen ovan behöver installeras, och det får bara root göra. Kör: sudo apt-get install ${missing[*]}. Kör sedan om."
  fi
  say "Installerar ${#missing[@]} paket från Debian (en gång) …"
  local log
  log=$(mktemp)
  apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300 "$@" >> "$log" 2>&1; }
  apt_get update || say "  apt-get update misslyckades; fortsätter med de paketlistor som finns"
  local settings=/etc/postgresql-common/createcluster.conf kept=
  case " ${missing[*]} " in
    *" postgresql-15"*)
      apt_get install --no-install-recommends postgresql-common || { tail -n 5 "$log" >&2; stop 1 "postgresql-common kunde inte installeras; utskriften står i $log."; }
      kept=$(mktemp)
      as_root cp -p "$settings" "$kept.conf"
      trap 'as_root cp -p "'"$kept"'.conf" '"$settings" EXIT
      as_root sh -c "echo 'create_main_cluster = false' >> $settings"
      ;;
  esac
  # Debian would start a web server on port 80 as well, or two.
  local policy=/usr/sbin/policy-rc.d made=
  case " ${missing[*]} " in
    *" nginx"* | *" caddy"*) [ -e "$policy" ] || { made=1; as_root sh -c "printf '#!/bin/sh\nexit 101\n' > $policy && chmod +x $policy"; } ;;
  esac
  local done=0
  apt_get install --no-install-recommends "${missing[@]}" || done=$?
  [ -z "$made" ] || as_root rm -f "$policy"
  if [ -n "$kept" ]; then
    as_root cp -p "$kept.conf" "$settings"
    as_root rm -f "$kept" "$kept.conf"
    trap - EXIT
  fi
  [ "$done" = 0 ] || { tail -n 5 "$log" >&2; stop 1 "Paketen kunde inte installeras (${missing[*]}); utskriften står i $log. Kontrollera nätet och kör om."; }
  rm -f "$log"
  missing=()
}

need_runtime() {
  need "/usr/lib/x86_64-linux-gnu/libicuuc.so.*" libicu72 "svenska tal och datum i .NET"
}

need_database() {
  need_runtime
  if [ -z "${GEO_DATABASE:-}" ]; then
    need /usr/lib/postgresql/15/bin/postgres postgresql-15 "databasen"
    need /usr/share/postgresql/15/extension/postgis.control postgresql-15-postgis-3 "kartor i databasen"
  fi
}

need_browser() {
  need chromium chromium "sidorna prövas och skrivs ut i en riktig webbläsare"
  need "/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf" fonts-noto-core "samma bokstäver överallt"
}
