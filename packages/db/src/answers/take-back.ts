import type { MessageId, SendState } from "@holdfast/case-schema";
import type { StaffName } from "../contacts/contact-facts.ts";
import { failureOf } from "../outbox/failure-of.ts";
import { PLACE } from "../sealing/places.ts";
import { open } from "../sealing/seal.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { TakenBack } from "./answer-store.ts";

/** What `take_back_answer` says: the message's own columns stand in what was taken back or came too late. */
type TakeBackRow =
  | { readonly kind: "not_found" }
  | { readonly kind: "not_holder"; readonly holder: StaffName | null }
  | {
      readonly kind: "taken_back" | "too_late";
      readonly version: number;
      readonly state: SendState;
      readonly reason: string | null;
      readonly contact_id: string;
      readonly owner_key: Buffer;
      readonly body_key: Buffer;
      readonly body: Buffer;
    };

export const takeBackAnswer = statement<TakeBackRow, [messageId: string, by: string]>(
  "take_back_answer",
  "select * from take_back_answer($1, $2)",
);

/** The row as an outcome, with the words opened when they came back. */
export function takenBackOf(inside: Inside, messageId: MessageId, row: TakeBackRow | undefined): TakenBack {
  if (row === undefined || row.kind === "not_found") return { kind: "not_found" };
  if (row.kind === "not_holder") return { kind: "not_holder", holder: row.holder };
  const { version, state } = row;
  if (row.kind === "too_late") return { kind: "too_late", version, state, failure: failureOf(row.reason) };
  return { kind: "taken_back", version, text: wordsOf(inside, messageId, row) };
}

function wordsOf(
  { owners }: Inside,
  messageId: MessageId,
  row: Extract<TakeBackRow, { readonly version: number }>,
): string | null {
  const owner = owners.unwrap(row.contact_id, row.owner_key);
  try {
    return open(owner, PLACE.message(messageId), { key: row.body_key, body: row.body }).toString();
  } catch {
    // That it never leaves is what counts; what is damaged stays so.
    return null;
  }
}
