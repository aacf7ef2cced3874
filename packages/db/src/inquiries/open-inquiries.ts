import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { PLACE } from "../sealing/places.ts";
import { openWhole, sealWhole } from "../sealing/seal.ts";
import { ruleBroken } from "../sql/rule-broken.ts";
import { transaction } from "../sql/transaction.ts";
import type { Inside } from "../store/inside.ts";
import {
  addCallBack,
  endInquiry,
  inquiryGiven,
  knowInquiry,
  lockRecipient,
  logInquiry,
  openInquiryRows,
  type InquiryRow,
} from "./inquiry-statements.ts";
import type { InquiryHandled, InquiryStore, InquiryWords, StoredInquiry } from "./inquiry-store.ts";

const Words = z.object({ who: z.string(), reach: z.string(), said: z.string() });

const REFUSED: Readonly<Record<string, InquiryHandled["kind"]>> = {
  inquiry_ended: "own",
  inquiry_could_ask: "not_them",
  inquiry_known_once: "not_them",
  inquiry_called_back: "not_called_back",
};

/** Its id is said by whoever writes it down: whose key it is, is never taken for a contact's of that id. */
const ownerOf = (id: string): string => `inquiry/${id}`;

export function openInquiries(inside: Inside): InquiryStore {
  const { pool, clock, commits } = inside;
  const handled = async (rows: Promise<readonly { readonly done: boolean }[]>): Promise<InquiryHandled> => {
    const kind = await rows.then(
      ([row]): InquiryHandled["kind"] => (row === undefined ? "not_found" : "done"),
      (error: unknown) => REFUSED[ruleBroken(error, Object.keys(REFUSED))] ?? "not_found",
    );
    if (kind === "done") commits.happened();
    return { kind };
  };
  return {
    async log({ id, asker, inHand, way, askedAt, words, by }) {
      const { owner, wrapped } = inside.owners.make(ownerOf(id));
      const body = sealWhole(owner, PLACE.inquiry(id), Buffer.from(JSON.stringify(words)));
      const [row] = await logInquiry(pool, id, asker, inHand, way, askedAt, by, wrapped, body, clock());
      if (row !== undefined) {
        commits.happened();
        return { kind: "logged" };
      }
      const [there] = await inquiryGiven(pool, id);
      const isSame =
        there !== undefined &&
        isDeepStrictEqual(there.given, [by, asker, inHand, way, askedAt]) &&
        isDeepStrictEqual(wordsOf(inside, id, there.owner_key, there.body), { ...words });
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
    open: async () => (await openInquiryRows(pool)).map((row) => inquiryOfRow(inside, row)),
  };
}

function inquiryOfRow(inside: Inside, row: InquiryRow): StoredInquiry {
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
    words: wordsOf(inside, id, row.owner_key, row.body),
    callBacks: row.call_backs,
    recipient,
    ended,
  };
}

/** `null`: damaged, which is said beside all that is clear. */
function wordsOf({ owners }: Inside, id: string, ownerKey: Buffer, body: Buffer): InquiryWords | null {
  try {
    const clear = openWhole(owners.unwrap(ownerOf(id), ownerKey), PLACE.inquiry(id), body);
    const { who, reach, said } = Words.parse(JSON.parse(clear.toString()));
    return { who, reach, said };
  } catch {
    return null;
  }
}
