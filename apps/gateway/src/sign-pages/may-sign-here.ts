import { whyNoSignPage } from "@holdfast/contact-policy";
import type { ReachRecord } from "@holdfast/db";
import { NO_WORDS_YET } from "../reach/decide.ts";
import { reachFactsOf } from "../reach/reach-facts-of.ts";

/** Why whoever is in a contact may not sign on a page now, by what is known of reaching them; `null`: they may. */
export function maySignHere(record: ReachRecord, step: "offer" | "sign", now: number): string | null {
  const { medium } = record;
  // Nothing is sent: of how the channel delivers nothing is asked.
  const facts = reachFactsOf(record, { medium, delivery: "pushed" }, NO_WORDS_YET);
  return whyNoSignPage({ ...facts, medium }, step, now)?.because ?? null;
}
