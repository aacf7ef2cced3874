import type { ContactFacts } from "../contacts/contact-facts.ts";
import { wordTokens } from "../search/word-tokens.ts";
import { statement } from "../sql/statement.ts";
import type { Inside } from "../store/inside.ts";
import type { FloodStore } from "./flood-store.ts";

/** What stands among all words, and what was written just now and goes there still (DB620). */
const waitingWords = statement<
  { readonly row: ContactFacts; readonly tokens: readonly number[] },
  [most: number]
>(
  "waiting_words",
  `select contact_row.row, array(
       select token from contact_word where contact_word.number = newest.number
       union
       select unnest(tokens) from contact_word_new where contact_word_new.number = newest.number) as tokens
   from (
     select id, number from contact
     where status = 'waiting' and set_aside_until is null and not automatic
     order by number desc limit $1) newest
   join contact_row on contact_row.id = newest.id
   order by newest.number desc`,
);

export function openFloods({ pool, keyring }: Pick<Inside, "pool" | "keyring">): FloodStore {
  const keyed = (names: readonly string[]) =>
    names.map((name) => ({ name, tokens: wordTokens(keyring, "contact_word", name) }));
  return {
    async waiting(most, rumours) {
      const [sources, places] = [keyed(rumours.sources), keyed(rumours.places)];
      return (await waitingWords(pool, most)).map(({ row, tokens }) => {
        const has = new Set(tokens);
        return {
          row,
          words: tokens.map(String),
          source: firstNamed(sources, has),
          place: firstNamed(places, has),
        };
      });
    },
  };
}

interface Keyed {
  readonly name: string;
  readonly tokens: readonly number[];
}

/** A name of which nothing is a word that is kept is named by nobody. */
function firstNamed(names: readonly Keyed[], has: ReadonlySet<number>): string | null {
  return (
    names.find(({ tokens }) => tokens.length > 0 && tokens.every((token) => has.has(token)))?.name ?? null
  );
}
