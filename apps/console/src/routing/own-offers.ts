import { ContactId } from "@holdfast/case-schema";
import { offeredToMe } from "../alerts/offered-to-me.ts";
import { ask } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { whenDue } from "../clock/when-due.ts";
import { heardOfHandovers } from "../handover/heard-of-handovers.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { OwnOffersDocument, type OfferData } from "./offer-documents.ts";

/** What waits and is offered to whoever is signed in, as last told. */
export const ownOffers = createStore<readonly OfferData[]>([]);
let forgetEnd = (): void => undefined;

/** It is heard as whatever is offered to somebody (AL71), and ends by the clock: nobody tells that to a screen that is cut off. */
function hear(): void {
  forgetEnd();
  const now = serverNow();
  const standing = ownOffers.get().filter(({ until }) => until > now);
  offeredToMe.set(new Set(standing.map(({ contact }) => ContactId.parse(contact.id))));
  if (standing.length > 0) forgetEnd = whenDue(Math.min(...standing.map(({ until }) => until)), hear);
}
ownOffers.subscribe(hear);

const newest = latest();

/** Asks what is offered. What is known stays while the gateway is away: it ends by itself. */
export async function lookAtOffers(): Promise<Came> {
  const answer = await newest.ask(async () => ask(OwnOffersDocument, {}, true));
  if (answer?.kind === "data") ownOffers.set(answer.data.ownOffers);
  return answer;
}

const useCurrent = keepCurrent({
  look: lookAtOffers,
  forget: () => {
    newest.forget();
    ownOffers.set([]);
  },
  // Told with what is handed over, by ids alone (W35).
  reasons: [whenever(heardOfHandovers, (times) => times)],
});

/** What is offered, kept current as long as anything shows it. */
export function useOwnOffers(): readonly OfferData[] {
  useCurrent();
  return useStore(ownOffers);
}
