import type { Keyring } from "../keyring/keyring.ts";
import { wordTokens } from "../search/word-tokens.ts";
import { integerArray } from "../sql/binary-array.ts";
import type { Arrival } from "./arrival.ts";
import type { ArrivedWords } from "./ingest-statement.ts";

/** Everything of an arrival that its contact is found by. Personal data. */
export function textOfArrival({ text, mail }: Pick<Arrival, "text" | "mail">): string {
  return mail?.subject == null ? text : `${mail.subject}\n${text}`;
}

/** The words of a batch as they are kept, with whose each is. */
export function arrivedTokens(keyring: Keyring, batch: readonly Arrival[]): ArrivedWords {
  const items: number[] = [];
  const tokens: number[] = [];
  for (const [index, arrival] of batch.entries())
    for (const token of wordTokens(keyring, "contact_word", textOfArrival(arrival))) {
      items.push(index + 1);
      tokens.push(token);
    }
  return [integerArray(items), integerArray(tokens)];
}
