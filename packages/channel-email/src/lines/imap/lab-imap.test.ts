import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Settings } from "../../settings.ts";
import {
  CALLER,
  HELP,
  INTAKE,
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

describe("reading a mailbox of a real Dovecot", () => {
  it(
    "[EM61] stores what arrives within two seconds, one after the other",
    async () => {
      start();
      await bring("first");
      expect(await stored(1)).toEqual(["first"]);
      const taken: number[] = [];
      for (const subject of ["second", "third", "fourth", "fifth"]) {
        await bring(subject);
        const accepted = performance.now();
        await until(subject, () => subjects(house).includes(subject));
        taken.push(performance.now() - accepted);
      }
      expect(Math.max(...taken)).toBeLessThan(2_000);
    },
    TEST_MS,
  );

  it("[EM62] marks nothing as seen, and does not care whether somebody else has", async () => {
    await bring("unseen");
    await bring("seen by somebody else");
    await until("both", async () => (await lab.delivered(box)).length === 2);
    await lab.servers.doveadm("flags", "add", "-u", box, "\\Seen", "mailbox", "INBOX", "subject", "somebody");
    start();
    expect(await stored(2)).toEqual(["unseen", "seen by somebody else"]);
    expect((await lab.servers.flags(box, "INBOX")).map((flags) => flags.includes("\\Seen"))).toEqual([
      false,
      true,
    ]);
  });

  it("[EM66] tells time by the server's clock, not by the letter's", async () => {
    const before = Date.now();
    await lab.bring({
      to: box,
      raw: `From: ${CALLER}\r\nTo: ${box}\r\nDate: Mon, 1 Jan 2001 00:00:00 +0000\r\nSubject: dated\r\n\r\nwords\r\n`,
    });
    start();
    expect(await stored(1)).toEqual(["dated"]);
    const [event] = house.events();
    const time = event?.kind === "message" ? (event.sentAt ?? 0) : 0;
    expect(time).toBeGreaterThan(before - 2_000);
    expect(time).toBeLessThan(Date.now() + 2_000);
  });

  it(
    "[EM67] reads junk as well, and says so",
    async () => {
      await lab.servers.doveadm("mailbox", "create", "-u", box, "Other").catch(() => {});
      start();
      await bring("wanted");
      expect(await stored(1)).toEqual(["wanted"]);
      await lab.servers.doveadm("move", "-u", box, "Junk", "mailbox", "INBOX", "all");
      await bring("thought to be junk");
      await until("it lies there", () => subjects(house).includes("thought to be junk"));
      // The same mail in another folder is the same mail.
      expect(subjects(house)).toEqual(["wanted", "thought to be junk"]);
      const stop = stops.pop();
      await stop?.();
      await lab.servers.doveadm("move", "-u", box, "Junk", "mailbox", "INBOX", "all");
      house = smallHouse();
      start();
      await until("both", () => subjects(house).length === 2);
      expect(house.events().map((event) => event.kind === "message" && event.lowTrust)).toEqual([true, true]);
    },
    TEST_MS,
  );

  it(
    "[EM69] does not read what lay there for longer than the setting says, and everything after that",
    async () => {
      const save = (subject: string, days: number): Promise<void> =>
        lab.servers.putMail(
          box,
          `From: ${CALLER}\r\nTo: ${box}\r\nSubject: ${subject}\r\n\r\nwords\r\n`,
          new Date(Date.now() - days * 86_400_000),
        );
      await save("a month ago", 30);
      await save("three days ago", 3);
      start();
      expect(await stored(1)).toEqual(["three days ago"]);
      await bring("now");
      expect(await stored(2)).toEqual(["three days ago", "now"]);
      // Whatever date a mail bears that is put there later, it is new.
      await lab.servers.doveadm("copy", "-u", box, "INBOX", "mailbox", "INBOX", "subject", "a month ago");
      expect(await stored(3)).toEqual(["three days ago", "now", "a month ago"]);
    },
    TEST_MS,
  );

  it(
    "[EM70] reads several mailboxes, each on lines of its own",
    async () => {
      start({ address: INTAKE });
      start({ address: HELP });
      await bring("to one", INTAKE);
      await bring("to the other", HELP);
      await until("both", () => subjects(house).length === 2);
      expect(subjects(house).toSorted()).toEqual(["to one", "to the other"]);
      await until("the checkpoints of both", () => house.checkpoints.size === 2);
    },
    TEST_MS,
  );
});
