#!/usr/bin/env bash
# The launcher: installs what is missing, builds, starts the private database, and passes on to the programs.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en

# What is going on goes to standard error, what was asked for to standard output.
say() { printf '%s\n' "$*" >&2; }
tell() { printf '%s\n' "$*"; }
stop() {
  local code=$1
  shift
  say "$*"
  exit "$code"
}

# shellcheck source=.build/packages.sh
. "$here/.build/packages.sh"
# shellcheck source=.build/tools.sh
. "$here/.build/tools.sh"
# shellcheck source=.build/cluster.sh
. "$here/.build/cluster.sh"
# shellcheck source=.build/tests.sh
. "$here/.build/tests.sh"
# shellcheck source=.build/publish.sh
. "$here/.build/publish.sh"

usage() {
  cat << 'TEXT'
Geo: brottsförebyggande med kunskap, från filer till en publik webbplats.

  ./geo demo [--municipality NAMN] [--inputs MAPP]   hela vägen, med exempelkommunen om inget annat sägs
  ./geo test [--filter UTTRYCK]                      formaterar, bygger och provar allt

  ./geo db start|stop|status|psql|migrate            den egna databasen (eller den i GEO_DATABASE)
  ./geo db backup|restore                            säkerhetskopia av den, prövad, och tillbaka igen
  ./geo etl inspect|map|fetch|load|check|report …    källor → filer → databas
  ./geo analytics analyse|evaluate|document|chain …  analys, uppföljning, dokument, släpp
  ./geo analytics serve [--port N] [--demo]          det publika API:et och arbetsbordet över HTTP
  ./geo site build|check|serve …                     släpp → webbplats
  ./geo stat METOD …                                 en statistisk metod på en fil, utan databas
  ./geo bench VAD                                    mätningar
  ./geo publish MAPP                                 allt som sätts i drift, i en mapp
  ./geo sbom FIL                                     vad systemet består av (CycloneDX)

Varje kommando förklarar sig med --help. Avslut: 0 klart, 1 arbetet misslyckades, 2 indata eller anropet är fel.
TEXT
}

need_dotnet() {
  command -v dotnet > /dev/null || stop 2 ".NET SDK 10 saknas, och Debian har inget paket av den. Hämta den från Microsoft (dot.net) och se till att dotnet finns i PATH; kör sedan om."
  case "$(cd / && dotnet --version 2> /dev/null)" in
    10.*) ;;
    *) stop 2 ".NET SDK 10 behövs; här finns $(cd / && dotnet --version 2> /dev/null || echo ingen). Installera version 10 och kör om." ;;
  esac
}

# Builds the programs when a source is newer than the last build.
build() {
  local stamp=$here/.artifacts/built
  if [ -f "$stamp" ] && [ -z "$(find "$here/analytics" "$here/etl" "$here/site" "$here/.build" -newer "$stamp" -type f -not -name README.md -print -quit)" ]; then
    return 0
  fi
  say "Bygger programmen (första gången tar det några minuter) …"
  local log=$here/.artifacts/build.log
  mkdir -p "$here/.artifacts"
  touch "$stamp.now"
  (cd "$here" && dotnet build .build/Programs.slnf -c Release -v quiet -nologo) > "$log" 2>&1 \
    || { grep -E 'error' "$log" | sort -u | head -n 20 >&2; stop 1 "Bygget misslyckades; hela utskriften står i .artifacts/build.log."; }
  mv "$stamp.now" "$stamp"
}

program() {
  local name=$1
  shift
  dotnet "$here/.artifacts/bin/$name/release/$name.dll" "$@"
}

# The owner's connection string: GEO_DATABASE, or the private cluster's, which is started.
owner_login() {
  use_cluster demo
  if [ -n "${GEO_DATABASE:-}" ]; then
    mkdir -p "$cluster"
    cluster_logins=$cluster/logins-$(printf %s "$GEO_DATABASE" | sha256sum | cut -c1-10)
  else
    start_cluster
    GEO_DATABASE=$(cat "$cluster/owner")
  fi
}

