import { z } from "zod";
import { isShownTooOften, noteReachShown } from "../contacts/reach-shown.ts";
import { PLACE } from "../sealing/places.ts";
import { lockRecipient } from "../recipients/recipient-statements.ts";
import { asJson, sealedRecord, type SealedRecord } from "../sealing/sealed-record.ts";
import { handledBy } from "../sql/handled.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  addCallBack,
  endInquiry,
  inquiryGiven,
  inquiryToShow,
  knowInquiry,
  logInquiry,
  openInquiryRows,
  type InquiryRow,
} from "./inquiry-statements.ts";
import type { InquiryStore, InquiryWords, StoredInquiry } from "./inquiry-store.ts";

const Words = z.object({ who: z.string(), reach: z.string(), said: z.string() });

const REFUSED = {
  inquiry_ended: "own",
  inquiry_could_ask: "not_them",
  inquiry_known_once: "not_them",
  inquiry_called_back: "not_called_back",
} as const;

export function openInquiries(inside: Inside): InquiryStore {
  const { pool, clock, commits } = inside;
  const handled = handledBy(commits, REFUSED);
  const sealed = sealedRecord(inside, "inquiry", PLACE.inquiry, asJson(Words));
  return {
    async log({ id, asker, inHand, way, askedAt, words, by }) {
      const { wrapped, body } = sealed.seal(id, words);
      const [row] = await logInquiry(pool, id, asker, inHand, way, askedAt, by, wrapped, body, clock());
      if (row !== undefined) {
        commits.happened();
        return { kind: "logged" };
      }
      const [there] = await inquiryGiven(pool, id);
      const isSame = sealed.isSame(id, there, [by, asker, inHand, way, askedAt], words);
      return { kind: isSame ? "logged" : "taken" };
    },
    calledBack: async (id, came, by) => handled(addCallBack(pool, id, came, by, clock())),
    know: async (id, recipient, by) =>
      handled(
        transaction(pool, async (on) => {
          const [there] = await lockRecipient(on, recipient);
          return there === undefined ? [] : knowInquiry(on, id, recipient, by, clock());
        }),
      ),
    end: async (id, how, by) => handled(endInquiry(pool, id, how, by, clock())),
    showReach: async (id, by) =>
      transaction(pool, async (on) => {
        const [row] = await inquiryToShow(on, id);
        if (await isShownTooOften(on, by)) return { kind: "too_often" };
        const reach = row === undefined ? "" : (sealed.open(id, row)?.reach ?? "");
        if (reach === "") return { kind: "not_found" };
        await noteReachShown(on, by, id, null, "inquiry");
        return { kind: "shown", address: reach };
      }),
    open: async () => (await openInquiryRows(pool)).map((row) => inquiryOfRow(sealed, row)),
  };
}

function inquiryOfRow(sealed: SealedRecord<InquiryWords>, row: InquiryRow): StoredInquiry {
  const { id, asker, way, trigger, recipient, ended } = row;
  return {
    id,
    asker,
    inHand: row.in_hand,
    way,
    trigger,
    askedAt: row.asked_at,
    loggedAt: row.logged_at,
    loggedBy: row.logged_by,
    words: sealed.open(id, row),
    callBacks: row.call_backs,
    recipient,
    ended,
  };
}
