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
  readonly hadDirection: boolean;
  /** It came by a form of a website: `from` is what somebody typed there. */
  readonly isTyped: boolean;
}

/** Grounds to doubt who wrote. None of them proves anything; all of them are shown. */
export function signsOf(
  { headers, from, replyTo, envelopeFrom, hadDirection, isTyped }: Sender,
  house: House,
): readonly SeenHere[] {
  const address = from?.address?.toLowerCase() ?? null;
  const found = (findingsOf(headers, house.authserv) ?? []).map(
    ({ method, result }) => `${method}=${result}`,
  );
  const results = new Set(found);
  const holds: Record<SeenHere, boolean> = {
    name_looks_like_address: namesAnotherAddress(from),
    name_of_ours: isNameOfOurs(from, house),
    envelope_mismatch: Boolean(
      envelopeFrom && address && !isOneHouse(domainOf(envelopeFrom), domainOf(address)),
    ),
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

const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

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
