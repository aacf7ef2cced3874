import { randomUUID } from "node:crypto";
import type { Keyring, Store } from "@holdfast/db";
import type pg from "pg";
import { inventedArrival } from "./invented-arrival.ts";
import { filling, seedContacts } from "./seed-contacts.ts";
import { seedWords } from "./seed-words.ts";

/** How many of the contacts have an address that is known here; the others have one that nobody asks for. */
export const ADDRESSES = 200;

export const addressOf = (nth: number): string => `+1555${String(1_000_000 + nth)}`;

type House = Pick<Store, "intake"> & { readonly keyring: Keyring; readonly connection: pg.PoolConfig };

/**
 * Contacts as one that arrived, each with a thread, an address and eight words of its own, written by set: triggers and foreign keys are
 * passed over, indexes are made as they are in production. Their cases: `cases` of them, of which the reader had each tenth. The words
 * are written beside the contacts, by a connection of their own.
 */
export async function seedCrowd(
  { intake, keyring, connection }: House,
  { contacts, cases, reader }: { readonly contacts: number; readonly cases: number; readonly reader: string },
): Promise<void> {
  const { contactId } = await intake.arrive(inventedArrival());
  // Both have ended whatever became of one of them, so that nothing is written into a server that is on its way down.
  const filled = await Promise.allSettled([
    filling(connection, ["contact", "contact_address"], async (client) => {
      await seedContacts(client, contactId, { contacts, after: 1_000 });
      await seedAddresses(client, keyring);
    }),
    filling(connection, ["contact_word"], async (client) => seedWords(client, keyring, contacts)),
  ]);
  for (const each of filled) if (each.status === "rejected") throw each.reason;
  await filling(connection, [], async (client) => {
    await seedCases(client, cases, reader);
    await client.query("analyze case_file, case_filing, case_holding, staff");
  });
}

async function seedAddresses(client: pg.Client, keyring: Keyring): Promise<void> {
  const hashes = Array.from({ length: ADDRESSES }, (_, nth) =>
    keyring.hash("address", `number:${addressOf(nth)}`),
  );
  await client.query(
    `insert into contact_address (contact_id, address)
     select id, coalesce(($1::bytea[])[number - 1000], sha256(('address ' || number)::bytea))
     from contact where number > 1000 order by number`,
    [hashes],
  );
}

async function seedCases(client: pg.Client, cases: number, reader: string): Promise<void> {
  await client.query(
    `insert into case_file (id, number, status_at, status_by_id, made_at, made_by_id) overriding system value
     select gen_random_uuid(), n, now(), $1, now(), $1 from generate_series(1, $2::integer) n`,
    [reader, cases],
  );
  // In each tenth a contact is filed that the reader had.
  const had = `case_file file join contact on contact.number = 1000 + file.number where file.number % 10 = 0`;
  await client.query(
    `insert into case_filing (contact_id, at_version, case_id, at, by_id, came_key, came)
     select contact.id, contact.version + 1, file.id, now(), $1, 'invented', 'invented' from ${had}`,
    [reader],
  );
  await client.query(
    `insert into case_holding (case_id, contact_id, user_id, at) select file.id, contact.id, $1, now() from ${had}`,
    [reader],
  );
}

/** An arrival of thirty words that count, or of as long a text in which none does. */
export function arrivalOf(isFound: boolean) {
  const run = randomUUID().slice(0, 4);
  const words = Array.from({ length: 30 }, (_, nth) => `w${run}${String(nth).padStart(3, "0")}`);
  const text = words.join(" ");
  return inventedArrival({ text: isFound ? text : text.replaceAll(/[^ ]+/g, "at at at") });
}
