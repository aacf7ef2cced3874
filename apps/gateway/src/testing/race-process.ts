import { openStore, type StoreOptions } from "@holdfast/db";
import { rawClient, TEST_KEYRING } from "@holdfast/db/testing";
import { raceOfEverything } from "./race-of-everything.ts";

// Two gateways race over a database that is there: what came of it goes to whoever started this.
const { CONNECTION = "{}", ROUNDS = "50" } = process.env;
const connection = JSON.parse(CONNECTION) as StoreOptions["connection"];
const time = { now: Date.now() };
const open = async () => openStore({ connection, keyring: TEST_KEYRING, clock: () => time.now, poolSize: 8 });
const gateways = [await open(), await open()] as const;
const client = await rawClient(connection);
const raced = await raceOfEverything({ gateways, client, time }, Number(ROUNDS));
await client.end();
for (const store of gateways) await store.close();
process.send?.(raced, () => process.disconnect());
