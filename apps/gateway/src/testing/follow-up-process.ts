import { flushCompileCache } from "node:module";
import { openStore, type StoreOptions } from "@holdfast/db";
import { TEST_KEYRING } from "@holdfast/db/testing";
import { startChores } from "../chores/start-chores.ts";
import { followUpChore } from "../follow-ups/follow-up-chore.ts";

// A gateway that only fires follow-ups, again and again, until it is killed.
const { CONNECTION = "{}" } = process.env;
const connection = JSON.parse(CONNECTION) as StoreOptions["connection"];
const store = await openStore({ connection, keyring: TEST_KEYRING, clock: Date.now, poolSize: 2 });
const chore = followUpChore(store, () => performance.now());
startChores([{ ...chore, everyMs: 20 }], { info: () => {}, warn: () => {}, error: () => {} });
// Whoever is killed writes nothing at its end: the next one would compile all of it again.
flushCompileCache();
process.send?.("ready");
