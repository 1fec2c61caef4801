// The shell script of `raftboard rules --backfill`: one promtool run per layer, its blocks moved into the data folder, and a wait until
// Prometheus has loaded them. Everything that differs between places is a variable on its command line.

/** `count` layers, whose rule files are `layer-01.rules.yaml` and so on, beside the script. */
export function printBackfillScript(layerFiles: readonly string[]): string {
  const layers = layerFiles.map((file) => `fill ${file}`).join("\n");
  return `#!/bin/sh
# Fills 28 days of Raftboard's recorded series from raw data that is already stored. Made by: raftboard rules --backfill
# Each layer reads what the one before it filled, so their order must stay. Run it where Prometheus' data folder is, as its user:
#
#   PROMETHEUS_URL=http://127.0.0.1:9090 DATA_DIR=/var/lib/prometheus ./backfill.sh
#
# START, END  RFC 3339 or Unix seconds. Default: 28 days ago; the moment when the live rules began (END must not be later, or minutes are
#             recorded twice), else now.
# RELOAD      how to wait until new blocks are served. Default: Prometheus looks for them every minute, so wait a little longer.
# Not filled: what a rule remembers of itself (since when a cluster has not been ok, sightings, which source was chosen before).
set -eu
cd "$(dirname "$0")"
: "\${PROMETHEUS_URL:?the address of Prometheus}" "\${DATA_DIR:?its data folder}"
NOW=$(date +%s)
START="\${START:-$((NOW - 2419200))}"
END="\${END:-$NOW}"
RELOAD="\${RELOAD:-sleep 90}"
STAGE="$DATA_DIR/raftboard-backfill.tmp"

fill() {
  echo "raftboard: $1"
  rm -rf "$STAGE"
  mkdir -p "$STAGE"
  # One file name for all layers: promtool makes a group's offset from it, and rules of one group must fall on the same seconds.
  cp "$1" layer.rules.yaml
  promtool tsdb create-blocks-from rules --quiet --start "$START" --end "$END" --url "$PROMETHEUS_URL" --output-dir "$STAGE" layer.rules.yaml
  for block in "$STAGE"/*/meta.json; do
    if [ -e "$block" ]; then mv "$(dirname "$block")" "$DATA_DIR/"; fi
  done
  rm -rf "$STAGE"
  sh -c "$RELOAD"
}

${layers}
rm -f layer.rules.yaml
echo "raftboard: done"
`;
}
