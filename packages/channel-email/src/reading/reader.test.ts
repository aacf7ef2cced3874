import { afterEach, expect, it } from "vitest";
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
