import type { Keyring } from "@holdfast/db";
import pg from "pg";

/** The same questions over the same indexes, asked as plainly as PostgreSQL takes them: no filter of records, and one plain row kept. */
export interface PlainSearch {
  readonly address: (address: string) => Promise<number>;
  /** Up to fifty, newest first, that have all of these words, waiting ones alone where that is asked. */
  readonly words: (words: readonly string[], isWaitingOnly: boolean) => Promise<number>;
  /** The newest two hundred cases, whosever they are. */
  readonly list: () => Promise<number>;
  readonly close: () => Promise<void>;
}

const PAGE = 50;

export async function openPlainSearch(connection: pg.PoolConfig, keyring: Keyring): Promise<PlainSearch> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(
    "create table if not exists plain_look (at timestamptz not null, found integer not null)",
  );
  const keep = async (name: string, text: string, values: readonly unknown[]): Promise<number> => {
    await client.query("begin");
    const { rows } = await client.query({ name, text, values: [...values] });
    await client.query({
      name: "plain_look",
      text: "insert into plain_look (at, found) values (now(), $1)",
      values: [rows.length],
    });
    await client.query("commit");
    return rows.length;
  };
  return {
    address: (address) =>
      keep(
        "plain_address",
        `select contact.* from contact_address held join contact on contact.id = held.contact_id
         where held.address = $1 order by contact.number desc limit ${PAGE}`,
        [keyring.hash("address", `number:${address}`)],
      ),
    words: (words, isWaitingOnly) => {
      const [first, ...others] = words.map((word) => keyring.hash("contact_word", word).readInt32BE(0));
      return keep(
        `plain_words_${others.length}_${String(isWaitingOnly)}`,
        `select contact.* from contact_word word join contact on contact.number = word.number
         where word.token = $1 ${isWaitingOnly ? "and contact.status = 'waiting'" : ""}
           ${others.map((_, nth) => `and exists (select from contact_word has where has.token = $${nth + 2} and has.number = word.number)`).join(" ")}
         order by word.number desc limit ${PAGE}`,
        [first, ...others],
      );
    },
    list: async () =>
      (
        await client.query({
          name: "plain_list",
          text: `select file.*, maker.name from case_file file join staff maker on maker.id = file.made_by_id
             order by file.number desc limit 200`,
        })
      ).rows.length,
    close: async () => {
      await client.query("drop table plain_look");
      await client.end();
    },
  };
}
