import type { ChildProcess } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { INTAKE, startMailLab, type MailLab } from "@holdfast/channel-email/testing";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mailGateway } from "../testing/mail-gateway.ts";
import { endGateway } from "../testing/sending-gateway.ts";

const SETUP_MS = 300_000;
const MAILS = rounds(200);
const THREADS = 20;
/** How many mails are stored between two cuts of the line. */
const CUT_EVERY = 50;
const KILLS = 3;
/** So many mails at most are under way: of two cuts, or two kills, none is passed over between two looks. */
const AHEAD = Math.max(1, Math.min(CUT_EVERY, Math.floor(MAILS / (KILLS + 1))) - 1);
const LEASE_MS = 600;
const LOOK_MS = 100;

let lab: MailLab;
let store: TestStore;
const running = new Set<ChildProcess>();
beforeAll(async () => {
  lab = await startMailLab();
  store = await testStore();
}, SETUP_MS);
afterAll(async () => {
  for (const child of running) child.kill("SIGKILL");
  await store?.close();
  await lab?.close();
}, SETUP_MS);

/** The next gateway, loaded beforehand. */
async function standby(): Promise<ChildProcess> {
  const { connection } = store;
  const child = await mailGateway({ connection, settings: lab.variables(), leaseMs: LEASE_MS });
  running.add(child);
  child.once("exit", () => running.delete(child));
  return child;
}

const threadOf = (number: number): number => number % THREADS;
const words = (number: number): string => `thread ${threadOf(number)}, mail ${number}`;
const root = (thread: number): string => `<thread-${thread}@example.test>`;

/** Writes the mails: the first of each thread, and then answers to them, each to the one before. */
async function writeAll(seen: () => number): Promise<void> {
  for (let number = 0; number < MAILS; number += 1) {
    while (number - seen() >= AHEAD) await pause(LOOK_MS / 10);
    const thread = threadOf(number);
    const from = `somebody${thread}@example.test`;
    const isFirst = number < THREADS;
    const before = number - THREADS < THREADS ? root(thread) : `<mail-${number - THREADS}@example.test>`;
    await lab.bring({
      from,
      to: INTAKE,
      subject: `thread ${thread}`,
      text: words(number),
      messageId: isFirst ? root(thread) : `<mail-${number}@example.test>`,
      ...(isFirst ? {} : { inReplyTo: before, references: [root(thread), before] }),
    });
  }
}

/** What each contact's messages say, in their order. */
async function conversations(): Promise<readonly (readonly string[])[]> {
  const { rows } = await store.contacts.queue();
  const all = await Promise.all(rows.map(({ id }) => store.contacts.entries(id, 0)));
  return all.map((entries) =>
    entries.flatMap(({ kind, text }) => (kind === "inbound" && text !== null ? [text.trim()] : [])),
  );
}

const stored = async (): Promise<number> =>
  (await conversations()).reduce((sum, texts) => sum + texts.length, 0);

it(
  `[EM63] ${MAILS} mails through Postfix and Dovecot, the line cut every ${CUT_EVERY}, the gateway killed ${KILLS} times: each once, in order`,
  async () => {
    let gateway = await standby();
    let next = standby();
    gateway.send("go");
    let [seen, cuts, kills] = [0, 0, 0];
    const writing = writeAll(() => seen);
    while (seen < MAILS) {
      await pause(LOOK_MS);
      seen = await stored();
      if (seen >= (cuts + 1) * CUT_EVERY) {
        cuts += 1;
        lab.imap.cut();
      }
      if (kills < KILLS && seen >= ((kills + 1) * MAILS) / (KILLS + 1)) {
        kills += 1;
        await endGateway(gateway, "SIGKILL");
        gateway = await next;
        if (kills < KILLS) next = standby();
        gateway.send("go");
      }
    }
    await writing;
    expect([cuts, kills]).toEqual([Math.floor(MAILS / CUT_EVERY), KILLS]);

    const lying = (await lab.delivered(INTAKE)).map((mail) => /thread \d+, mail \d+/.exec(mail)?.[0] ?? "");
    expect(lying.toSorted()).toEqual(Array.from({ length: MAILS }, (_, at) => words(at)).toSorted());
    const found = await conversations();
    expect(found.flat().toSorted()).toEqual(lying.toSorted());
    // Postfix hands over several at once; the order of the mailbox is the order that there is.
    for (const texts of found) expect(texts).toEqual(lying.filter((one) => texts.includes(one)));
  },
  60_000 + MAILS * 500,
);
