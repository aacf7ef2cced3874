import type { UserId } from "@holdfast/case-schema";
import { handoverMoment, HANDOVER_QUIET_MS } from "@holdfast/contact-policy";
import type { AnswerInput, HandoverAccepted, HandoverMoment, Store } from "@holdfast/db";

/** No contact is ever at it: who accepts at it learns what stands against them, and nothing moves. */
const NO_VERSION = -1;
/** As often as a contact may change between two looks; it is talked in then. */
const LOOKS_MAX = 3;

export type Accepted =
  | { readonly kind: "accepted"; readonly moment: HandoverMoment }
  /** Somebody is talking: until when at least, unless words go in between; `null`: until the call is over. */
  | { readonly kind: "waits"; readonly until: number | null }
  | { readonly kind: Extract<HandoverAccepted, "not_for_you" | "not_found"> };

export interface Accepting {
  readonly id: string;
  readonly by: UserId;
  /** What is written to the person by the same commit; `null`: nothing. */
  readonly telling: (moment: HandoverMoment) => Promise<AnswerInput<unknown> | null>;
}

/** Accepts a handover at a quiet moment of its contact, and at no other (CP93, CP94), and has the person told with it (DB635). */
export async function acceptHandover(
  { id, by, telling }: Accepting,
  { handovers }: Pick<Store, "handovers">,
  clock: () => number,
): Promise<Accepted> {
  for (let look = 0; look < LOOKS_MAX; look++) {
    const moment = await handovers.moment(id);
    if (moment === null) return { kind: "not_found" };
    const when = handoverMoment(moment, clock());
    const isQuiet = when.kind === "now";
    const told = isQuiet ? await telling(moment) : null;
    const done = await handovers.accept(id, by, isQuiet ? moment.version : NO_VERSION, told);
    if (done === "accepted") return { kind: done, moment };
    if (done === "on_call") return { kind: "waits", until: null };
    if (done !== "changed") return { kind: done };
    if (when.kind !== "now") return { kind: "waits", until: when.kind === "at" ? when.at : null };
  }
  return { kind: "waits", until: clock() + HANDOVER_QUIET_MS };
}
