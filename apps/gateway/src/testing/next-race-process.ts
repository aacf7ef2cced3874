import { once } from "node:events";
import { openStore, type StoreOptions } from "@holdfast/db";
import { TEST_KEYRING } from "@holdfast/db/testing";
import { nextRacers } from "./next-race.ts";

// Advocates of one gateway race over a database that is there, once for each word of whoever started this, who is told what came of it.
const { CONNECTION = "{}", RACERS = "64" } = process.env;
const connection = JSON.parse(CONNECTION) as StoreOptions["connection"];
const store = await openStore({ connection, keyring: TEST_KEYRING, clock: Date.now });
const racers = await nextRacers(store, Number(RACERS));
process.on("message", () => {
  void racers.race().then((race) => process.send?.(race));
});
process.send?.({ ready: true });
await once(process, "disconnect");
await store.close();
