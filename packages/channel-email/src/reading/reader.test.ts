import { ChildProcess, spawn } from "node:child_process";
import { afterEach, expect, it } from "vitest";
import type { Start } from "./start-reader-process.ts";
import { openReader, type Reader, type ReaderOptions } from "./reader.ts";

const HOUSE = {
  addresses: ["intake@line.example"],
  names: [],
  authserv: null,
};
const ENVELOPE = { from: "ada@example.org", to: ["intake@line.example"], receivedAt: 0 };
const HELLO = Buffer.from("From: Ada <ada@example.org>\r\nSubject: Hello\r\n\r\nAre you there?\r\n");

let reader: Reader | undefined;
const open = (options: Partial<ReaderOptions> = {}): Reader => {
  reader = openReader({ workers: 1, house: HOUSE, ...options });
  return reader;
};
afterEach(async () => reader?.close());

it("[EM41] a mail is read beside the caller's thread, and the caller keeps its bytes", async () => {
  const reading = await open().read(HELLO, ENVELOPE);
  expect(reading).toMatchObject({ kind: "mail", mail: { subject: "Hello", text: "Are you there?" } });
  expect(HELLO.byteLength).toBeGreaterThan(0);
});

it("[EM41] a mail that takes longer than its time is given up, and the next one is read", async () => {
  const { read } = open({ limits: { timeMs: 1 } });
  const large = Buffer.concat([HELLO, Buffer.alloc(20_000_000, "a b\n")]);
  const given = await read(large, ENVELOPE);
  expect(given).toMatchObject({ kind: "unreadable", reason: "too_slow" });
  await reader?.close();
  expect(await open().read(HELLO, ENVELOPE)).toMatchObject({ kind: "mail" });
});

it("[EM41] a mail that takes more memory than its worker may use is unreadable, and the next one is read", async () => {
  const { read } = open({ limits: { heapMb: 24 } });
  const greedy = Buffer.from(`From: a@example.org\n${"X: y\n".repeat(2_000_000)}\nx`);
  expect(await read(greedy, ENVELOPE)).toMatchObject({ kind: "unreadable", reason: "malformed" });
  expect(await read(HELLO, ENVELOPE)).toMatchObject({ kind: "mail" });
});

it("[EM41] mails that wait behind one that ends its worker are read all the same", async () => {
  const { read } = open({ limits: { heapMb: 24 } });
  const greedy = Buffer.from(
    `From: a@example.org\n${"X:y\n".repeat(120_000)}Content-Type: text/plain${";a=b".repeat(100)}\n\nx`,
  );
  const readings = await Promise.all([read(greedy, ENVELOPE), read(HELLO, ENVELOPE), read(HELLO, ENVELOPE)]);
  expect(readings.map(({ kind }) => kind)).toEqual(["unreadable", "mail", "mail"]);
});

it("[EM41] a mail larger than the limit keeps keys that any copy of it has", async () => {
  const { read } = open({ limits: { bytes: 10 } });
  const [one, two] = [
    await read(HELLO, ENVELOPE),
    await read(Buffer.from(HELLO), { ...ENVELOPE, from: null }),
  ];
  expect(one).toMatchObject({
    kind: "unreadable",
    reason: "too_large",
    dedupeKey: expect.stringMatching(/^mail:/),
  });
  expect(two).toEqual(one);
});

it("[EM41] a mail at which the engine itself gives up ends the process that reads it, and never this one", async () => {
  const { read } = open();
  // Eight megabytes of one bracket grew one list in one step beyond all that there was.
  const brackets = Buffer.from(`From: a@example.org\nCc: ${"(".repeat(20_000_000)}a@example.org\n\nx`);
  const folded = Buffer.from(`From: a@example.org\n${"X:\n".repeat(7_000_000)}\nx`);
  const readings = await Promise.all([brackets, folded, HELLO].map((mail) => read(mail, ENVELOPE)));
  expect(readings.map(({ kind }) => kind)).toEqual(["unreadable", "unreadable", "mail"]);
}, 60_000);

it("[EM41] more mails than workers wait for their turn, and each gets its own answer", async () => {
  const { read } = open({ workers: 2 });
  const mails = Array.from({ length: 20 }, (_, index) =>
    Buffer.from(`From: a@example.org\nSubject: ${index}\n\nx`),
  );
  const readings = await Promise.all(mails.map((mail) => read(mail, ENVELOPE)));
  expect(readings.map((reading) => reading.kind === "mail" && reading.mail.subject)).toEqual(
    mails.map((_, index) => `${index}`),
  );
});

