import { ContactId } from "@holdfast/case-schema";
import { offeredToMe } from "../alerts/offered-to-me.ts";
import { ask } from "../api/ask.ts";
import { heardOfHandovers } from "../handover/heard-of-handovers.ts";
import { keepCurrent, whenever } from "../live/keep-current.ts";
import type { Came } from "../live/until-known.ts";
import { latest } from "../store/latest.ts";
import { createStore, useStore } from "../store/store.ts";
import { OwnOffersDocument, type OfferData } from "./offer-documents.ts";

/** What waits and is offered to whoever is signed in, as last told. */
export const ownOffers = createStore<readonly OfferData[]>([]);
// It is heard as whatever is offered to somebody (AL71): it is over before anybody looks who was not told.
ownOffers.subscribe(() =>
  offeredToMe.set(new Set(ownOffers.get().map(({ contact }) => ContactId.parse(contact.id)))),
);

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
