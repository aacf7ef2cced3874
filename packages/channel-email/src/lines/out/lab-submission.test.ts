import type { MessageId } from "@holdfast/case-schema";
import type { Outbound, SendResult } from "@holdfast/channel-kit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Settings } from "../../settings.ts";
import {
  BUSY,
  CALLER,
  FULL,
  GONE,
  INTAKE,
  smallHouse,
  startMailLab,
  until,
  type BreakWhen,
  type MailLab,
  type SmallHouse,
} from "../../testing/index.ts";
import { sender, type ThreadMarks } from "./send.ts";
import { submission, SUBMISSION_TIMES, type SubmissionTimes } from "./submission.ts";

const SETUP_MS = 300_000;

let lab: MailLab;
beforeAll(async () => {
  lab = await startMailLab();
}, SETUP_MS);
afterAll(() => lab?.close(), SETUP_MS);

let house: SmallHouse;
beforeEach(() => {
  house = smallHouse();
});
afterEach(() => {
  lab.plain.breakWhen(null);
  lab.plain.fallSilent(false);
  lab.plain.cut();
});

const marks: ThreadMarks = {
  replyAddress: (threadKey, address) => address.replace("@", `+${threadKey}@`),
  reportAddress: ({ threadKey }, address) => address.replace("@", `+${threadKey}REPORTS@`),
  messageId: (messageId, threadKey, address) => `<${messageId}.${threadKey}@${address.split("@")[1]}>`,
};

let sent = 0;
/** A message of ours; its words are its own. */
function message(changed: Partial<Outbound> = {}): Outbound & { readonly text: string } {
  sent += 1;
  return {
    messageId: `01900000-0000-7000-8000-${String(sent).padStart(12, "0")}` as MessageId,
    threadKey: "TAG234",
    address: CALLER,
    text: `We answer, number ${sent}.`,
    ...changed,
  };
}

/** The channel's way out, with some settings changed. */
function way(changed: Partial<Settings> = {}, times: Partial<SubmissionTimes> = {}) {
  const settings = lab.settings(changed);
  const line = submission(settings, Date.now, { ...SUBMISSION_TIMES, ...times });
  return { send: sender(settings, marks, line, house.host), ask: line.ask };
}

/** Without TLS, so that what passes can be looked at. */
const plainly = (times: Partial<SubmissionTimes> = {}) =>
  way({ submissionUrl: `smtp://127.0.0.1:${lab.plain.port}`, plainOnLoopback: true }, times);

const arrivals = async (text: string, address = CALLER): Promise<number> =>
  (await lab.delivered(address)).filter((mail) => mail.includes(text)).length;
const arrived = (text: string): Promise<void> => until(`"${text}"`, async () => (await arrivals(text)) > 0);

