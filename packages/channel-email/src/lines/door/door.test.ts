import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@holdfast/tooling/free-port";
import { createTransport } from "nodemailer";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  makeCertificate,
  plainReader,
  rawSmtp,
  smallHouse,
  startDoor,
  subjects,
  until,
  type RawSmtp,
  type SmallHouse,
  type TestDoor,
} from "../../testing/index.ts";
import type { Brought } from "../../reading/mail-events.ts";
import type { ReadArrival } from "../read-arrival.ts";

let house: SmallHouse;
let port: number;
let clients: RawSmtp[];
let stops: (() => Promise<void>)[];
let brought: Brought[];
beforeEach(async () => {
  brought = [];
  house = smallHouse();
  port = await freePort();
  clients = [];
  stops = [];
});
afterEach(async () => {
  for (const client of clients) client.close();
  for (const stop of stops) await stop();
});

/** A gateway's door. */
function open(door: Partial<TestDoor> = {}): () => Promise<void> {
  const read: ReadArrival = (one) => {
    brought.push(one);
    return plainReader(one);
  };
  const stop = startDoor({ house, port, read, ...door });
  stops.push(stop);
  return stop;
}

const events = (name: string): number => house.host.records.filter(({ event }) => event === name).length;
const isOpen = (times = 1): Promise<void> => until("the door", () => events("mail_door_open") === times);

/** Somebody at the door who has said hello and from whom. */
async function visitor(hello = "LHLO client.test", from = "caller@example.test"): Promise<RawSmtp> {
  const client = await rawSmtp(port);
  clients.push(client);
  await client.say(hello);
  await client.say(`MAIL FROM:<${from}>`);
  return client;
}

const mail = (subject: string, body = "words"): string => `Subject: ${subject}\r\n\r\n${body}`;
const codes = (answers: readonly (string | null)[]): readonly (string | undefined)[] =>
  answers.map((answer) => answer?.slice(0, 3));

