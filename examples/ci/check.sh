#!/bin/sh
# What a pipeline does, as a plain script, for services that have no pipeline here. Needs plumb on the path.
#
#   sh check.sh publish         where the devices are in reach: takes the snapshot
#   sh check.sh change          for every change: checks it, and plans from the snapshot
#   sh check.sh drift           every night, where the devices are in reach
#
# SNAPSHOT is the snapshot's file, REPORTS the folder of the reports. Exit 8 of plumb says that a target is
# unknown: the reports name it, and a change need not wait for a switch that is switched off.
set -eu
snapshot=${SNAPSHOT:-fabric.snapshot}
reports=${REPORTS:-reports}

unless_unknown() {
  status=0
  "$@" || status=$?
  [ "$status" -eq 8 ] || return "$status"
}

case "${1:-}" in
publish)
  unless_unknown plumb state snapshot --out "$snapshot"
  ;;
change)
  plumb validate -o sarif="$reports/validate.sarif"
  unless_unknown plumb plan --snapshot "$snapshot" --out "$reports/change.plan" \
    -o markdown="$reports/plan.md" -o junit="$reports/plan.xml" -o sarif="$reports/plan.sarif"
  ;;
drift)
  unless_unknown plumb drift -o markdown="$reports/drift.md" -o junit="$reports/drift.xml"
  ;;
*)
  echo "check.sh publish|change|drift" >&2
  exit 64
  ;;
esac