migrate() {
  owner_login
  GEO_DATABASE=$GEO_DATABASE program Geo.Database migrate "$cluster_logins"
}

# with_logins ROLE[,ROLE] COMMAND…: gives a program the logins of its own roles, and never the owner's.
with_logins() {
  local roles=$1 role given
  shift
  [ -f "$cluster_logins" ] || stop 2 "Databasen är inte uppdaterad än. Kör ./geo db migrate först."
  local -a environment=()
  for role in ${roles//,/ }; do
    given=GEO_DATABASE_$role
    environment+=("$given=${!given:-$(sed -n "s/^$given=//p" "$cluster_logins")}")
  done
  env -u GEO_DATABASE -u GEO_DATABASE_ETL -u GEO_DATABASE_ANALYTICS -u GEO_DATABASE_DESK -u GEO_DATABASE_PUBLIC "${environment[@]}" "$@"
}

run_etl() { with_logins ETL dotnet "$here/.artifacts/bin/Geo.Etl/release/Geo.Etl.dll" "$@"; }
run_analytics() { with_logins ANALYTICS,DESK,PUBLIC dotnet "$here/.artifacts/bin/Geo.Service/release/Geo.Service.dll" "$@"; }

# The service's two sides, each in a process that holds its own login and no other. Both stop when one does, and when they are told to.
serve() {
  local port=5080 side
  local -a both=() desk=()
  case "${1:-}" in
    public) shift; serve_side PUBLIC public "$@"; return ;;
    desk) shift; serve_side DESK desk "$@"; return ;;
  esac
  while [ $# -gt 0 ]; do
    case "$1" in
      --port) [[ "${2:-}" =~ ^[0-9]{1,5}$ ]] && [ "$2" -le 65534 ] || stop 2 "--port behöver en port, 0–65534: det publika API:et får den och arbetsbordet nästa."; port=$2; shift 2 ;;
      --demo) desk+=(--demo); shift ;;
      --requests-per-second) [ -n "${2:-}" ] || stop 2 "--requests-per-second behöver ett tal."; both+=("$1" "$2"); shift 2 ;;
      *) stop 2 "Okänt val: $1. ./geo analytics serve [public|desk] [--port N] [--demo] [--requests-per-second N]; adresser väljs för varje sida för sig, se ./geo analytics serve public --help." ;;
    esac
  done
  local -a sides=()
  trap 'kill -TERM "${sides[@]}" 2> /dev/null || true' INT TERM
  serve_side PUBLIC public --port "$port" "${both[@]}" &
  sides+=($!)
  serve_side DESK desk --port "$([ "$port" = 0 ] && echo 0 || echo $((port + 1)))" "${both[@]}" "${desk[@]}" &
  sides+=($!)
  local done=0
  # A signal ends the waiting before the two have ended: they are waited for again.
  wait -n "${sides[@]}" || done=$?
  kill -TERM "${sides[@]}" 2> /dev/null || true
  for side in "${sides[@]}"; do wait "$side" || true; done
  trap - INT TERM
  [ "$done" -lt 128 ] || done=0
  return "$done"
}

# exec, so that a signal to the side reaches the program.
serve_side() {
  local role=$1
  shift
  local variable=GEO_DATABASE_$role
  [ -f "$cluster_logins" ] || stop 2 "Databasen är inte uppdaterad än. Kör ./geo db migrate först."
  # What the desk signs people in with is nothing for the public side.
  [ "$role" = DESK ] || unset GEO_DESK_SECRET GEO_OIDC_CLIENT_SECRET
  local login=${!variable:-$(sed -n "s/^$variable=//p" "$cluster_logins")}
  exec env -u GEO_DATABASE -u GEO_DATABASE_ETL -u GEO_DATABASE_ANALYTICS -u GEO_DATABASE_DESK -u GEO_DATABASE_PUBLIC "$variable=$login" \
    dotnet "$here/.artifacts/bin/Geo.Service/release/Geo.Service.dll" serve "$@"
}

run_site() { env -u GEO_DATABASE dotnet "$here/.artifacts/bin/Geo.Generator/release/Geo.Generator.dll" "$@"; }

