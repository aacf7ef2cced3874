import { setTimeout as pause } from "node:timers/promises";
import type { Host } from "@holdfast/channel-kit";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Settings } from "../../settings.ts";
import {
  CALLER,
  smallHouse,
  startMailLab,
  startReading,
  subjects,
  until,
  type MailLab,
  type SmallHouse,
} from "../../testing/index.ts";
import type { ImapTimes } from "./follow-folder.ts";

const SETUP_MS = 300_000;
const TEST_MS = 120_000;

let lab: MailLab;
beforeAll(async () => {
  lab = await startMailLab();
}, SETUP_MS);
afterAll(() => lab?.close(), SETUP_MS);

let house: SmallHouse;
let stops: (() => Promise<void>)[] = [];
/** A mailbox of its own for each test. */
let box: string;
let boxes = 0;
beforeEach(async () => {
  house = smallHouse();
  stops = [];
  boxes += 1;
  box = `box${boxes}@hotline.test`;
  await lab.servers.addMailbox(box, `an-invented-password-of-box${boxes}`);
});
afterEach(async () => {
  for (const stop of stops) await stop();
  lab.imap.fallSilent(false);
  lab.imap.refuse(false);
});

interface Start {
  readonly times?: Partial<ImapTimes>;
  readonly settings?: Partial<Settings>;
  readonly password?: string;
  readonly address?: string;
}

/** A gateway that reads the mailbox until it is stopped, or until the test is over. */
function start({ address = box, password, ...how }: Start = {}): () => Promise<void> {
  const mailbox = { ...lab.mailbox(address), ...(password === undefined ? {} : { password }) };
  const stop = startReading({ lab, house, mailbox, ...how });
  stops.push(stop);
  return stop;
}

const bring = (subject: string, to = box): Promise<void> => lab.bring({ to, subject, text: "words" });
/** What is stored once there is as much as expected. */
const stored = async (count: number): Promise<readonly string[]> => {
  await until(`${count} messages`, () => subjects(house).length >= count);
  return subjects(house);
};
const lines = (): Promise<void> => until("both lines", () => lab.imap.open() === 2);
const numbered = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `number ${at + 1}`);

