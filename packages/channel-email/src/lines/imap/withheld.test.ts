import { expect, it } from "vitest";
import type { Cursor } from "./cursor.ts";
import { takeNew, type TakeNew } from "./take-new.ts";

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

it("[EM74] says of what a server keeps back that it could not be read, of what was removed nothing, and reads on", async () => {
  const stored: string[] = [];
  const moved: Cursor[] = [];
  const cursor = await takeNew(AT_START, {
    client: server({ withheld: [2], removed: [3] }),
    name: "a-folder",
    read: async ({ raw }) => [
      { kind: "unreadable", dedupeKey: `mail of ${raw.length}`, threadKey: "thread" },
    ],
    store: async ({ dedupeKey }) => {
      stored.push(dedupeKey);
      return "stored";
    },
    moved: async (to) => void moved.push(to),
    heard: () => {},
    signal: new AbortController().signal,
    lowTrust: false,
  });
  const mail = `mail of ${MAIL.length}`;
  expect(stored).toEqual([mail, "withheld:a-folder:7:2", mail]);
  // Nothing that was not asked for moves it.
  expect(moved.map(({ uid }) => uid)).toEqual([1, 2, 4]);
  expect(cursor).toEqual({ ...AT_START, uid: 4 });
});
