import { domainToASCII } from "node:url";
import type { DoubtSign } from "@holdfast/case-schema";
import type { House } from "../threading/our-names.ts";
import { isOurs } from "../threading/our-addresses.ts";
import type { Mailbox } from "./addresses.ts";
import { findingsOf } from "./findings.ts";
import type { HeaderTable } from "./headers.ts";

/** What a mail shows of itself; with whom its thread began, only the house knows, and what a report proves, who has the key. */
type SeenHere = Exclude<DoubtSign, "other_address" | "report_unproved">;

export interface Sender {
  readonly headers: HeaderTable;
  readonly from: Mailbox | null;
  readonly replyTo: readonly Mailbox[];
  readonly envelopeFrom: string | null;
  /** It says more than once who wrote it. */
  readonly hasSeveral: boolean;
  readonly hadDirection: boolean;
  /** It came by a form of a website: `from` is what somebody typed there. */
  readonly isTyped: boolean;
}

/** Grounds to doubt who wrote. None of them proves anything; all of them are shown. */
export function signsOf(
  { headers, from, replyTo, envelopeFrom, hasSeveral, hadDirection, isTyped }: Sender,
  house: House,
): readonly SeenHere[] {
  const address = from?.address?.toLowerCase() ?? null;
  const findings = findingsOf(headers, house.authserv) ?? [];
  const results = new Set(findings.map(({ method, result }) => `${method}=${result}`));
  const isForeign = (domain: string): boolean =>
    address !== null && !isOneHouse(ascii(domain), domainOf(address));
  // What was found out about another than whom we show says nothing of them.
  const isAboutAnother = findings.some(
    ({ method, domain }) => method === "dmarc" && domain !== null && isForeign(domain),
  );
  const holds: Record<SeenHere, boolean> = {
    name_looks_like_address: namesAnotherAddress(from) || (hasSeveral && !isTyped),
    name_of_ours: isNameOfOurs(from, house),
    envelope_mismatch:
      (isAboutAnother && !isTyped) || Boolean(envelopeFrom && isForeign(domainOf(envelopeFrom))),
    reply_elsewhere: replyTo.some(
      (reply) => reply.address !== null && reply.address.toLowerCase() !== address,
    ),
    spf_fail: results.has("spf=fail"),
    dkim_fail: results.has("dkim=fail") && !results.has("dkim=pass"),
    dmarc_fail: results.has("dmarc=fail"),
    direction_controls: hadDirection,
    typed_address: isTyped && address !== null,
  };
  return (Object.keys(holds) as SeenHere[]).filter((sign) => holds[sign]);
}

/** A display name that is an address, and not the one behind it. */
function namesAnotherAddress(from: Mailbox | null): boolean {
  const named = /[^\s<>"'()@,;:]{1,64}@[^\s<>"'()@,;:]{1,255}\.[^\s<>"'()@,;:]{2,}/.exec(
    from?.name ?? "",
  )?.[0];
  return named !== undefined && named.toLowerCase().replace(/\.$/, "") !== from?.address?.toLowerCase();
}

function isNameOfOurs(from: Mailbox | null, { addresses, names }: House): boolean {
  // Nobody writes to us from our own address: what says so was made up, or is a copy of what we sent.
  if (from?.address != null && isOurs(from.address, addresses)) return true;
  const name = plainName(from?.name ?? "");
  return name !== "" && [...names, ...addresses].some((ours) => plainName(ours) === name);
}

const plainName = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{Default_Ignorable_Code_Point}]/gu, "");

const domainOf = (address: string): string => ascii(address.slice(address.lastIndexOf("@") + 1));

/** A domain as the network knows it, however it is written. */
const ascii = (domain: string): string => domainToASCII(domain) || domain.toLowerCase();

const isOneHouse = (one: string, other: string): boolean =>
  one === other ||
  one.endsWith(`.${other}`) ||
  other.endsWith(`.${one}`) ||
  organisation(one) === organisation(other);

/** A domain without its hosts, for domains of two labels; others are compared as they are. */
const organisation = (domain: string): string => {
  const labels = domain.split(".");
  const last = labels.at(-2) ?? "";
  return labels.slice(last.length <= 3 ? -3 : -2).join(".");
};
