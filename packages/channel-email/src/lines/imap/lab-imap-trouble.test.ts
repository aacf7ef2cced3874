import { setTimeout as pause } from "node:timers/promises";
import type { Host } from "@holdfast/channel-kit";
import { rounds } from "@holdfast/tooling/rounds";
import { describe, expect, it } from "vitest";
import { CALLER, subjects, until } from "../../testing/index.ts";
import { readingLab, TEST_MS } from "../../testing/reading-lab.ts";

const here = readingLab();
const { start, bring, stored } = here;
const lines = (): Promise<void> => until("both lines", () => here.lab.imap.open() === 2);
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
      here.lab.imap.cut();
      await bring("while the line was cut");
      expect(await stored(3)).toEqual(["before", "while nobody read", "while the line was cut"]);
      // Each was brought once: nothing was read again.
      expect(here.house.brought()).toBe(3);
    },
    TEST_MS,
  );

  it(
    "[EM63] comes back when Dovecot does",
    async () => {
      start();
      await bring("before");
      expect(await stored(1)).toEqual(["before"]);
      await here.lab.servers.stopDovecot();
      await bring("while Dovecot was away");
      await here.lab.servers.startDovecot();
      await until("it was tried again", async () => {
        if (subjects(here.house).length > 1) return true;
        await here.lab.servers.tryNow();
        return false;
      });
      expect(await stored(2)).toEqual(["before", "while Dovecot was away"]);
    },
    TEST_MS,
  );

  it(
    "[EM65] moves its checkpoint only after the commit: what was not stored is brought again",
    async () => {
      here.house.goAway(true);
      start();
      await bring("kept back");
      await until("it was brought", () => here.house.brought() > 0);
      expect(subjects(here.house)).toEqual([]);
      here.house.goAway(false);
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
      here.lab.imap.fallSilent(true);
      await bring("while the line was dead");
      await until("the line is given up", () =>
        here.house.host.records.some(({ facts }) => facts.fault === "silent"),
      );
      here.lab.imap.fallSilent(false);
      expect(await stored(2)).toEqual(["before", "while the line was dead"]);
    },
    TEST_MS,
  );

  it(
    "[EM71] a password that is wrong is told, and not tried again at once",
    async () => {
      start({ password: "another-invented-password" });
      await until("both folders failed", () => here.house.host.records.length === 2);
      const tried = here.lab.imap.carried();
      // Lines that only broke would be opened again within half a second.
      await pause(1_500);
      expect(here.lab.imap.carried()).toBe(tried);
      expect(here.house.host.records.map(({ facts }) => facts)).toEqual(
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
        await work(AbortSignal.any([signal, lost.signal]), () => !lost.signal.aborted);
        await turn.promise;
        await work(signal, () => !signal.aborted);
      };
      here.house = { ...here.house, host: { ...here.house.host, hold } };
      start();
      await bring("in the first turn");
      await stored(1);
      lost.abort();
      await until("nobody reads", () => here.lab.imap.open() === 0);
      await bring("between the turns");
      await until("it lies there", async () => (await here.lab.delivered(here.box)).length === 2);
      expect(here.house.brought()).toBe(1);
      turn.resolve();
      expect(await stored(2)).toEqual(["in the first turn", "between the turns"]);
      expect(here.house.brought()).toBe(2);
      // The same at every gateway, and it says nothing of the mailbox.
      expect(names).toEqual([expect.stringMatching(/^mailbox-[0-9a-f]{24}$/)]);
    },
    TEST_MS,
  );

  it("[EM72] does not log in over a certificate that nobody vouches for", async () => {
    start({ settings: { authorityFile: undefined } });
    await bring("not to be read like this");
    await until("it was refused", () => here.house.host.records.length > 0);
    expect(here.house.host.records.every(({ facts }) => facts.fault === "provider")).toBe(true);
    expect(subjects(here.house)).toEqual([]);
  });

  it(
    "[EM73] takes the beginning of a mail that is too large, and goes on with the next",
    async () => {
      start();
      const raw = Buffer.from(
        `From: ${CALLER}\r\nTo: ${here.box}\r\nSubject: large\r\n\r\nwords\r\n${`${"x".repeat(76)}\r\n`.repeat(350_000)}`,
      );
      await here.lab.bring({ to: here.box, raw });
      // Postfix hands over several at once, and small ones are faster.
      await stored(1);
      await bring("after it");
      expect(await stored(2)).toEqual(["large", "after it"]);
      expect(here.house.events()).toMatchObject([{ partly: ["too_long"] }, {}]);
    },
    TEST_MS,
  );

  it("[EM83] leaves no word, no address and no secret in the log", async () => {
    start();
    start({ password: "another-invented-password" });
    await bring("a subject");
    expect(await stored(1)).toEqual(["a subject"]);
    here.lab.imap.cut();
    await until("all that is told", () => here.house.host.records.length >= 4);
    const told = JSON.stringify([here.house.host.records, ...here.house.checkpoints]);
    for (const word of [
      here.box,
      here.box.split("@")[0] ?? "",
      "hotline",
      "invented",
      "subject",
      "words",
      CALLER,
    ])
      expect(told).not.toContain(word);
  });

  it(
    `[EM63] ${rounds(200)} mails with the line cut every 50 and the reader stopped three times: each once, in order`,
    async () => {
      const expected = numbered(rounds(200));
      let taken = 0;
      here.house.before(() => {
        taken += 1;
        if (taken % 50 === 0) here.lab.imap.cut();
      });
      let stop = start();
      let restarts = 0;
      for (const subject of expected) {
        await bring(subject);
        if (restarts < 3 && subjects(here.house).length > ((restarts + 1) * expected.length) / 4) {
          restarts += 1;
          await stop();
          stop = start();
        }
      }
      await until("all", () => subjects(here.house).length >= expected.length, TEST_MS);
      expect(subjects(here.house).toSorted()).toEqual(expected.toSorted());
      // Postfix hands over several at once; the order of the mailbox is the order that there is.
      expect(subjects(here.house)).toEqual((await here.lab.delivered(here.box)).map(subjectOf));
      // A cut may repeat the mail that was being stored, and no more.
      expect(here.house.brought()).toBeLessThanOrEqual(expected.length + Math.ceil(expected.length / 50) + 6);
    },
    TEST_MS * 5,
  );
});

const subjectOf = (mail: string): string => /^Subject: (.*)$/m.exec(mail)?.[1]?.trim() ?? "";
