import { isOurs } from "../threading/our-addresses.ts";
import type { House } from "../threading/our-names.ts";
import type { Mailbox } from "./addresses.ts";
import { findingsOf, type Finding } from "./findings.ts";
import type { HeaderTable } from "./headers.ts";

/** What of a mail says whether a form's program sent it. Personal data. */
export interface FormSigns {
  readonly headers: HeaderTable;
  readonly from: Mailbox | null;
  /** From names one mailbox and no other. */
  readonly isAlone: boolean;
  readonly replyTo: readonly Mailbox[];
  readonly envelopeFrom: string | null;
}

/**
 * Who wrote into the form of a website, where the mail comes from a program of one that is trusted; `null` where it does not.
 * `writer` is `null` when they left no address: the program's own reaches nobody.
 */
export function formMail(
  mail: FormSigns,
  trusted: readonly string[],
  house: Pick<House, "addresses" | "authserv">,
): { readonly writer: Mailbox | null } | null {
  const { headers, from, isAlone, replyTo, envelopeFrom } = mail;
  const shown = isAlone ? (from?.address?.toLowerCase() ?? null) : null;
  const isShown = shown !== null && trusted.includes(shown);
  const sender = isShown ? shown : (envelopeFrom?.toLowerCase() ?? "");
  if (!trusted.includes(sender)) return null;
  // A server of ours that says nothing of a mail vouches for nobody: it may have come by a road that it does not watch.
  const findings = findingsOf(headers, house.authserv) ?? [];
  if (house.authserv !== null && !findings.some((one) => vouchesFor(one, sender, isShown))) return null;
  const isProgram = ({ address }: Mailbox): boolean =>
    address !== null && (isOurs(address, house.addresses) || trusted.includes(address.toLowerCase()));
  const [answer, ...others] = replyTo.filter(({ address }) => address !== null);
  if (answer !== undefined && others.length === 0 && !isProgram(answer)) return { writer: answer };
  // Some programs put whoever wrote into From, and themselves into the envelope only.
  return { writer: isShown || from === null || isProgram(from) ? null : from };
}

/**
 * Whether our server found that the mail came from the sender's own domain. One above it may be everybody's, such as that of a
 * house that gives away names. DMARC is about From and nothing else.
 */
function vouchesFor({ method, result, domain }: Finding, sender: string, isShown: boolean): boolean {
  if (result !== "pass") return false;
  const own = sender.slice(sender.lastIndexOf("@") + 1);
  return own === domain && (isShown || method !== "dmarc");
}
