# ./geo publish and ./geo sbom: everything that is put into operation, as one folder; the same source gives the same bytes. Sourced by ./geo.

published_programs=(analytics/Database/Geo.Database etl/Geo.Etl analytics/Service/Geo.Service site/Generator/Geo.Generator)

# The licences stand in the packages: all of them are fetched first, also those that only test.
restore_all() {
  (cd "$here" && dotnet restore Geo.sln -v quiet --locked-mode) >&2 || stop 1 "Paketen kunde inte hämtas. Kontrollera nätet och kör om."
}

sbom() {
  local out=${1:-}
  case "$out" in
    --help | -h) tell "./geo sbom FIL: vad systemet består av, ur alla låsfiler (CycloneDX 1.5, JSON)."; return 0 ;;
    "" | -*) stop 2 "Ange filen som materiallistan ska skrivas i: ./geo sbom FIL" ;;
  esac
  [ $# -le 1 ] || stop 2 "Okänt val: ${*:2}. ./geo sbom FIL"
  prepare need_runtime
  restore_all
  env -u GEO_DATABASE dotnet "$here/.artifacts/bin/Geo.Service/release/Geo.Service.dll" sbom --root "$here" --out "$out"
}

publish() {
  local out=${1:-}
  case "$out" in
    --help | -h) tell "./geo publish MAPP: allt som sätts i drift, i en ny mapp: program, tjänster, materiallista och DRIFT.md."; return 0 ;;
    "" | -*) stop 2 "Ange en ny mapp: ./geo publish MAPP" ;;
  esac
  [ $# -le 1 ] || stop 2 "Okänt val: ${*:2}. ./geo publish MAPP"
  [ ! -e "$out" ] || { [ -d "$out" ] && [ -z "$(ls -A "$out")" ]; } || stop 2 "$out finns redan och är inte tom. Ange en ny mapp."
  [ -d "$(dirname "$out")" ] || stop 2 "Mappen $(dirname "$out") finns inte. Skapa den först."
  prepare need_runtime
  restore_all
  local draft program name
  draft=$(cd "$(dirname "$out")" && pwd)/.$(basename "$out").halv
  rm -rf "$draft"
  mkdir -p "$draft/program" "$draft/data"
  for program in "${published_programs[@]}"; do
    name=$(basename "$program")
    say "  $name"
    (cd "$here" && dotnet publish "$program.csproj" -c Release --no-build -v quiet -nologo -p:UseAppHost=false -p:PublishDocumentationFiles=false -o "$draft/program/$name") >&2 \
      || { rm -rf "$draft"; stop 1 "$name kunde inte läggas i mappen."; }
  done
  cp "$here/.build/publish/geo" "$here/.build/publish/DRIFT.md" "$draft/"
  cp -r "$here/.build/publish/systemd" "$draft/systemd"
  # Settings and words; not what was fetched, released or reported here.
  (cd "$here/data" && find . -type f -not -path './*/raw/*' -not -path './*/release/*' -not -path './*/reports/*' -print0 | xargs -0 cp --parents -t "$draft/data")
  env -u GEO_DATABASE dotnet "$here/.artifacts/bin/Geo.Service/release/Geo.Service.dll" sbom --root "$here" --out "$draft/sbom.cdx.json" --licences "$draft/LICENSER.txt" >&2 \
    || { rm -rf "$draft"; stop 1 "Materiallistan kunde inte skrivas."; }
  find "$draft" -type d -exec chmod 755 {} +
  find "$draft" -type f -exec chmod 644 {} +
  chmod 755 "$draft/geo"
  (cd "$draft" && find . -type f -not -name SHA256SUMS -printf '%P\0' | LC_ALL=C sort -z | xargs -0 sha256sum > SHA256SUMS)
  # One time for all, so that an archive of the folder is the same too.
  find "$draft" -exec touch -h -d "@$(git -C "$here" log -1 --format=%ct 2> /dev/null || echo 0)" {} +
  [ ! -d "$out" ] || rmdir "$out"
  mv "$draft" "$out"
  tell "Allt ligger i $out; börja med DRIFT.md där."
}
