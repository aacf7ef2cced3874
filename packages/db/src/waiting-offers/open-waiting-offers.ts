import type { CallDecline } from "@holdfast/case-schema";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { Offered, WaitingOffer, WaitingOfferStore } from "./waiting-offer-store.ts";

const offerWaiting = statement<
  { readonly offered: Offered },
  [
    id: string,
    contactId: string,
    to: string,
    by: string | null,
    expected: number,
    lastsMs: number,
    nowMs: number,
  ]
>("waiting_offer_make", "select offer_waiting($1, $2, $3, $4, $5, $6, instant($7)) as offered");

const declineOffer = statement<
  { readonly declined: boolean },
  [id: string, by: string, reason: CallDecline, nowMs: number]
>("waiting_offer_decline", "select decline_waiting_offer($1, $2, $3::call_decline, instant($4)) as declined");

const standingOffers = statement<{ readonly offer: WaitingOffer }, [nowMs: number]>(
  "waiting_offers_standing",
  `select json_build_object('id', offer.id, 'to', offer.to_id, 'until', ms(offer.until),
     'by', case when lead.id is not null then json_build_object('id', lead.id, 'name', lead.name) end,
     'contact', json_build_object('id', contact.id, 'number', contact.number, 'medium', contact.medium,
       'language', contact.language, 'version', contact.version)) as offer
   from waiting_offer offer join contact on contact.id = offer.contact_id and contact.status = 'waiting' and not is_put_off(contact)
   left join staff lead on lead.id = offer.by_id
   where offer.ended is null and offer.until > instant($1) and not contact_is_barred(offer.to_id, contact.id)
   order by offer.at, offer.id`,
);

const settleOffers = statement<{ readonly count: number }, [nowMs: number]>(
  "waiting_offers_settle",
  "select settle_waiting_offers(instant($1)) as count",
);

const forgetOffers = statement<{ readonly count: number }, [most: number]>(
  "waiting_offers_forget",
  "select forget_waiting_offers($1) as count",
);

/** More than are offered in an hour; what is left goes with the next. */
const FORGOTTEN_AT_ONCE = 10_000;

export function openWaitingOffers({
  pool,
  commits,
  databaseTime,
}: Pick<Inside, "pool" | "commits" | "databaseTime">): WaitingOfferStore {
  return {
    async offer({ id, contactId, to, by, expectedVersion, lastsMs }) {
      const now = await databaseTime(pool);
      const [row] = await offerWaiting(pool, id, contactId, to, by, expectedVersion, lastsMs, now);
      const offered = row?.offered ?? "not_found";
      if (offered === "offered") commits.happened();
      return offered;
    },
    async decline(id, by, reason) {
      const declined =
        (await declineOffer(pool, id, by, reason, await databaseTime(pool)))[0]?.declined ?? false;
      if (declined) commits.happened();
      return declined;
    },
    async standing() {
      const now = await databaseTime(pool);
      return { now, offers: (await standingOffers(pool, now)).map(({ offer }) => offer) };
    },
    async settle() {
      const count = (await settleOffers(pool, await databaseTime(pool)))[0]?.count ?? 0;
      if (count > 0) commits.happened();
      return count;
    },
    forget: async () => (await forgetOffers(pool, FORGOTTEN_AT_ONCE))[0]?.count ?? 0,
  };
}
