# ./geo test: format, build and test, on a cluster of its own. Sourced by ./geo.

# What the tests measured, and which of them said that they did not run; not what the services that they started logged.
measured() {
  [ -f "$1" ] || return 0
  tell "Vad proven mätte:"
  awk '/<StdOut>/ { inside = 1 } inside { line = $0; gsub(/.*<StdOut>|<\/StdOut>.*/, "", line); if (line != "" && line !~ /^(\[xUnit|[{]"time"|info: |      )/) print "  " line } /<\/StdOut>/ { inside = 0 }' "$1" \
    | sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sort
}

run_tests() {
  local -a filter=()
  while [ $# -gt 0 ]; do
    case "$1" in
      --help | -h) tell "./geo test [--filter UTTRYCK]: formaterar, bygger och provar allt; uttrycket är dotnet tests."; return 0 ;;
      --filter) [ -n "${2:-}" ] || stop 2 "--filter behöver ett uttryck."; filter=(--filter "$2"); shift 2 ;;
      *) stop 2 "Okänt val: $1. ./geo test [--filter UTTRYCK]" ;;
    esac
  done
  unset GEO_DATABASE
  need_dotnet
  need_test
  install_missing
  install_tools
  use_cluster test
  # Tests kill programs, never the machine: what they store need not outlive a power cut.
  start_cluster "fsync = off
synchronous_commit = off
full_page_writes = off"
  cd "$here"
  say "Prövar formen …"
  dotnet restore Geo.sln -v quiet --locked-mode
  dotnet format Geo.sln --verify-no-changes --no-restore
  say "Bygger …"
  dotnet build Geo.sln -c Release -v quiet -nologo --no-restore
  touch .artifacts/built
  say "Provar …"
  local results=$here/.artifacts/tests done=0
  rm -rf "$results"
  GEO_TEST_DATABASE=$(cat "$cluster/owner") dotnet test tests -c Release --no-build --nologo \
    --logger "console;verbosity=minimal" --logger "trx;LogFileName=tests.trx" --results-directory "$results" "${filter[@]}" || done=$?
  stop_cluster
  measured "$results/tests.trx"
  local counters
  counters=$(grep -o '<Counters [^>]*>' "$results/tests.trx" 2> /dev/null || true)
  count_of() { printf %s "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
  [ -n "$counters" ] || stop 1 "Inga prov kördes."
  echo "$(count_of passed) passed, $(count_of failed) failed"
  return "$done"
}
