import { readFile } from "node:fs/promises";
import { afterEach, expect, it } from "vitest";
import { CORPUS_HOUSE } from "../corpus/house.ts";
import { READ_LIMITS } from "./read-mail.ts";
import type { Answer, Task } from "./reader.ts";
import { startReaderProcess, type Ending, type ReaderProcess } from "./start-reader-process.ts";

const HELLO: Task = {
  raw: Buffer.from("From: Ada <ada@example.org>\r\nSubject: Hello\r\n\r\nAre you there?\r\n"),
  envelope: { from: "ada@example.org", to: [], receivedAt: 0 },
};

let started: ReaderProcess | undefined;
afterEach(async () => started?.end());

function start() {
  const ended = Promise.withResolvers<Ending>();
  let answered = Promise.withResolvers<Answer>();
  const reader = startReaderProcess({
    house: CORPUS_HOUSE,
    limits: READ_LIMITS,
    heapMb: 64,
    onAnswer: (answer) => answered.resolve(answer),
    onReady: () => {},
    onEnd: ended.resolve,
  });
  started = reader;
  const { pid } = reader;
  if (pid === undefined) throw new Error("it did not start");
  const ask = async (): Promise<Answer> => {
    answered = Promise.withResolvers();
    reader.hand(HELLO);
    return answered.promise;
  };
  return { pid, ask, ended: ended.promise };
}

it("[EM41] a signal that is for everybody does not end what is reading", async () => {
  const { pid, ask } = start();
  expect(await ask()).toMatchObject({ mail: { text: "Are you there?" } });
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.kill(pid, signal);
  expect(await ask()).toMatchObject({ mail: { text: "Are you there?" } });
});

it("[EM41] tells that the machine ended it, which has no room for the mail", async () => {
  const { pid, ask, ended } = start();
  await ask();
  process.kill(pid, "SIGKILL");
  expect(await ended).toBe("killed");
});

it("[EM41] tells that it was ended before it had begun, when it had seen no mail", async () => {
  const { pid, ended } = start();
  process.kill(pid, "SIGKILL");
  expect(await ended).toBe("not_started");
});

it("[EM41] tells that somebody ended it, who says nothing of the mail", async () => {
  let first: unknown;
  // Until it has begun it hears no signal; on a busy machine it may be faster than the signal.
  while (typeof first !== "string") {
    await started?.end();
    const { pid, ask, ended } = start();
    process.kill(pid, "SIGTERM");
    first = await Promise.race([ended, ask()]);
  }
  expect(first).toBe("stopped");
});

it("[EM41] is given nothing of ours, and leaves no image of its memory", async () => {
  const { pid, ask } = start();
  await ask();
  const environment = (await readFile(`/proc/${pid}/environ`, "utf8")).split("\0");
  const names = environment.flatMap((pair) => pair.split("=")[0] || []);
  expect(names.filter((name) => !/^(NODE_CHANNEL_\w+|PWD|_|SHLVL|OLDPWD)$/.test(name))).toEqual([]);
  const limits = await readFile(`/proc/${pid}/limits`, "utf8");
  expect(limits).toMatch(/^Max core file size +0 +0/m);
  // Should whoever started it be gone without a word, it ends by itself.
  expect(limits).toMatch(/^Max cpu time +3600 +3600/m);
});

it("[EM41] is gone once it was ended", async () => {
  const { pid, ask } = start();
  await ask();
  await started?.end();
  expect(() => process.kill(pid, 0)).toThrow("ESRCH");
});