# The verb, or help where that is all that is asked for: then no database is needed.
asks() {
  local word
  for word in "$@"; do
    case "$word" in --help | -h | --version) echo help; return ;; esac
  done
  echo "${1:-help}"
}

prepare() {
  need_dotnet
  "$@"
  install_missing
  build
}

demo() {
  local municipality=exempelstad inputs= out=
  while [ $# -gt 0 ]; do
    case "$1" in
      --help | -h) tell "./geo demo [--municipality NAMN] [--inputs MAPP] [--out MAPP]: hela vägen från filer till webbplats."; return 0 ;;
      --municipality | --inputs | --out) [ -n "${2:-}" ] || stop 2 "$1 behöver ett värde. ./geo demo [--municipality NAMN] [--inputs MAPP] [--out MAPP]" ;;&
      --municipality) municipality=$2; shift 2 ;;
      --inputs) inputs=$2; shift 2 ;;
      --out) out=$2; shift 2 ;;
      *) stop 2 "Okänt val: $1. ./geo demo [--municipality NAMN] [--inputs MAPP] [--out MAPP]" ;;
    esac
  done
  case "$municipality" in
    *[!a-z0-9-]*) stop 2 "Kommunens namn är en mapp under data/: små bokstäver a–z, till exempel nykoping." ;;
  esac
  local folder=$here/data/$municipality
  [ -f "$folder/municipality.yml" ] || stop 2 "data/$municipality/municipality.yml finns inte. Kommuner som finns: $(cd "$here/data" && ls -d ./*/municipality.yml | cut -d/ -f2 | paste -sd' ')."
  inputs=${inputs:-$folder/sources}
  [ -d "$inputs" ] || stop 2 "Mappen $inputs finns inte. Ange mappen med kommunens filer: --inputs MAPP."
  inputs=$(cd "$inputs" && pwd)
  out=${out:-$here/.artifacts/site/$municipality}

  prepare need_demo
  migrate
  run_etl load "$municipality" --inputs "$inputs"
  run_analytics chain import "$municipality"
  run_analytics analyse "$municipality"
  [ ! -f "$folder/plan/evaluations.yml" ] || run_analytics evaluate "$municipality"
  run_analytics document "$municipality" --out "$here/.artifacts/documents/$municipality"
  local fictional
  fictional=$(sed -n 's/^fictional: *//p' "$folder/municipality.yml")
  if [ "$fictional" = true ]; then
    run_analytics release build "$municipality"
    run_analytics release approve "$municipality" --role "säkerhetssamordnare (demo)" --reason "Demonstration med exempeldata"
    run_analytics release publish "$municipality"
  else
    run_analytics release build "$municipality"
    run_analytics release publish "$municipality" --trial
  fi
  run_site build --release "$folder/release/current" --archive "$folder/release" --content "$folder/content" --out "$out"
  tell ""
  tell "Dokumenten ligger i   $here/.artifacts/documents/$municipality"
  tell "Webbplatsen ligger i  $out"
  tell "Titta på den med      ./geo site serve --site $out"
  tell "API:et och arbetsbordet startas med  ./geo analytics serve --demo  (port 5080 och 5081)"
}

need_demo() {
  need_database
  need_browser
}

need_test() {
  need_demo
  need ogr2ogr gdal-bin "jämförelse med GDAL"
  need rapper raptor2-utils "katalogen över öppna data läses av en främmande tolk"
  need cs2cs proj-bin "jämförelse med PROJ"
  need nginx nginx-light "webbplatsen prövas på en riktig webbserver"
  need caddy caddy "webbplatsen prövas på ännu en riktig webbserver"
  need pdftotext poppler-utils "utskrifterna läses"
  need java openjdk-17-jre-headless "sidornas HTML prövas av Nu"
  need hunspell hunspell "sidornas stavning prövas"
  need /usr/share/hunspell/sv_SE.dic hunspell-sv "svensk stavning"
  need /usr/share/hunspell/en_GB.dic hunspell-en-gb "engelsk stavning"
  need_tools test "verktyg som prövar sidorna"
  need_tools search "sökregistret prövas"
  need_tools map "arbetsbordets karta byggs om och jämförs"
  need_tools sign-in "en inloggning som arbetsbordet prövas mot"
  need_tools sbom "materiallistan prövas mot CycloneDX schema"
  need pg_dump postgresql-client-15 "säkerhetskopior prövas"
  need systemd-analyze systemd "tjänsternas skydd prövas"
}

