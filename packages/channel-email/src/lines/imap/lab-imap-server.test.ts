import { chmod, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { subjects, until } from "../../testing/index.ts";
import { readingLab, TEST_MS } from "../../testing/reading-lab.ts";
import { checker } from "../check.ts";
import { monotonic } from "../monotonic.ts";
import { pulse } from "../pulse.ts";
import { IMAP_TIMES } from "./follow-folder.ts";

const here = readingLab();
const { start, bring, stored } = here;

/** The file in which Dovecot keeps the mail of a subject. */
async function fileOf(subject: string): Promise<string> {
  const folder = join(here.lab.servers.folder, "dovecot/mail", here.box, "Maildir");
  for (const part of ["new", "cur"])
    for (const name of await readdir(join(folder, part)).catch(() => [])) {
      const file = join(folder, part, name);
      if ((await readFile(file, "utf8")).includes(`Subject: ${subject}\n`)) return file;
    }
  throw new Error("no such mail");
}

describe("a Dovecot that is in trouble itself", () => {
  it(
    "[EM74] with a mail that it may not read, brings all others, says so, and brings that one once it may",
    async () => {
      for (const [nth, subject] of ["one", "locked away", "three"].entries()) {
        await bring(subject);
        // Postfix hands over several at once.
        await until(`${subject} lies there`, async () => (await here.lab.delivered(here.box)).length > nth);
      }
      const file = await fileOf("locked away");
      await chmod(file, 0o000);
      const heard = pulse(monotonic);
      let ahead = 0;
      here.house = { ...here.house, host: { ...here.house.host, clock: () => Date.now() + ahead } };
      const check = checker(here.lab.settings(), { ask: async () => null }, heard, here.house.host);
      start({ pulse: heard, times: { reopenMs: 50, again: { firstMs: 50, mostMs: 400 } } });
      expect(await stored(2)).toEqual(["one", "three"]);
      await bring("four");
      expect(await stored(3)).toEqual(["one", "three", "four"]);
      expect((await check()).kind).toBe("down");
      // Nobody is told before its time.
      expect(here.house.events()).toHaveLength(3);
      ahead = IMAP_TIMES.withheldMs;
      await until("people are told", () =>
        here.house.events().some((event) => event.kind === "unreadable" && event.reason === "withheld"),
      );
      // People have it in hand: one locked file must not say for good that no mail arrives.
      await until("it is well", async () => (await check()).kind === "well");
      await chmod(file, 0o644);
      expect(await stored(4)).toEqual(["one", "three", "four", "locked away"]);
      expect(here.house.events()).toHaveLength(5);
    },
    TEST_MS,
  );

  const MAILS = 300;
  it(
    `[EM64] reads ${MAILS} mails again when UIDs have changed their meaning, whether a line is open or not, and keeps each once`,
    async () => {
      const stop = start();
      const expected = Array.from({ length: MAILS }, (_, at) => `number ${at + 1}`);
      await Promise.all(expected.map((subject) => bring(subject)));
      await stored(MAILS, TEST_MS);
      const again = async (subject: string, change: () => Promise<void>): Promise<void> => {
        const since = performance.now();
        await change();
        expected.push(subject);
        await until(subject, () => subjects(here.house).includes(subject), TEST_MS);
        expect(performance.now() - since).toBeLessThan(20_000);
      };
      await again("after a change under an open line", async () => {
        await here.lab.servers.changeUidValidity(here.box, "INBOX", 4_242_424);
        await bring("after a change under an open line");
      });
      expect(here.house.brought()).toBeGreaterThan(2 * MAILS);
      await stop();
      await again("after a change while nobody read", async () => {
        await here.lab.servers.changeUidValidity(here.box, "INBOX", 5_252_525);
        await bring("after a change while nobody read");
        start();
      });
      expect(subjects(here.house).toSorted()).toEqual(expected.toSorted());
      // What came at the very moment of a change may have been brought once more, and nothing else.
      expect(here.house.brought()).toBeLessThanOrEqual(3 * MAILS + 5);
    },
    TEST_MS,
  );
});
