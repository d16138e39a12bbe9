# Tools from npm, each set in a folder of .build/npm with its lock: installed once in .artifacts/tools. Sourced by ./geo, which
# gives here, say and stop, after .build/packages.sh.

# need_tools SET WHY: node and npm, and the set's packages; their own install scripts are not run.
need_tools() {
  need node nodejs "$2"
  need npm npm "$2"
  tool_sets+=("$1")
}
tool_sets=()

install_tools() {
  local name folder
  for name in "${tool_sets[@]}"; do
    folder=$here/.artifacts/tools/$name
    if [ ! -f "$folder/ready" ] || ! cmp -s "$here/.build/npm/$name/package-lock.json" "$folder/package-lock.json"; then
      say "Hämtar verktygen i .build/npm/$name (en gång) …"
      rm -rf "$folder"
      mkdir -p "$folder"
      cp "$here/.build/npm/$name/package.json" "$here/.build/npm/$name/package-lock.json" "$folder/"
      (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund) > "$folder.log" 2>&1 \
        || { tail -n 5 "$folder.log" >&2; stop 1 "Verktygen kunde inte hämtas; utskriften står i .artifacts/tools/$name.log. Kontrollera nätet och kör om."; }
      touch "$folder/ready"
    fi
  done
  tool_sets=()
}