need_backup() {
  need_database
  need pg_dump postgresql-client-15 "säkerhetskopior"
}

database() {
  case " $* " in
    " psql "*) ;;
    *" --help "* | *" -h "*)
      tell "./geo db start|stop|status|psql|migrate: starta, stoppa, visa, öppna eller uppdatera databasen."
      tell "./geo db backup FIL|MAPP [--untried]: säkerhetskopia, som genast prövas i en egen databas (utom med --untried)."
      tell "./geo db restore FIL [--replace]: återställer den; med --replace också där det redan finns innehåll, som då ligger kvar under ett annat namn."
      tell "./geo db content: innehållets kontrollsumma."
      return 0
      ;;
    " backup "* | " restore "*) ;;
    *) [ $# -le 1 ] || stop 2 "Okänt val: ${*:2}. ./geo db start|stop|status|psql|migrate|backup|restore|content" ;;
  esac
  case "${1:-}" in
    start)
      prepare need_database
      migrate
      tell "Databasen är igång och uppdaterad: $cluster_logins har inloggningarna."
      ;;
    stop)
      use_cluster demo
      stop_cluster
      tell "Databasen är stoppad."
      ;;
    status)
      use_cluster demo
      if [ -n "${GEO_DATABASE:-}" ]; then
        tell "GEO_DATABASE är satt; den egna databasen används inte."
      elif cluster_runs; then
        tell "Igång: $cluster_socket"
      elif [ -f "$cluster/ready" ]; then
        tell "Stoppad. Starta med ./geo db start."
      else
        tell "Ingen databas än. Skapa och starta med ./geo db start."
      fi
      ;;
    psql)
      shift
      prepare need_database
      need psql postgresql-client-15 "psql"
      install_missing
      owner_login
      # libpq takes the same words under other names.
      psql_from_login "$GEO_DATABASE" "$@"
      ;;
    migrate)
      prepare need_database
      migrate
      tell "Databasen är uppdaterad."
      ;;
    backup)
      [ -n "${2:-}" ] || stop 2 "Ange en fil eller mapp för säkerhetskopian: ./geo db backup FIL|MAPP"
      prepare need_backup
      owner_login
      GEO_DATABASE=$GEO_DATABASE program Geo.Database "$@"
      ;;
    restore)
      [ -n "${2:-}" ] || stop 2 "Ange säkerhetskopian: ./geo db restore FIL [--replace]"
      prepare need_backup
      owner_login
      GEO_DATABASE=$GEO_DATABASE program Geo.Database restore "$2" "$cluster_logins" "${@:3}"
      ;;
    content)
      prepare need_database
      owner_login
      GEO_DATABASE=$GEO_DATABASE program Geo.Database content
      ;;
    *) stop 2 "./geo db start|stop|status|psql|migrate|backup|restore|content" ;;
  esac
}

psql_from_login() {
  local login=$1 pair
  shift
  local -a pairs
  unset PGHOST PGDATABASE PGUSER PGPASSWORD PGPORT PGSERVICE
  IFS=';' read -ra pairs <<< "$login"
  for pair in "${pairs[@]}"; do
    case "${pair%%=*}" in
      [Hh]ost | [Ss]erver) export PGHOST=${pair#*=} ;;
      [Pp]ort) export PGPORT=${pair#*=} ;;
      [Dd]atabase) export PGDATABASE=${pair#*=} ;;
      [Uu]sername | [Uu]ser\ [Ii]d) export PGUSER=${pair#*=} ;;
      [Pp]assword) export PGPASSWORD=${pair#*=} ;;
    esac
  done
  [ -n "${PGHOST:-}" ] && [ -n "${PGDATABASE:-}" ] || stop 2 "GEO_DATABASE är ingen anslutningssträng med värd och databas (Host=…;Database=…;Username=…;Password=…)."
  exec psql "$@"
}