describe("answers through a real Postfix", () => {
  it("[EM90] arrives once, in the thread, and answers lead back", async () => {
    const { send } = way();
    const one = message({ subject: "Help", refs: ["<first@example.test>", "<second@example.test>"] });
    expect(await send(one)).toEqual({
      kind: "accepted",
      delivered: false,
      ref: `<${one.messageId}.TAG234@hotline.test>`,
    });
    await arrived(one.text);
    const [mail = ""] = (await lab.delivered(CALLER)).filter((each) => each.includes(one.text));
    const plain = mail.replaceAll("\r\n", "\n").replaceAll(/\n[ \t]/g, " ");
    for (const line of [
      "From: Info <intake@hotline.test>",
      "Reply-To: intake+TAG234@hotline.test",
      "Return-Path: <intake+TAG234REPORTS@hotline.test>",
      "Subject: Re: Help",
      "In-Reply-To: <second@example.test>",
      "References: <first@example.test> <second@example.test>",
      "Auto-Submitted: no",
    ])
      expect(plain).toContain(`${line}\n`);
    expect(plain).not.toContain("\n>");
  });

  it("[EM94] tells no subject where the setting says so", async () => {
    const { send } = way({ subject: "neutral" });
    const one = message({ subject: "Something that tells" });
    await send(one);
    await arrived(one.text);
    const [mail = ""] = (await lab.delivered(CALLER)).filter((each) => each.includes(one.text));
    expect(mail).toMatch(/^Subject: Re:\r?$/m);
    expect(mail).not.toContain("tells");
  });

  it("[EM95] carries every kind of letter word for word", async () => {
    const { send } = way();
    const text = "Naïve — «здравствуйте» 你好 مرحبا 👋🏽\n> not a quotation\nFrom here on\n.\n..dots";
    const one = message({ text: `${text}\nnumber ${sent}` });
    expect((await send(one)).kind).toBe("accepted");
    const encoded = "=E4=BD=A0=E5=A5=BD";
    await until("it", async () => (await lab.delivered(CALLER)).some((mail) => mail.includes(encoded)));
    const [mail = ""] = (await lab.delivered(CALLER)).filter((each) => each.includes(encoded));
    const body = mail
      .slice(mail.search(/\r?\n\r?\n/))
      .trim()
      .replaceAll(/=\r?\n/g, "")
      .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    const read = Buffer.from(body, "latin1").toString("utf8").replaceAll("\r\n", "\n");
    expect(read.replaceAll(/^ /gm, "")).toBe(one.text);
  });

  it.each<[string, Partial<Outbound>, SendResult]>([
    ["somebody who is not there", { address: GONE }, { kind: "rejected", reason: "unreachable" }],
    ["somebody who is busy", { address: BUSY }, { kind: "retry", afterMs: 10_000 }],
    ["nobody", { address: null }, { kind: "rejected", reason: "unreachable" }],
    ["no address", { address: "someone" }, { kind: "rejected", reason: "unreachable" }],
    ["two at once", { address: "a@b.test,c@d.test" }, { kind: "rejected", reason: "unreachable" }],
    ["a command", { address: "a@b.test>\r\nRCPT TO:<c@d.test" }, { kind: "rejected", reason: "unreachable" }],
    ["an address with a null", { address: "a\0@b.test" }, { kind: "rejected", reason: "unreachable" }],
    ["an address turned round", { address: "a\u202e@b.test" }, { kind: "rejected", reason: "unreachable" }],
    ["a full mailbox, which is told later", { address: FULL }, { kind: "accepted", delivered: false }],
  ])("[EM91] to %s", async (_name, changed, expected) => {
    expect(await way().send(message(changed))).toMatchObject(expected);
  });

  it("[EM91] a mail that bounces comes home to its thread's own address", async () => {
    const { send } = way();
    const one = message({ address: FULL, text: `${"much ".repeat(1_000)}number ${sent}` });
    expect((await send(one)).kind).toBe("accepted");
    await until("the report", async () =>
      (await lab.delivered(INTAKE)).some(
        (mail) =>
          mail.includes(one.messageId) &&
          mail.includes("Action: failed") &&
          mail.includes("intake+TAG234REPORTS@"),
      ),
    );
  });

  it("[EM96] goes over kept lines, which are new ones when the old are dead", async () => {
    const { send } = way();
    const before = lab.submission.carried();
    for (let at = 0; at < 5; at += 1) expect((await send(message())).kind).toBe("accepted");
    expect(lab.submission.carried()).toBe(before + 1);
    lab.submission.cut();
    const one = message();
    expect((await send(one)).kind).toBe("accepted");
    expect(lab.submission.carried()).toBe(before + 2);
    await arrived(one.text);
    expect(await arrivals(one.text)).toBe(1);
    const all = await Promise.all(Array.from({ length: 12 }, () => send(message())));
    expect(all.every(({ kind }) => kind === "accepted")).toBe(true);
  });

  it("[EM96] does not use a kept line that has fallen silent", async () => {
    const { send } = plainly({ aliveMs: 300 });
    expect((await send(message())).kind).toBe("accepted");
    lab.plain.fallSilent(true);
    expect((await plainly({ openMs: 300 }).send(message())).kind).toBe("retry");
    const again = send(message());
    setTimeout(() => lab.plain.fallSilent(false), 100);
    expect((await again).kind).toBe("accepted");
  });

  it.each<[string, BreakWhen, SendResult["kind"], number]>([
    ["before there is a sender", said("up", /^MAIL FROM/m, "before"), "retry", 0],
    ["after there is a recipient", said("down", /^354/m, "before"), "retry", 0],
    ["with the first words on their way", said("up", /^Subject:/im, "before"), "unknown", 0],
    ["after the dot that ends them", said("up", /\r\n\.\r\n$/, "after"), "unknown", 1],
    [
      "before anybody hears that they were taken",
      said("down", /^250 2\.0\.0 Ok: queued/m, "before"),
      "unknown",
      1,
    ],
  ])("[EM91] on a line that breaks %s: %s", async (_name, breakWhen, expected, times) => {
    lab.plain.breakWhen(breakWhen);
    const one = message();
    expect((await plainly().send(one)).kind).toBe(expected);
    lab.plain.breakWhen(null);
    const next = message();
    expect((await plainly().send(next)).kind).toBe("accepted");
    await arrived(next.text);
    // Whoever can tell that it was not sent may send it again: nothing arrives twice.
    if (times === 1) await arrived(one.text);
    expect(await arrivals(one.text)).toBe(times);
  });

  it("[EM91] is unknown when no answer comes to the words in time", async () => {
    const isSaid = said("up", /\r\n\.\r\n$/, "after");
    lab.plain.breakWhen((direction, bytes) => {
      if (isSaid(direction, bytes) !== null) lab.plain.fallSilent(true);
      return null;
    });
    expect((await plainly({ handOverMs: 1_500 }).send(message())).kind).toBe("unknown");
  });

  it.each<[string, Partial<Settings>, string | null]>([
    ["as it should be", {}, null],
    ["a wrong password", { submissionPassword: "another-invented-password" }, "credentials"],
    ["a certificate that nobody vouches for", { authorityFile: undefined }, "provider"],
    ["an authority that cannot be read", { authorityFile: "/not/there.pem" }, "provider"],
    ["a port where nobody is", { submissionUrl: "smtp://127.0.0.1:1" }, "unreachable"],
  ])("[EM97] asked whether a mail would leave, with %s", async (_name, changed, fault) => {
    // What other tests sent may still be on its way.
    await until("an empty queue", async () => (await lab.servers.queued()) === 0);
    expect(await way(changed).ask()).toBe(fault);
    expect(await lab.servers.queued()).toBe(0);
  });

  it("[EM72] does not give the password to a line without TLS, whatever the server offers", async () => {
    const seen: string[] = [];
    lab.plain.breakWhen((direction, bytes) => {
      if (direction === "up") seen.push(bytes.toString("latin1"));
      return null;
    });
    const url = `smtp://127.0.0.1:${lab.plain.port}`;
    expect((await way({ submissionUrl: url }).send(message())).kind).toBe("retry");
    expect(seen.join("")).toMatch(/EHLO hotline\.test/);
    expect(seen.join("")).not.toMatch(/AUTH|MAIL FROM/);
  });

  it("[EM98] goes over TLS from the first byte as well", async () => {
    const { send } = way({ submissionUrl: `smtps://127.0.0.1:${lab.servers.ports.submissions}` });
    const one = message();
    expect((await send(one)).kind).toBe("accepted");
    await arrived(one.text);
  });

  it("[EM83] leaves no word, no address and no secret in the log", async () => {
    await plainly().send(message({ address: GONE, subject: "a subject" }));
    await way({ submissionPassword: "another-invented-password" }).send(message({ subject: "a subject" }));
    expect(house.host.records).toHaveLength(2);
    const told = JSON.stringify(house.host.records);
    for (const word of ["gone@", "caller", "intake", "subject", "answer", "password", "hotline.test"])
      expect(told).not.toContain(word);
  });
});

/** Judges what has passed in one direction so far, so that it does not matter how it was cut into pieces. */
function said(direction: "up" | "down", pattern: RegExp, verdict: "before" | "after"): BreakWhen {
  let heard = "";
  return (from, bytes) => {
    if (from !== direction) return null;
    heard += bytes.toString("latin1");
    if (!pattern.test(heard)) return null;
    heard = "";
    return verdict;
  };
}
