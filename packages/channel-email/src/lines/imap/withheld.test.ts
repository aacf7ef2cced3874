import { expect, it } from "vitest";
import { askedAgain } from "./asked-again.ts";
import type { Cursor } from "./cursor.ts";
import { suspects } from "./suspects.ts";
import { takeNew, type TakeNew } from "./take-new.ts";
import { openWithheld } from "./withheld.ts";

const AT_START = { validity: "7", uid: 0, until: 0, since: 0 };
const MAIL = Buffer.from("Subject: here\r\n\r\nwords");

/** A server with messages 1 to 4, of which it hands some out; one that was removed it tells at the next occasion. */
function server(has: { readonly withheld: readonly number[]; readonly removed: readonly number[] }) {
  let told = false;
  const there = (): number[] => [1, 2, 3, 4].filter((uid) => !told || !has.removed.includes(uid));
  const client = {
    search: async ({ uid }: { uid?: string }) =>
      there().filter((one) => uid === "1:*" || uid?.split(",").includes(String(one))),
    noop: async () => {
      told = true;
    },
    fetchAll: async () =>
      [1, 2, 3, 4, 4_000_000_000]
        .filter((uid) => !has.withheld.includes(uid) && !has.removed.includes(uid))
        .map((uid) => ({ seq: uid, uid, source: MAIL })),
  };
  return client as unknown as TakeNew["client"];
}

it("[EM74] remembers what a server leaves out before it goes past it, and of what was removed nothing", async () => {
  const stored: string[] = [];
  const done: (Cursor["uid"] | string)[] = [];
  const withheld = await openWithheld({
    checkpoint: {
      read: async () => null,
      write: async (list) => void done.push(list),
    },
    validity: "7",
    clock: () => 1_000,
    again: askedAgain(
      { firstMs: 1, mostMs: 1 },
      () => 0,
      () => 0,
    ),
    patienceMs: 1,
  });
  const cursor = await takeNew(AT_START, {
    client: server({ withheld: [2], removed: [3] }),
    inTime: (answer) => answer,
    suspects: suspects(),
    withheld,
    read: async ({ raw }) => [
      { kind: "unreadable", dedupeKey: `mail of ${raw.length}`, threadKey: "thread" },
    ],
    store: async ({ dedupeKey }) => {
      stored.push(dedupeKey);
      return "stored";
    },
    moved: async ({ uid }) => void done.push(uid),
    heard: () => {},
    signal: new AbortController().signal,
    lowTrust: false,
    formSenders: [],
  });
  const mail = `mail of ${MAIL.length}`;
  expect(stored).toEqual([mail, mail]);
  const list = JSON.stringify({ validity: "7", mails: [{ uid: 2, since: 1_000, isTold: false }] });
  // Nothing that was not asked for moves it.
  expect(done).toEqual([1, list, 2, 4]);
  expect(cursor).toEqual({ ...AT_START, uid: 4 });
});