# Pagefind lies inside its npm package, a binary for the machine.
site() {
  local -a given=()
  local word
  for word in "$@"; do
    given+=("$word")
    if [ "$word" = --search ]; then
      need_tools search "sökregister över sidorna"
      given+=("$here/.artifacts/tools/search/node_modules/@pagefind/linux-x64/bin/pagefind_extended")
    fi
  done
  prepare need_runtime
  install_tools
  run_site "${given[@]}"
}

command=${1:-}
[ $# -gt 0 ] && shift
case "$command" in
  demo) demo "$@" ;;
  test) run_tests "$@" ;;
  db) database "$@" ;;
  publish) publish "$@" ;;
  sbom) sbom "$@" ;;
  etl)
    case "$(asks "$@")" in
      load | check | report) prepare need_database; owner_login; run_etl "$@" ;;
      *) prepare need_runtime; env -u GEO_DATABASE dotnet "$here/.artifacts/bin/Geo.Etl/release/Geo.Etl.dll" "$@" ;;
    esac
    ;;
  analytics)
    if [ "$(asks "$@")" = help ]; then
      prepare need_runtime
      env -u GEO_DATABASE dotnet "$here/.artifacts/bin/Geo.Service/release/Geo.Service.dll" "$@"
    else
      prepare need_database
      owner_login
      if [ "${1:-}" = serve ]; then
        shift
        serve "$@"
      else
        run_analytics "$@"
      fi
    fi
    ;;
  site) site "$@" ;;
  stat) prepare need_runtime; env -u GEO_DATABASE dotnet "$here/.artifacts/bin/Geo.Service/release/Geo.Service.dll" stat "$@" ;;
  bench)
    case "${1:---help}" in
      calibration | etl-huge | evidence | hotspot | release) ;;
      lighthouse)
        need_browser
        need_tools test "Lighthouse mäter sidorna"
        ;;
      analyse | desk | service)
        need_dotnet
        need_database
        install_missing
        use_cluster bench
        start_cluster
        GEO_BENCH_DATABASE=${GEO_DATABASE:-$(cat "$cluster/owner")}
        export GEO_BENCH_DATABASE
        ;;
      etl)
        need_dotnet
        need_database
        need psql postgresql-client-15 "psql"
        need ogr2ogr gdal-bin "jämförelse med GDAL"
        install_missing
        use_cluster bench
        start_cluster
        GEO_BENCH_DATABASE=${GEO_DATABASE:-$(cat "$cluster/owner")}
        export GEO_BENCH_DATABASE
        ;;
      site)
        need hugo hugo "jämförelse med Hugo"
        need_tools bench "jämförelse med Eleventy"
        ;;
      stat)
        need Rscript r-base-core "jämförelse med R"
        need /usr/lib/R/site-library/spdep/DESCRIPTION r-cran-spdep "jämförelse med R spdep"
        install_missing
        ;;
      --help | -h) tell "./geo bench analyse|calibration|desk|etl|etl-huge|evidence|hotspot|lighthouse|release|service|site|stat: hur ofta prövningarna larmar i onödan och hittar det planterade; hur fort inläsning, analyser, kartor, statistik, webbplats, tjänsten och arbetsbordet går, och en fil på 2 GB; vad skyddet av små antal kostar."; exit 0 ;;
      *) stop 2 "Okänd mätning: $1. ./geo bench analyse|calibration|desk|etl|etl-huge|evidence|hotspot|lighthouse|release|service|site|stat" ;;
    esac
    need_dotnet
    need_runtime
    install_missing
    install_tools
    (cd "$here" && dotnet build tests/Benchmarks -c Release -v quiet -nologo)
    done=0
    dotnet "$here/.artifacts/bin/Geo.Benchmarks/release/Geo.Benchmarks.dll" "$@" || done=$?
    case "$1" in analyse | desk | etl | service) stop_cluster ;; esac
    exit "$done"
    ;;
  "" | help | --help | -h) usage ;;
  *)
    usage >&2
    stop 2 "Okänt kommando: $command"
    ;;
esac
