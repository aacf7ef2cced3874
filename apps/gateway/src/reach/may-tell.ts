import type { ContactId } from "@holdfast/case-schema";
import { mayTellBy } from "@holdfast/consent-policy";
import { mayReach } from "@holdfast/contact-policy";
import type { MayTell, Store } from "@holdfast/db";
import type { OpenChannel } from "../graphql/context.ts";
import { NO_WORDS_YET } from "./decide.ts";
import { mayCall, type MayCallParts } from "./may-call.ts";
import { reachFactsOf } from "./reach-facts-of.ts";
import { traitsOf } from "./traits-of.ts";

/** What is read to say how somebody may be told. */
export interface MayTellParts extends MayCallParts {
  readonly store: MayCallParts["store"] & { readonly reach: Pick<Store["reach"], "record"> };
  readonly channels: readonly OpenChannel[];
}

/**
 * How somebody whom a breach concerns may be told, as they may be reached now (CO77): by words that nobody agreed on beforehand, and by
 * a call. Of whom nothing is known, nobody is reached. What a lead has lifted is for one neutral message, and not for this.
 */
export async function mayTell(id: ContactId, parts: MayTellParts): Promise<MayTell> {
  const [record, mayBeCalled] = await Promise.all([parts.store.reach.record(id), mayCall(id, parts)]);
  const mayWrite =
    record !== null &&
    record.medium !== "voice" &&
    mayReach(
      { ...reachFactsOf(record, traitsOf(record, parts.channels), NO_WORDS_YET), lift: null },
      parts.clock(),
    ).outcome === "allowed";
  return (way) => mayTellBy(way, { mayWrite, mayCall: mayBeCalled });
}
