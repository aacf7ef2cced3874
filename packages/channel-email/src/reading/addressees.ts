import { OTHERS_NAMED_MAX, type AddressedAs, type Addressees } from "@holdfast/case-schema";
import { isOurs } from "../threading/our-addresses.ts";
import type { House } from "../threading/our-names.ts";
import type { Mailbox } from "./addresses.ts";

/** The people in a mail's head. Personal data. */
export interface Named {
  readonly from: Mailbox | null;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  /** To or Cc names more than are read. */
  readonly hasMore: boolean;
}

/**
 * How a mail addresses us, and who else it names in To and Cc: each once, in the mail's order. Who has only a name is
 * counted: programs that write so know the address, and somebody reads the mail.
 */
export function addresseesOf(
  { from, to, cc, hasMore }: Named,
  { addresses }: Pick<House, "addresses">,
): Addressees {
  const isUs = ({ address }: Mailbox): boolean => address !== null && isOurs(address, addresses);
  const us: AddressedAs = to.some(isUs) ? "to" : cc.some(isUs) ? "copy" : "nowhere";
  const sender = from?.address?.toLowerCase() ?? null;
  const others = new Map<string, Mailbox>();
  for (const one of [...to, ...cc]) {
    const key = one.address?.toLowerCase() ?? null;
    if (isUs(one) || (key !== null && key === sender)) continue;
    const known = key ?? `name:${one.name}`;
    if (!others.has(known)) others.set(known, { name: one.name, address: one.address });
  }
  const all = [...others.values()];
  return { us, others: all.slice(0, OTHERS_NAMED_MAX), count: all.length, hasMore };
}
