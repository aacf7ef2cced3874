#!/usr/bin/env bash
# Puts Asterisk 22 into a root of its own: asterisk-root.sh FOLDER
#
# Asterisk is in the archive's next suite and wants that suite's libc, so this machine's own is left alone. The archive is the
# one that this machine's apt uses already, and every package's signature is verified against the archive's keys. Run again,
# it does nothing; two at once wait for each other. Ends with 3 when the archive cannot provide it.
set -euo pipefail

root=${1:?give the folder that shall hold the root}
suite=forky
marker=$root/.holdfast-whole

say() { echo "asterisk-root: $*" >&2; }

mkdir -p "$(dirname "$root")"
exec 9>"$root.lock"
flock 9
[[ -e $marker ]] && exit 0

if [[ $(id -u) != 0 ]]; then
  say "a root can only be made by root"
  exit 3
fi
if ! command -v mmdebstrap >/dev/null; then
  say "mmdebstrap is missing: apt-get install mmdebstrap"
  exit 3
fi
archive=$(apt-get indextargets --format '$(REPO_URI)|$(ORIGIN)|$(LABEL)|' 'Created-By: Packages' |
  sed -n 's/|Debian|Debian|$//p' | sort -u | head -n 1)
if [[ -z $archive ]]; then
  say "apt knows no Debian archive: run apt-get update"
  exit 3
fi

# What an earlier run left half done would be taken for whole.
rm -rf "$root"
words=$(mktemp)
trap 'rm -f "$words"' EXIT
# An archive's list may be past its date here; its signature is verified all the same.
if ! mmdebstrap --mode=root --variant=apt --include=asterisk,ca-certificates \
  --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Check-Valid-Until "false"' \
  --aptopt='Acquire::Retries "3"' \
  --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
  --dpkgopt='path-exclude=/usr/share/locale/*' \
  "$suite" "$root" "$archive" >"$words" 2>&1; then
  tail -n 15 "$words" >&2
  rm -rf "$root"
  say "the archive did not provide Asterisk"
  exit 3
fi
version=$(chroot "$root" /usr/sbin/asterisk -V)
if [[ $version != "Asterisk 22."* ]]; then
  say "the archive has $version, and Holdfast was tried with Asterisk 22"
  rm -rf "$root"
  exit 3
fi
touch "$marker"
say "$version is in its root"
