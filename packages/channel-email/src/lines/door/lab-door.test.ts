import type { TakeLive } from "@holdfast/channel-kit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openReader, readingOf } from "../../reading/index.ts";
import {
  CALLER,
  DIRECT,
  INTAKE,
  smallHouse,
  startMailLab,
  startReading,
  subjects,
  until,
  type MailLab,
  type SmallHouse,
} from "../../testing/index.ts";
import type { ReadArrival } from "../read-arrival.ts";
import { openDoor } from "./open-door.ts";

const SETUP_MS = 300_000;
const TEST_MS = 120_000;

let lab: MailLab;
beforeAll(async () => {
  lab = await startMailLab();
}, SETUP_MS);
afterAll(() => lab?.close(), SETUP_MS);

let house: SmallHouse;
let stops: (() => Promise<void>)[];
let read: ReadArrival;
beforeEach(() => {
  house = smallHouse();
  const ours = { addresses: [DIRECT], names: [], authserv: null };
  const reader = openReader({ workers: 1, house: ours });
  read = readingOf(reader, ours, house.host.sign);
  stops = [reader.close];
});
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop();
});

/** The door at which Postfix hands over the mail of one domain, by LMTP. */
function open(store: TakeLive = house.store): void {
  const ending = new AbortController();
  const settings = { ...lab.settings({ addresses: [DIRECT] }), listenPort: lab.servers.directPort };
  const done = openDoor(
    { settings: { ...settings, listen: "lmtp" }, host: house.host, read, store },
    ending.signal,
  );
  stops.push(async () => {
    ending.abort();
    await done;
  });
}

// With a date: Postfix would give one to each that it is handed, and the same mail twice would be two.
const mail = (subject: string): { readonly raw: string } => ({
  raw: [
    `From: ${CALLER}`,
    `To: ${DIRECT}`,
    "Date: Thu, 26 Nov 2026 12:00:00 +0000",
    `Message-ID: <${subject}@example.test>`,
    `Subject: ${subject}`,
    "",
    "words",
    "",
  ].join("\r\n"),
});
const stored = async (count: number): Promise<readonly string[]> => {
  await until(`${count} messages`, () => subjects(house).length >= count);
  return subjects(house);
};
const emptied = (): Promise<void> => until("an empty queue", async () => (await lab.servers.queued()) === 0);

describe("mail that a real Postfix brings to the door", () => {
  it("[EM75, EM78] is stored, with the envelope that Postfix saw", async () => {
    open();
    await lab.bring({ to: DIRECT.replace("@", "+ABCDEFGHIJKLMNOP@"), ...mail("straight") });
    expect(await stored(1)).toEqual(["straight"]);
    expect(house.events()).toMatchObject([{ address: CALLER, refs: ["tag:ABCDEFGHIJKLMNOP"] }]);
    await emptied();
  });

  it(
    "[EM76] waits in Postfix while nothing can be stored, and is stored once afterwards",
    async () => {
      house.goAway(true);
      open();
      await lab.bring({ to: DIRECT, ...mail("later") });
      await until("it was put off", () => house.brought() > 0);
      // Postfix moves it from one folder to another between two tries.
      await until("it waits", async () => (await lab.servers.queued()) === 1);
      expect(subjects(house)).toEqual([]);
      house.goAway(false);
      await until("it was tried again", async () => {
        if (subjects(house).length > 0) return true;
        await lab.servers.tryNow();
        return false;
      });
      expect(subjects(house)).toEqual(["later"]);
      await emptied();
    },
    TEST_MS,
  );

  it("[EM77] goes back to its sender when it is for nobody here", async () => {
    open();
    const before = (await lab.delivered(CALLER)).length;
    await lab.bring({ to: DIRECT.replace("intake", "nobody"), ...mail("for nobody") });
    await until("the report", async () => (await lab.delivered(CALLER)).length > before);
    const report = (await lab.delivered(CALLER)).at(-1) ?? "";
    expect(report).toContain("550");
    expect(house.brought()).toBe(0);
  });

  it(
    "[EM79] of thirty megabytes is refused, and shows here how it begins",
    async () => {
      open();
      const before = (await lab.delivered(CALLER)).length;
      const { raw } = mail("large");
      await lab.bring({ to: DIRECT, raw: Buffer.from(raw + `${"x".repeat(76)}\r\n`.repeat(400_000)) });
      expect(await stored(1)).toEqual(["large"]);
      expect(house.events()).toMatchObject([{ partly: ["too_long"], source: null }]);
      await until("the report", async () => (await lab.delivered(CALLER)).length > before);
      expect((await lab.delivered(CALLER)).at(-1)).toContain("552");
    },
    TEST_MS,
  );

  it(
    "[EM24] that also lies in a mailbox is one message",
    async () => {
      open();
      stops.push(startReading({ lab, house, mailbox: lab.mailbox(), read }));
      await lab.bring({ to: DIRECT, ...mail("both ways") });
      await stored(1);
      await lab.bring({ to: INTAKE, ...mail("both ways") });
      // Postfix hands over several at once.
      await until("it lies there", async () => (await lab.delivered(INTAKE)).length === 1);
      await lab.bring({ to: INTAKE, ...mail("afterwards") });
      await until("what came afterwards", () => subjects(house).includes("afterwards"));
      expect(house.brought()).toBe(3);
      expect(subjects(house)).toEqual(["both ways", "afterwards"]);
    },
    TEST_MS,
  );
});