it("[EM41] what is asked of a closed reader is unreadable at once", async () => {
  const { read, close } = open();
  await close();
  expect(await read(HELLO, ENVELOPE)).toMatchObject({ kind: "unreadable" });
});

const REFUSALS: readonly (readonly [name: string, start: Start])[] = [
  [
    "no room for its channel (EMFILE)",
    () => {
      const child = new ChildProcess();
      process.nextTick(() => child.emit("error", new Error("spawn EMFILE")));
      return child;
    },
  ],
  [
    "no memory for it (ENOMEM)",
    () => {
      throw new Error("spawn ENOMEM");
    },
  ],
  ["no process to be had (EAGAIN)", (_shell, args, options) => spawn("/nowhere/at/all", args, options)],
  ["no program behind the shell", (shell, _args, options) => spawn(shell, ["-c", "exit 126"], options)],
];

it.each(REFUSALS)(
  "[EM41] where there is %s, mails wait and are read later, in order",
  async (_name, refused) => {
    let tries = 0;
    const settled: string[] = [];
    const { read } = open({
      restMs: 1,
      start: (...given) => {
        tries += 1;
        return tries <= 3 ? refused(...given) : spawn(...given);
      },
    });
    const asked = async (name: string): Promise<string> => {
      const { kind } = await read(HELLO, ENVELOPE);
      settled.push(name);
      return kind;
    };
    expect(await Promise.all([asked("one"), asked("two"), asked("three")])).toEqual(["mail", "mail", "mail"]);
    expect(settled).toEqual(["one", "two", "three"]);
    expect(tries).toBe(4);
  },
);

it("[EM41] a mail that waits for a process that never starts ends with its reader", async () => {
  const tried = Promise.withResolvers<void>();
  const { read, close } = open({
    restMs: 60_000,
    start: () => {
      tried.resolve();
      throw new Error("spawn ENOMEM");
    },
  });
  const reading = read(HELLO, ENVELOPE);
  await tried.promise;
  await close();
  expect(await reading).toMatchObject({ kind: "unreadable" });
});

/** Mails whose reader the machine ends `times` over while it reads them. */
function killedAt(times: number): { start: Start; pids: () => number } {
  let started = 0;
  const start: Start = (...given) => {
    const child = spawn(...given);
    started += 1;
    if (started <= times) child.on("message", () => child.kill("SIGKILL"));
    return child;
  };
  return { start, pids: () => started };
}
const SLOW = Buffer.concat([HELLO, Buffer.alloc(20_000_000, "a b\n")]);

it("[EM41] a mail whose process the machine ended is read by another", async () => {
  const { start, pids } = killedAt(1);
  expect(await open({ start }).read(SLOW, ENVELOPE)).toMatchObject({ kind: "mail" });
  expect(pids()).toBe(2);
});

it("[EM41] a mail at which the machine ended two processes is unreadable, and the next one is read", async () => {
  const { start, pids } = killedAt(2);
  const { read } = open({ start });
  const readings = await Promise.all([read(SLOW, ENVELOPE), read(HELLO, ENVELOPE)]);
  expect(readings).toMatchObject([{ kind: "unreadable", reason: "malformed" }, { kind: "mail" }]);
  expect(pids()).toBe(3);
});

it("[EM41] a mail that was too slow is tried once more, and one that its engine gave up at is not", async () => {
  const slow = killedAt(0);
  expect(await open({ start: slow.start, limits: { timeMs: 1 } }).read(SLOW, ENVELOPE)).toMatchObject({
    reason: "too_slow",
  });
  expect(slow.pids()).toBe(2);
  await reader?.close();
  const greedy = Buffer.from(`From: a@example.org\n${"X: y\n".repeat(2_000_000)}\nx`);
  const given = killedAt(0);
  expect(await open({ start: given.start, limits: { heapMb: 24 } }).read(greedy, ENVELOPE)).toMatchObject({
    reason: "malformed",
  });
  expect(given.pids()).toBe(1);
});

it("[EM41] a mail's time begins when its process is ready for it", async () => {
  const { read } = open({
    limits: { timeMs: 1000 },
    start: (shell, [flag, script, ...args], options) =>
      spawn(shell, [flag ?? "", `sleep 1.2; ${script}`, ...args], options),
  });
  expect(await read(HELLO, ENVELOPE)).toMatchObject({ kind: "mail" });
});
