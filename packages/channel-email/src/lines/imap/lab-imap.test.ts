import { describe, expect, it } from "vitest";
import { CALLER, HELP, INTAKE, smallHouse, subjects, until } from "../../testing/index.ts";
import { readingLab, TEST_MS } from "../../testing/reading-lab.ts";

const here = readingLab();
const { start, bring, stored } = here;

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
        await until(subject, () => subjects(here.house).includes(subject));
        taken.push(performance.now() - accepted);
      }
      expect(Math.max(...taken)).toBeLessThan(2_000);
    },
    TEST_MS,
  );

  it("[EM62] marks nothing as seen, and does not care whether somebody else has", async () => {
    await bring("unseen");
    // Postfix hands over several at once.
    await until("one", async () => (await here.lab.delivered(here.box)).length === 1);
    await bring("seen by somebody else");
    await until("both", async () => (await here.lab.delivered(here.box)).length === 2);
    await here.lab.servers.doveadm(
      "flags",
      "add",
      "-u",
      here.box,
      "\\Seen",
      "mailbox",
      "INBOX",
      "subject",
      "somebody",
    );
    start();
    expect(await stored(2)).toEqual(["unseen", "seen by somebody else"]);
    expect(
      (await here.lab.servers.flags(here.box, "INBOX")).map((flags) => flags.includes("\\Seen")),
    ).toEqual([false, true]);
  });

  it("[EM66] tells time by the server's clock, not by the letter's", async () => {
    const before = Date.now();
    await here.lab.bring({
      to: here.box,
      raw: `From: ${CALLER}\r\nTo: ${here.box}\r\nDate: Mon, 1 Jan 2001 00:00:00 +0000\r\nSubject: dated\r\n\r\nwords\r\n`,
    });
    start();
    expect(await stored(1)).toEqual(["dated"]);
    const [event] = here.house.events();
    const time = event?.kind === "message" ? (event.sentAt ?? 0) : 0;
    expect(time).toBeGreaterThan(before - 2_000);
    expect(time).toBeLessThan(Date.now() + 2_000);
  });

  it(
    "[EM67] reads junk as well, and says so",
    async () => {
      await here.lab.servers.doveadm("mailbox", "create", "-u", here.box, "Other").catch(() => {});
      const stop = start();
      await bring("wanted");
      expect(await stored(1)).toEqual(["wanted"]);
      await here.lab.servers.doveadm("move", "-u", here.box, "Junk", "mailbox", "INBOX", "all");
      await bring("thought to be junk");
      await until("it lies there", () => subjects(here.house).includes("thought to be junk"));
      // The same mail in another folder is the same mail.
      expect(subjects(here.house)).toEqual(["wanted", "thought to be junk"]);
      await stop();
      await here.lab.servers.doveadm("move", "-u", here.box, "Junk", "mailbox", "INBOX", "all");
      here.house = smallHouse();
      start();
      await until("both", () => subjects(here.house).length === 2);
      expect(here.house.events().map((event) => event.kind === "message" && event.lowTrust)).toEqual([
        true,
        true,
      ]);
    },
    TEST_MS,
  );

  it(
    "[EM69] does not read what lay there for longer than the setting says, and everything after that",
    async () => {
      const save = (subject: string, days: number): Promise<void> =>
        here.lab.servers.putMail(
          here.box,
          `From: ${CALLER}\r\nTo: ${here.box}\r\nSubject: ${subject}\r\n\r\nwords\r\n`,
          new Date(Date.now() - days * 86_400_000),
        );
      await save("a month ago", 30);
      await save("three days ago", 3);
      start();
      expect(await stored(1)).toEqual(["three days ago"]);
      await bring("now");
      expect(await stored(2)).toEqual(["three days ago", "now"]);
      // Whatever date a mail bears that is put there later, it is new.
      await here.lab.servers.doveadm(
        "copy",
        "-u",
        here.box,
        "INBOX",
        "mailbox",
        "INBOX",
        "subject",
        "a month ago",
      );
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
      await until("both", () => subjects(here.house).length === 2);
      expect(subjects(here.house).toSorted()).toEqual(["to one", "to the other"]);
      await until("the checkpoints of both", () => here.house.checkpoints.size === 2);
    },
    TEST_MS,
  );
});