describe("a mailbox whose line breaks", () => {
  it(
    "[EM63] goes on where it was after a restart, and after a line that broke",
    async () => {
      const stop = start();
      await bring("before");
      expect(await stored(1)).toEqual(["before"]);
      await stop();
      await bring("while nobody read");
      start();
      expect(await stored(2)).toEqual(["before", "while nobody read"]);
      await lines();
      lab.imap.cut();
      await bring("while the line was cut");
      expect(await stored(3)).toEqual(["before", "while nobody read", "while the line was cut"]);
      // Each was brought once: nothing was read again.
      expect(house.brought()).toBe(3);
    },
    TEST_MS,
  );

  it(
    "[EM63] comes back when Dovecot does",
    async () => {
      start();
      await bring("before");
      expect(await stored(1)).toEqual(["before"]);
      await lab.servers.stopDovecot();
      await bring("while Dovecot was away");
      await lab.servers.startDovecot();
      expect(await stored(2)).toEqual(["before", "while Dovecot was away"]);
    },
    TEST_MS,
  );

  it(
    "[EM64] reads everything again when UIDs have changed their meaning, and keeps each once",
    async () => {
      const stop = start();
      for (const subject of ["one", "two", "three"]) await bring(subject);
      await until("three", () => subjects(house).length === 3);
      await stop();
      await lab.servers.changeUidValidity(box, "INBOX", 4_242_424);
      await bring("four");
      start();
      await until("four", () => subjects(house).includes("four"));
      expect(subjects(house).toSorted()).toEqual(["four", "one", "three", "two"]);
      expect(house.brought()).toBe(7);
    },
    TEST_MS,
  );

  it(
    "[EM65] moves its checkpoint only after the commit: what was not stored is brought again",
    async () => {
      house.goAway(true);
      start();
      await bring("kept back");
      await until("it was brought", () => house.brought() > 0);
      expect(subjects(house)).toEqual([]);
      house.goAway(false);
      expect(await stored(1)).toEqual(["kept back"]);
    },
    TEST_MS,
  );

  it(
    "[EM68] notices a line that is dead and does not say so",
    async () => {
      start({ times: { renewMs: 300, answerMs: 3_000 } });
      await bring("before");
      expect(await stored(1)).toEqual(["before"]);
      lab.imap.fallSilent(true);
      await bring("while the line was dead");
      await until("the line is given up", () =>
        house.host.records.some(({ facts }) => facts.fault === "silent"),
      );
      lab.imap.fallSilent(false);
      expect(await stored(2)).toEqual(["before", "while the line was dead"]);
    },
    TEST_MS,
  );

  it(
    "[EM71] a password that is wrong is told, and not tried again at once",
    async () => {
      start({ password: "another-invented-password" });
      await until("both folders failed", () => house.host.records.length === 2);
      const tried = lab.imap.carried();
      // Lines that only broke would be opened again within half a second.
      await pause(1_500);
      expect(lab.imap.carried()).toBe(tried);
      expect(house.host.records.map(({ facts }) => facts)).toEqual(
        expect.arrayContaining([
          { mailbox: 0, folder: "inbox", fault: "credentials" },
          { mailbox: 0, folder: "junk", fault: "credentials" },
        ]),
      );
    },
    TEST_MS,
  );

  it(
    "[EM70] lets go of a mailbox when its turn is lost, and goes on at the next one",
    async () => {
      const names: string[] = [];
      const turn = Promise.withResolvers<void>();
      const lost = new AbortController();
      const hold: Host["hold"] = async (name, signal, work) => {
        names.push(name);
        // Whoever stops waits for no turn.
        signal.addEventListener("abort", () => turn.resolve(), { once: true });
        await work(AbortSignal.any([signal, lost.signal]));
        await turn.promise;
        await work(signal);
      };
      house = { ...house, host: { ...house.host, hold } };
      start();
      await bring("in the first turn");
      await stored(1);
      lost.abort();
      await until("nobody reads", () => lab.imap.open() === 0);
      await bring("between the turns");
      await until("it lies there", async () => (await lab.delivered(box)).length === 2);
      expect(house.brought()).toBe(1);
      turn.resolve();
      expect(await stored(2)).toEqual(["in the first turn", "between the turns"]);
      expect(house.brought()).toBe(2);
      // The same at every gateway, and it says nothing of the mailbox.
      expect(names).toEqual([expect.stringMatching(/^mailbox-[0-9a-f]{24}$/)]);
    },
    TEST_MS,
  );

  it("[EM72] does not log in over a certificate that nobody vouches for", async () => {
    start({ settings: { authorityFile: undefined } });
    await bring("not to be read like this");
    await until("it was refused", () => house.host.records.length > 0);
    expect(house.host.records.every(({ facts }) => facts.fault === "provider")).toBe(true);
    expect(subjects(house)).toEqual([]);
  });

  it(
    "[EM73] takes the beginning of a mail that is too large, and goes on with the next",
    async () => {
      start();
      const raw = Buffer.from(
        `From: ${CALLER}\r\nTo: ${box}\r\nSubject: large\r\n\r\nwords\r\n${`${"x".repeat(76)}\r\n`.repeat(350_000)}`,
      );
      await lab.bring({ to: box, raw });
      // Postfix hands over several at once, and small ones are faster.
      await stored(1);
      await bring("after it");
      expect(await stored(2)).toEqual(["large", "after it"]);
      expect(house.events()).toMatchObject([{ partly: ["too_long"] }, {}]);
    },
    TEST_MS,
  );

  it("[EM83] leaves no word, no address and no secret in the log", async () => {
    start();
    start({ password: "another-invented-password" });
    await bring("a subject");
    expect(await stored(1)).toEqual(["a subject"]);
    lab.imap.cut();
    await until("all that is told", () => house.host.records.length >= 4);
    const told = JSON.stringify([house.host.records, ...house.checkpoints]);
    for (const word of [box, box.split("@")[0] ?? "", "hotline", "invented", "subject", "words", CALLER])
      expect(told).not.toContain(word);
  });

  it(
    `[EM63] ${rounds(200)} mails with the line cut every 50 and the reader stopped three times: each once, in order`,
    async () => {
      const expected = numbered(rounds(200));
      let taken = 0;
      house.before(() => {
        taken += 1;
        if (taken % 50 === 0) lab.imap.cut();
      });
      let stop = start();
      let restarts = 0;
      for (const subject of expected) {
        await bring(subject);
        if (restarts < 3 && subjects(house).length > ((restarts + 1) * expected.length) / 4) {
          restarts += 1;
          await stop();
          stop = start();
        }
      }
      await until("all", () => subjects(house).length >= expected.length, TEST_MS);
      expect(subjects(house).toSorted()).toEqual(expected.toSorted());
      // Postfix hands over several at once; the order of the mailbox is the order that there is.
      expect(subjects(house)).toEqual((await lab.delivered(box)).map(subjectOf));
      // A cut may repeat the mail that was being stored, and no more.
      expect(house.brought()).toBeLessThanOrEqual(expected.length + Math.ceil(expected.length / 50) + 6);
    },
    TEST_MS * 5,
  );
});

const subjectOf = (mail: string): string => /^Subject: (.*)$/m.exec(mail)?.[1]?.trim() ?? "";
