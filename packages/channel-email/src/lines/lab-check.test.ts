import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import channel, { type Settings } from "../index.ts";
import {
  CALLER,
  INTAKE,
  smallHouse,
  startMailLab,
  startReading,
  until,
  type MailLab,
} from "../testing/index.ts";
import { checker } from "./check.ts";
import { pulse } from "./pulse.ts";

const SETUP_MS = 300_000;

let lab: MailLab;
beforeAll(async () => {
  lab = await startMailLab();
}, SETUP_MS);
afterAll(() => lab?.close(), SETUP_MS);
afterEach(() => lab.imap.refuse(false));

const house = smallHouse();
/** Asks a channel that reads our mailbox, with some settings changed. */
const ask = (changed: Partial<Settings> = {}) => channel.connect(lab.settings(changed), house.host).check?.();

describe("asking real mail servers whether mail would come and go", () => {
  it("[EM97] is well, and leaves nothing anywhere", async () => {
    expect(await ask()).toEqual({ kind: "well" });
    expect(await lab.servers.queued()).toBe(0);
    expect([await lab.delivered(INTAKE), await lab.delivered(CALLER)]).toEqual([[], []]);
  });

  it.each<[string, () => Partial<Settings>, string]>([
    [
      "a mailbox's wrong password",
      () => ({ mailboxes: [{ ...lab.mailbox(), password: "another" }] }),
      "credentials",
    ],
    ["the wrong password of submission", () => ({ submissionPassword: "another" }), "credentials"],
    [
      "a mailbox at a port where nobody is",
      () => ({ mailboxes: [{ ...lab.mailbox(), port: 1 }] }),
      "unreachable",
    ],
    ["submission at a port where nobody is", () => ({ submissionUrl: "smtp://127.0.0.1:1" }), "unreachable"],
    ["certificates that nobody vouches for", () => ({ authorityFile: undefined }), "provider"],
  ])("[EM97] with %s", async (_name, changed, reason) => {
    expect(await ask(changed())).toEqual({ kind: "down", reason });
  });

  it("[EM97] sees one mailbox of two that cannot be read", async () => {
    const mailboxes = [lab.mailbox(), { ...lab.mailbox(), password: "another" }];
    expect(await ask({ mailboxes })).toEqual({ kind: "down", reason: "credentials" });
  });

  it("[EM97] sees that a mail keeps a mailbox back, and that it no longer does", async () => {
    const heard = pulse(Date.now);
    const check = checker(lab.settings(), { ask: async () => null }, heard, house.host);
    const away = smallHouse();
    away.goAway(true);
    const stop = startReading({ lab, house: away, mailbox: lab.mailbox(), pulse: heard });
    await lab.bring({ to: INTAKE, subject: "kept back", text: "words" });
    await until("it is told", async () => (await check()).kind === "down");
    expect(await check()).toEqual({ kind: "down", reason: "provider" });
    away.goAway(false);
    await until("it is over", async () => (await check()).kind === "well");
    await stop();
  });

  it("[EM97] sees that Dovecot is away, and that it is back", async () => {
    await lab.servers.stopDovecot();
    expect((await ask())?.kind).toBe("down");
    await lab.servers.startDovecot();
    // Postfix, which asks Dovecot about passwords, takes a moment longer.
    await until("that it is well", async () => (await ask())?.kind === "well");
  });

  it("[EM97] does not log in to a mailbox whose line has just been alive, and asks again once it is lost", async () => {
    const heard = pulse(Date.now);
    const check = checker(lab.settings(), { ask: async () => null }, heard, house.host);
    // The lines of those who asked before are none of ours.
    await until("no line", () => lab.imap.open() === 0);
    const stop = startReading({ lab, house, mailbox: lab.mailbox(), pulse: heard });
    await until("a sign of life", () => heard.sinceMs(0) !== null);
    await until("both lines", () => lab.imap.open() === 2);
    const carried = lab.imap.carried();
    expect(await check()).toEqual({ kind: "well" });
    expect(lab.imap.carried()).toBe(carried);
    lab.imap.refuse(true);
    lab.imap.cut();
    await until("the line is lost", () => heard.sinceMs(0) === null);
    expect(await check()).toEqual({ kind: "down", reason: "unreachable" });
    await stop();
  });

  it("[EM83] tells which way failed and why, and nothing else", () => {
    const told = house.host.records.filter(({ event }) => event === "mail_check_failed");
    expect(told.length).toBeGreaterThan(5);
    expect(told.every(({ facts }) => Object.keys(facts).toSorted().join() === "fault,way")).toBe(true);
  });
});
