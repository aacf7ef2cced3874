import type { SendFailure } from "@holdfast/case-schema";
import { optOutOf } from "@holdfast/contact-policy";
import type { Due, ReachRecord, Store } from "@holdfast/db";

/** Whether a message may leave: at which version of its contact, or why it may not. */
export type MayLeave = { readonly version: number } | { readonly failure: SendFailure };

/** Whether the way to them is closed by what they, or their provider, said. */
export function isOptedOut({ optOutWords }: Pick<ReachRecord, "optOutWords">): boolean {
  const { said, provider } = optOutOf(optOutWords);
  return said !== null || provider !== null;
}

/** Decides it anew from all that is known, right before it leaves. */
export async function mayLeave(
  { contactId }: Pick<Due, "contactId">,
  { reach }: { readonly reach: Pick<Store["reach"], "record"> },
): Promise<MayLeave> {
  const record = await reach.record(contactId);
  if (record === null) throw new Error("a message belongs to no contact");
  return isOptedOut(record) ? { failure: "opted_out" } : { version: record.version };
}
