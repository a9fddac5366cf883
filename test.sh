#!/usr/bin/env bash
# Builds once, runs every test project and closes with one line: N passed, N failed.
# Exit status 0 only if nothing failed. Needs the .NET SDK; finds or, as root on Debian, installs Chromium.
#
#   OPS_CHROMIUM       the browser to use instead of the one on the PATH
#   OPS_DATA           folder with recorded order events; without it the tests on real captures are listed as not run
#   OPS_CONFIGURATION  Release (default) or Debug
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")" || exit 1

configuration=${OPS_CONFIGURATION:-Release}
results=artifacts/test-results
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export MSBUILDDISABLENODEREUSE=1 # no build server outlives this script and holds its output open
passed=0 failed=0
limit=()
! command -v timeout > /dev/null || limit=(timeout -k 10 900) # a project that hangs fails instead of never ending
not_run=()

finish() {
  if [ "${#not_run[@]}" -gt 0 ]; then
    printf '\nNot run, because OPS_DATA names no folder of recorded order events:\n'
    printf '  %s\n' "${not_run[@]}"
  fi
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
  exit
}

# Something outside the tests is wrong: one sentence, and it counts as one failure.
fail() {
  printf 'test.sh: %s\n' "$1" >&2
  failed=$((failed + 1))
  finish
}

find_browser() {
  local name
  if [ -n "${OPS_CHROMIUM:-}" ]; then
    [ -x "$OPS_CHROMIUM" ] || fail "OPS_CHROMIUM is $OPS_CHROMIUM, which can't be executed."
    return 0
  fi
  for name in chromium chromium-browser google-chrome google-chrome-stable; do
    if command -v "$name" > /dev/null; then
      OPS_CHROMIUM=$(command -v "$name")
      export OPS_CHROMIUM
      return 0
    fi
  done
  return 1
}

install_browser() {
  command -v apt-get > /dev/null && [ "$(id -u)" -eq 0 ] ||
    fail "No Chromium or Chrome on the PATH. Install one (Debian: apt-get install chromium) or set OPS_CHROMIUM."
  echo "No Chromium or Chrome found: installing Debian's package chromium."
  DEBIAN_FRONTEND=noninteractive apt-get -q update < /dev/null &&
    DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends chromium < /dev/null ||
    fail "apt-get could not install chromium. Install a Chromium or Chrome by hand or set OPS_CHROMIUM."
}

# A number from the summary element of a results file: attribute NAME FILE.
attribute() {
  sed -n "s/.*<assembly [^>]* $1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1
}

# Skipped tests: those that lack OPS_DATA are listed, any other counts as failed.
count_skipped() {
  local line name reason
  while IFS= read -r line; do
    name=$(sed 's/.*<test [^>]*name="\([^"]*\)".*/\1/' <<< "$line")
    reason=$(sed -n 's/.*<reason>\(.*\)<\/reason>.*/\1/p' <<< "$line" | sed 's/<!\[CDATA\[//; s/\]\]>//')
    if [ -z "${OPS_DATA:-}" ] && [[ "$reason" == *OPS_DATA* ]]; then
      not_run+=("$name: $reason")
    else
      printf 'FAILED: %s was skipped: %s\n' "$name" "$reason"
      failed=$((failed + 1))
    fi
  done < <(tr '\n' ' ' < "$1" | sed 's/<test /\n<test /g' | grep 'result="Skip"')
}

run_project() {
  local name=$1 program=tests/$1/bin/$configuration/net10.0/$1.dll report=$results/$1.xml status
  printf '\n== %s\n' "$name"
  rm -f "$report"
  ${limit[@]+"${limit[@]}"} dotnet "$program" -result-xml "$report" -noColor -noLogo -longRunning 120 < /dev/null
  status=$?
  if [ ! -s "$report" ]; then
    printf 'FAILED: %s ended with status %d and left no results.\n' "$name" "$status"
    failed=$((failed + 1))
    return
  fi
  local good bad errors
  good=$(attribute passed "$report") bad=$(attribute failed "$report") errors=$(attribute errors "$report")
  passed=$((passed + ${good:-0}))
  failed=$((failed + ${bad:-0} + ${errors:-0}))
  count_skipped "$report"
  # A run that says it failed although no test did (a crash after the last test, say) is a failure as well.
  if [ "$status" -ne 0 ] && [ "${bad:-0}" -eq 0 ] && [ "${errors:-0}" -eq 0 ]; then
    printf 'FAILED: %s ended with status %d.\n' "$name" "$status"
    failed=$((failed + 1))
  fi
}

command -v dotnet > /dev/null || fail "The .NET SDK is missing: https://dotnet.microsoft.com/download (version 10)."
find_browser || { install_browser; find_browser || fail "chromium was installed but is not on the PATH."; }
if [ -z "${OPS_DATA:-}" ] && [ -d ../shared/data ]; then
  OPS_DATA=$(cd ../shared/data && pwd)
fi
[ -z "${OPS_DATA:-}" ] || export OPS_DATA

dotnet restore Ops.sln -v quiet < /dev/null || fail "dotnet restore failed."
dotnet build Ops.sln -c "$configuration" --no-restore -v quiet -p:UseSharedCompilation=false < /dev/null ||
  fail "the build failed."

mkdir -p "$results"
for project in tests/*.Tests/; do
  run_project "$(basename "$project")"
done
finish
