import { handoverMoment, HANDOVER_QUIET_MS } from "@holdfast/contact-policy";
import type { HandoverAccepted, HandoverMoment, Store } from "@holdfast/db";

/** No contact is ever at it: who accepts at it learns what stands against them, and nothing moves. */
const NO_VERSION = -1;
/** As often as a contact may change between two looks; it is talked in then. */
const LOOKS_MAX = 3;

export type Accepted =
  | { readonly kind: "accepted"; readonly moment: HandoverMoment }
  /** Somebody is talking: until when at least, unless words go in between; `null`: until the call is over. */
  | { readonly kind: "waits"; readonly until: number | null }
  | { readonly kind: Extract<HandoverAccepted, "not_for_you" | "not_found"> };

/** Accepts a handover at a quiet moment of its contact, and at no other (CP93, CP94). */
export async function acceptHandover(
  { id, by }: { readonly id: string; readonly by: Parameters<Store["handovers"]["accept"]>[1] },
  { handovers }: Pick<Store, "handovers">,
  clock: () => number,
): Promise<Accepted> {
  for (let look = 0; look < LOOKS_MAX; look++) {
    const moment = await handovers.moment(id);
    if (moment === null) return { kind: "not_found" };
    const when = handoverMoment(moment, clock());
    const done = await handovers.accept(id, by, when.kind === "now" ? moment.version : NO_VERSION);
    if (done === "accepted") return { kind: done, moment };
    if (done === "on_call") return { kind: "waits", until: null };
    if (done !== "changed") return { kind: done };
    if (when.kind !== "now") return { kind: "waits", until: when.kind === "at" ? when.at : null };
  }
  return { kind: "waits", until: clock() + HANDOVER_QUIET_MS };
}
