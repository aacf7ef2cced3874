/** A program of a website whose mails are what people wrote into a form. Personal data. */
export interface FormSender {
  /** Where it is trusted: the account of a mailbox, or an address of ours at the door; `null`: everywhere. */
  readonly way: string | null;
  readonly address: string;
}

/** An entry of the setting: `forms@site.example`, or `ACCOUNT:forms@site.example`. */
export function formSenderOf(entry: string): FormSender {
  const colon = entry.lastIndexOf(":");
  return {
    way: colon < 0 ? null : entry.slice(0, colon),
    address: entry.slice(colon + 1).toLowerCase(),
  };
}

/** Whom of them a mail may come from that came by these ways: a mailbox's account, or the addresses it was brought to. */
export function trustedBy(all: readonly FormSender[], ways: readonly string[]): readonly string[] {
  const known = new Set(ways.map((way) => way.toLowerCase()));
  return all.flatMap(({ way, address }) => (way === null || known.has(way.toLowerCase()) ? [address] : []));
}
