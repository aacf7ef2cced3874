import { appendFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { until } from "../../testing/index.ts";
import { readingLab, TEST_MS } from "../../testing/reading-lab.ts";
import { mailForgetter } from "./forget-mail.ts";

const here = readingLab();
const log: unknown[] = [];
const forgetter = (password?: string) =>
  mailForgetter({
    mailboxes: [{ ...here.lab.mailbox(here.box), ...(password === undefined ? {} : { password }) }],
    settings: here.lab.settings(),
    host: { log: (event, facts) => void log.push([event, facts]) },
  });
const delivered = async (folder?: string) => here.lab.delivered(here.box, folder);

it(
  "[CH21] a mail is deleted from every folder of a real Dovecot by its Message-ID, and nothing else is, or is marked",
  async () => {
    const { doveadm, flags } = here.lab.servers;
    const messageId = "<gone@example.org>";
    await here.lab.bring({ to: here.box, subject: "goes", text: "He has my papers", messageId });
    await here.lab.bring({
      to: here.box,
      subject: "stays",
      text: "words",
      messageId: "<stays@example.org>",
      inReplyTo: messageId,
    });
    await until("both", async () => (await delivered()).length === 2);
    await doveadm("mailbox", "create", "-u", here.box, "Kept by somebody").catch(() => {});
    await doveadm("copy", "-u", here.box, "Kept by somebody", "mailbox", "INBOX", "subject", "goes");
    // By somebody else, who has not made up their mind yet.
    await doveadm("flags", "add", "-u", here.box, "\\Deleted", "mailbox", "INBOX", "subject", "stays");
    const forget = forgetter();
    expect(await forget(messageId)).toBe("forgotten");
    expect(await delivered("Kept by somebody")).toEqual([]);
    const left = await delivered();
    expect(left).toHaveLength(1);
    expect(left.join("")).toContain("Subject: stays");
    expect((await flags(here.box, "INBOX")).map((each) => each.includes("\\Seen"))).toEqual([false]);
    // What is not there any more is forgotten.
    expect(await forget(messageId)).toBe("forgotten");
  },
  TEST_MS,
);

it(
  "[CH21] where a mailbox cannot be opened it is asked again, and the log has no word of anybody",
  async () => {
    log.length = 0;
    expect(await forgetter("another password")("<gone@example.org>")).toBe("retry");
    expect(log).toEqual([["mail_forget_failed", { mailbox: 0, fault: "credentials" }]]);
  },
  TEST_MS,
);

it(
  "[CH21] where a real Dovecot offers to delete no mail alone, none is deleted, least of all what somebody else has marked",
  async () => {
    const { servers, bring } = here.lab;
    const messageId = "<stuck@example.org>";
    for (const [nth, [subject, id]] of (
      [
        ["goes", messageId],
        ["stays", "<marked@example.org>"],
      ] as const
    ).entries()) {
      await bring({ to: here.box, subject, text: "words", messageId: id });
      // Postfix hands over several at once.
      await until(`${subject} lies there`, async () => (await delivered()).length > nth);
    }
    await servers.doveadm(
      "flags",
      "add",
      "-u",
      here.box,
      "\\Deleted",
      "mailbox",
      "INBOX",
      "subject",
      "stays",
    );
    await servers.stopDovecot();
    await appendFile(join(servers.folder, "dovecot.conf"), "imap_capability {\n  UIDPLUS = no\n}\n");
    await servers.startDovecot();
    log.length = 0;
    expect(await forgetter()(messageId)).toBe("retry");
    expect(log).toEqual([["mail_forget_failed", { mailbox: 0, fault: "no_uidplus" }]]);
    expect(await delivered()).toHaveLength(2);
    expect((await servers.flags(here.box, "INBOX")).map((each) => each.includes("\\Deleted"))).toEqual([
      false,
      true,
    ]);
    // Of what is not there nothing has to be deleted.
    expect(await forgetter()("<nobody@example.org>")).toBe("forgotten");
  },
  TEST_MS,
);
