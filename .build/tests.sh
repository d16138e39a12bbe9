# ./geo test: format, build and test, on a cluster of its own. Sourced by ./geo.

# What the tests measured, and which of them said that they did not run; not what the services that they started logged.
measured() {
  [ -f "$1" ] || return 0
  tell "Vad proven mätte:"
  awk '/<StdOut>/ { inside = 1 } inside { line = $0; gsub(/.*<StdOut>|<\/StdOut>.*/, "", line); if (line != "" && line !~ /^(\[xUnit|[{]"time"|info: |      )/) print "  " line } /<\/StdOut>/ { inside = 0 }' "$1" \
    | sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | sort
}

# Which tests failed, and with what words: last, so that they are still in sight where only the end of a long output is kept.
failures() {
  [ -f "$1" ] || return 0
  awk '
    /<UnitTestResult .*outcome="Failed"/ { name = $0; sub(/.* testName="/, "", name); sub(/" .*/, "", name); print "Misslyckades: " name; lines = 0 }
    /<Message>/ { inside = 1 }
    inside { line = $0; gsub(/.*<Message>|<\/Message>.*/, "", line); if (line != "" && lines++ < 12) print "    " substr(line, 1, 400) }
    /<\/Message>/ { inside = 0 }
    /<StackTrace>/ { trace = 1 }
    trace { line = $0; gsub(/.*<StackTrace>|<\/StackTrace>.*/, "", line); sub(/ in .*\/tests\//, " i tests/", line); if (line ~ /Geo\./ && shown++ < 3) print "    " substr(line, 1, 300) }
    /<\/StackTrace>/ { trace = 0; shown = 0 }' "$1" \
    | sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#xD;//g; s/&amp;/\&/g'
  # A test that takes the whole run down with it has no result of its own.
  if grep -q '<RunInfo .*outcome="Error"' "$1"; then
    tell "Provkörningen avbröts; alla prov är inte körda."
    grep -m 1 -A 4 'Unhandled exception' "$1" | sed 's/^/    /' || true
  fi
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
  failures "$results/tests.trx"
  local counters
  counters=$(grep -o '<Counters [^>]*>' "$results/tests.trx" 2> /dev/null || true)
  count_of() { printf %s "$counters" | sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p"; }
  [ -n "$counters" ] || stop 1 "Inga prov kördes."
  echo "$(count_of passed) passed, $(count_of failed) failed"
  return "$done"
}