describe("mail brought straight to the gateway", () => {
  it("[EM75] is accepted only after the commit", async () => {
    const commit = Promise.withResolvers<"stored">();
    let asked = false;
    open({
      store: () => {
        asked = true;
        return commit.promise;
      },
    });
    await isOpen();
    const client = await visitor();
    await client.say("RCPT TO:<intake@hotline.test>");
    let answered = false;
    const answers = client.message(mail("held back")).finally(() => {
      answered = true;
    });
    await until("the store is asked", () => asked);
    // Another conversation goes on meanwhile, so an answer would have come by now.
    expect(await (await visitor()).say("NOOP")).toMatch(/^250/);
    expect(answered).toBe(false);
    commit.resolve("stored");
    expect(codes(await answers)).toEqual(["250"]);
  });

  it("[EM76] is put off while nothing can be stored, and taken the next time", async () => {
    open();
    await isOpen();
    house.goAway(true);
    const client = await visitor();
    await client.say("RCPT TO:<intake@hotline.test>");
    expect(codes(await client.message(mail("again")))).toEqual(["451"]);
    house.goAway(false);
    const next = await visitor();
    await next.say("RCPT TO:<intake@hotline.test>");
    expect(codes(await next.message(mail("again")))).toEqual(["250"]);
    expect(subjects(house)).toEqual(["again"]);
  });

  it.each([
    ["intake@hotline.test", "250"],
    ["INTAKE@Hotline.Test", "250"],
    ["intake+ABC234@hotline.test", "250"],
    ["help@hotline.test", "250"],
    ["other@hotline.test", "550"],
    ["intake@elsewhere.test", "550"],
    ["intake@hotline.test.elsewhere.test", "550"],
    ["+intake@hotline.test", "550"],
    ["someone@outside.test", "550"],
    ["someone%outside.test@hotline.test", "550"],
    ['"intake@hotline.test"@outside.test', "501"],
  ])("[EM77] to %s: %s", async (address, code) => {
    open();
    await isOpen();
    expect(await (await visitor()).say(`RCPT TO:<${address}>`)).toMatch(new RegExp(`^${code}`));
  });

  it("[EM78] is answered once for each recipient in LMTP, and once in SMTP", async () => {
    const stop = open();
    await isOpen();
    const client = await visitor();
    await client.say("RCPT TO:<intake+tag@hotline.test>");
    await client.say("RCPT TO:<other@hotline.test>");
    await client.say("RCPT TO:<help@hotline.test>");
    expect(codes(await client.message(mail("to two"), 2))).toEqual(["250", "250"]);
    expect(await client.say("NOOP")).toMatch(/^250/);
    client.close();
    await stop();
    open({ listen: "smtp" });
    await isOpen(2);
    const other = await visitor("EHLO client.test", "");
    await other.say("RCPT TO:<intake@hotline.test>");
    await other.say("RCPT TO:<help@hotline.test>");
    expect(codes(await other.message(mail("to both"), 1))).toEqual(["250"]);
    expect(await other.say("NOOP")).toMatch(/^250/);
    // One mail is one message, whomever it names; the envelope goes with it, and an empty sender is one.
    expect(house.events().map((event) => event.kind === "message" && [event.address, event.refs])).toEqual([
      ["caller@example.test", ["intake+tag@hotline.test", "help@hotline.test"]],
      ["", ["intake@hotline.test", "help@hotline.test"]],
    ]);
  });

  it("[EM36] tells the reader which forms are trusted for whom it was brought to", async () => {
    const formSenders = [
      { way: null, address: "forms@site.example" },
      { way: "help@hotline.test", address: "www@site.example" },
    ];
    open({ settings: { formSenders } });
    await isOpen();
    for (const address of ["intake+tag@hotline.test", "Help@hotline.test"]) {
      const client = await visitor();
      await client.say(`RCPT TO:<${address}>`);
      await client.message(mail(`to ${address}`));
    }
    expect(brought.map((one) => one.formSenders)).toEqual([
      ["forms@site.example"],
      ["forms@site.example", "www@site.example"],
    ]);
  });

  it("[EM79] that is too large is refused, and somebody sees that it came", async () => {
    open({ limits: { messageBytes: 300_000 } });
    await isOpen();
    const client = await visitor();
    await client.say("RCPT TO:<intake@hotline.test>");
    const body = `words at the beginning\r\n${"x".repeat(70)}\r\n`.padEnd(400, "y");
    const raw = mail("large", `${body}\r\n${"z".repeat(78)}\r\n`.repeat(2_000));
    expect(codes(await client.message(raw))).toEqual(["552"]);
    const [event] = house.events();
    expect(event).toMatchObject({ kind: "message", subject: "large", partly: ["too_long"] });
    // Where nobody could see it, it is to come again.
    house.goAway(true);
    const next = await visitor();
    await next.say("RCPT TO:<intake@hotline.test>");
    expect(codes(await next.message(raw))).toEqual(["451"]);
  });

  it("[EM79] is put off while there is no room for it, and the room is given back", async () => {
    open({ limits: { memoryBytes: 150_000, messageBytes: 140_000 } });
    await isOpen();
    const send = async (subject: string, size: number): Promise<readonly (string | undefined)[]> => {
      const client = await visitor();
      await client.say("RCPT TO:<intake@hotline.test>");
      return codes(await client.message(mail(subject, `${"x".repeat(76)}\r\n`.repeat(size / 78))));
    };
    const first = await visitor();
    await first.say("RCPT TO:<intake@hotline.test>");
    await first.say("DATA");
    first.write(mail("slow", `${"x".repeat(76)}\r\n`.repeat(1_000)));
    // Half of the room is taken once this has arrived; a second conversation sees to that.
    await until("no room", async () => (await send("beside it", 100_000))[0] === "451");
    first.write("\r\n.\r\n");
    expect(await first.hear()).toMatch(/^250/);
    expect(await send("afterwards", 100_000)).toEqual(["250"]);
    expect(await send("and again", 100_000)).toEqual(["250"]);
  });

  it("[EM80] is nobody's way to log in, to ask for names, or to be sent on", async () => {
    open({ listen: "smtp" });
    await isOpen();
    const client = await rawSmtp(port);
    clients.push(client);
    const offered = await client.say("EHLO client.test");
    expect(offered).not.toMatch(/AUTH|STARTTLS|VRFY|SIZE/);
    expect(await client.say("AUTH PLAIN AGEAYg==")).toMatch(/^5/);
    expect(await client.say("VRFY intake")).toMatch(/^5/);
    expect(await client.say("EXPN intake")).toMatch(/^5/);
    await client.say("MAIL FROM:<intake@hotline.test>");
    expect(await client.say("RCPT TO:<someone@outside.test>")).toMatch(/^550/);
  });

  it("[EM80] comes over TLS where there is a certificate", async () => {
    const folder = await mkdtemp(join(tmpdir(), "door-"));
    try {
      const { certificate, key } = makeCertificate(folder);
      open({ listen: "smtp", settings: { listenCertificate: certificate, listenKeyFile: key } });
      await isOpen();
      const transport = createTransport({
        host: "127.0.0.1",
        port,
        requireTLS: true,
        tls: { rejectUnauthorized: false },
      });
      const info = await transport.sendMail({
        envelope: { from: "caller@example.test", to: "intake@hotline.test" },
        raw: mail("over TLS"),
      });
      expect(info.response).toMatch(/^250/);
      expect(subjects(house)).toEqual(["over TLS"]);
      transport.close();
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it("[EM81] waits for a port that another gateway has, and takes over when that one ends", async () => {
    const first = open();
    await isOpen();
    open({ limits: { takenMs: 50 } });
    await until("the second one waits", () => events("mail_door_taken") === 1);
    await first();
    await isOpen(2);
    const client = await visitor();
    await client.say("RCPT TO:<intake@hotline.test>");
    expect(codes(await client.message(mail("taken over")))).toEqual(["250"]);
    expect(events("mail_door_taken")).toBe(1);
  });

  it("[EM82] comes over so many connections and no more", async () => {
    open({ limits: { connections: 2 } });
    await isOpen();
    const [one, two] = [await rawSmtp(port), await rawSmtp(port)];
    clients.push(one, two);
    const third = await rawSmtp(port);
    clients.push(third);
    expect(await third.hear()).toBeNull();
    expect(await one.say("LHLO client.test")).toMatch(/^250/);
  });

  it("[EM82] hangs up on whoever says nothing, and on whoever never ends", async () => {
    const stop = open({ limits: { quietMs: 200 } });
    await isOpen();
    const quiet = await rawSmtp(port);
    clients.push(quiet);
    // In one go: on a busy machine somebody who waits for each answer may have been quiet for too long in between.
    quiet.write("LHLO client.test\r\nMAIL FROM:<caller@example.test>\r\n");
    let heard = await quiet.hear();
    while (heard?.startsWith("250")) heard = await quiet.hear();
    expect(heard).toMatch(/^421/);
    await stop();
    open({ limits: { lastMs: 600 } });
    await isOpen(2);
    const endless = await visitor();
    await endless.say("RCPT TO:<intake@hotline.test>");
    await endless.say("DATA");
    const trickle = setInterval(() => endless.write("x\r\n"), 50);
    expect(await endless.hear()).toBeNull();
    clearInterval(trickle);
    expect(house.brought()).toBe(0);
  });

  it("[EM82] names so many recipients and no more", async () => {
    open({ limits: { recipients: 2 } });
    await isOpen();
    const client = await visitor();
    for (const tag of ["a", "b"])
      expect(await client.say(`RCPT TO:<intake+${tag}@hotline.test>`)).toMatch(/^250/);
    expect(await client.say("RCPT TO:<intake+c@hotline.test>")).toMatch(/^452/);
  });

  it("[EM83] leaves no word and no address in the log", async () => {
    open();
    await isOpen();
    const client = await visitor();
    await client.say("RCPT TO:<someone@outside.test>");
    await client.say("RCPT TO:<intake@hotline.test>");
    await client.message(mail("a subject", "the words of somebody"));
    const told = JSON.stringify(house.host.records);
    for (const word of ["caller", "someone", "intake", "subject", "words", "hotline", "example"])
      expect(told).not.toContain(word);
  });
});
