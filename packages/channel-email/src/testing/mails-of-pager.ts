const BETWEEN = "\f\n";
const HEAD = /^uid: \d+\ntext:\n/;

/**
 * The mails in what `doveadm -f pager fetch "uid text"` printed, in its order. Dovecot's writer of JSON would part them more
 * plainly, but now and then ends with a failed assertion of its own in the middle of a mailbox.
 */
export function mailsOfPager(said: string): readonly string[] {
  if (said === "") return [];
  return said.split(BETWEEN).map((record) => {
    const head = HEAD.exec(record)?.[0];
    if (head === undefined) throw new Error("doveadm printed something other than a mail");
    return record.slice(head.length);
  });
}
