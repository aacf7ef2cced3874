import "../inquiry/inquiry-texts.ts";
import { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { tell } from "../api/ask.ts";
import { serverNow } from "../clock/server-clock.ts";
import { failureWords } from "../contact/moves.ts";
import { learnRow } from "../live/learn-row.ts";
import { TakeNextDocument } from "./next-document.ts";
import { nothingWords } from "./next-words.ts";

/** What came of asking for the next: a contact that is mine now, or in words why there is none. */
export type TakenNext =
  | { readonly kind: "taken"; readonly id: ContactId }
  | { readonly kind: "none"; readonly words: string };

/** Asks for the next contact, and says what came of it. Nothing shows as mine until the gateway says so. */
export async function takeNext(): Promise<TakenNext> {
  const answer = await tell(TakeNextDocument, {});
  if (answer.kind !== "data") return none(failureWords(answer.kind));
  const { next } = answer.data;
  if (next.__typename === "NothingForYou") return none(nothingWords(next, serverNow()));
  learnRow(next.row);
  const name = String(next.row.number);
  announce({ kind: "take-next", urgency: "polite", words: () => t`You have contact ${name}.` });
  return { kind: "taken", id: ContactId.parse(next.row.id) };
}

function none(words: string): TakenNext {
  announce({ kind: "take-next", urgency: "polite", words: () => words });
  return { kind: "none", words };
}
