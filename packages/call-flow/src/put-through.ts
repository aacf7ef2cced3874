import { elsewhereOf, personOf, type Call } from "./call.ts";
import { keptHere } from "./elsewhere.ts";
import { withdrawOffers } from "./leg-ended.ts";
import { and, inStore, stands, type Stepped } from "./stepped.ts";

/**
 * It answered: the two talk, and nobody of ours has the call, or is asked to. An answer of ours that the store was asked for already
 * comes first, and this waits for what it says (G729, G730).
 */
export function putThrough(call: Call): Stepped {
  const leg = elsewhereOf(call);
  if (leg?.state !== "up" || call.stage.kind !== "waiting" || call.claim !== null) return stands(call);
  if (personOf(call)?.state !== "up") return stands(call);
  // Somebody of ours had them, by the store's word, and is gone: they are back at the head of the queue, and go nowhere else.
  if (call.holder !== null) return keptHere(call);
  const left = { ...call, stage: { kind: "elsewhere", leg: leg.key } as const };
  return and(withdrawOffers(left, { kind: "refused", reason: "no_call" }), (rest) =>
    stands(rest, inStore({ kind: "put_through", leg: leg.key })),
  );
}
