#!/bin/sh
# Runs Asterisk in its root in the foreground, with the configuration that prepare.ts wrote: run-asterisk.sh ROOT NAME
#
# The folder in which Asterisk would keep recordings is a file that it may not change: a recording cannot be written, whatever
# asks for one. Everything else that Asterisk may write is memory or its own run folder.
set -eu
root=$1
name=$2
here=/srv/holdfast/$name
inside=$root$here

for folder in run log lib lib/keys; do
  mkdir -p "$inside/$folder"
  chroot "$root" chown asterisk:asterisk "$here/$folder"
done
rm -rf "$inside/spool"
mkdir -p "$inside/spool"
touch "$inside/spool/recording"
chmod 0444 "$inside/spool/recording"
chmod 0555 "$inside/spool"
chroot "$root" chown -R root:asterisk "$here/etc" "$here/spool"
chmod -R u=rwX,g=rX,o= "$inside/etc"

exec chroot "$root" /usr/sbin/asterisk -f -C "$here/etc/asterisk.conf" -U asterisk -G asterisk
