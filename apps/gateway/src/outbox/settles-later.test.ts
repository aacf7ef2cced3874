import { MessageId } from "@holdfast/case-schema";
import type { OutboxStore } from "@holdfast/db";
import { describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import { givesBackLater, settlesLater, SETTLES_WITHIN_MS } from "./settles-later.ts";

const messageId = MessageId.parse("00000000-0000-7000-8000-000000000001");
const away = Object.assign(new Error("555-0142 is not reached"), { code: "ECONNREFUSED" });
/** What the database says of what breaks a rule, and of what it may take the next time. */
const [refusal, deadlock, changing] = ["23514", "40P01", "0A000"].map((code) =>
  Object.assign(new Error("555-0142 breaks it"), { code }),
);

/** Settles at a database that is away so many times; `stopAfter`: so many waits later the gateway is to stop. */
function settling(timesAway: number, stopAfter = Infinity, thrown: unknown = away) {
  const settle = vi.fn<OutboxStore["settle"]>(async () => {
    if (settle.mock.calls.length <= timesAway) throw thrown;
  });
  const stop = new AbortController();
  let [now, waits] = [0, 0];
  const wait = async (ms: number): Promise<void> => {
    now += ms;
    waits += 1;
    if (waits === stopAfter) stop.abort();
  };
  const warn = vi.fn<Log["warn"]>();
  const later = settlesLater(settle, { stop: stop.signal, wait, elapsed: () => now, log: { warn } });
  return { warn, settle, settled: later(messageId, { state: "sent" }), elapsed: () => now };
}

it("[G740] what became of a message is written down once the database is there, and once", async () => {
  const { settle, settled } = settling(2);
  await settled;
  expect(settle.mock.calls).toEqual(Array.from({ length: 3 }, () => [messageId, { state: "sent" }]));
});

it("[G740] that is given up after two minutes, and said", async () => {
  const { settled, elapsed } = settling(Infinity);
  await expect(settled).rejects.toBe(away);
  expect(elapsed()).toBe(SETTLES_WITHIN_MS);
});

it("[G740] a gateway that stops tries once more and no more", async () => {
  const { settle, settled } = settling(Infinity, 2);
  await expect(settled).rejects.toBe(away);
  expect(settle).toHaveBeenCalledTimes(3);
});

it("[G740] it is said once why that has to wait, in no words of anybody, and nothing where it has not", async () => {
  const { warn, settled } = settling(3);
  await settled;
  expect(warn.mock.calls).toEqual([
    ["outbox_settles_later", { thrown: "Error", code: "ECONNREFUSED", at: expect.any(String) }],
  ]);
  expect(JSON.stringify(warn.mock.calls)).not.toContain("555");
  const atOnce = settling(0);
  await atOnce.settled;
  expect(atOnce.warn).not.toHaveBeenCalled();
});

it("[G740] what the database refuses is not asked for again, and what it may take the next time is", async () => {
  const refused = settling(Infinity, Infinity, refusal);
  await expect(refused.settled).rejects.toBe(refusal);
  expect([refused.settle.mock.calls.length, refused.elapsed(), refused.warn.mock.calls]).toEqual([1, 0, []]);
  for (const passing of [deadlock, changing]) {
    const { settle, settled } = settling(2, Infinity, passing);
    await settled;
    expect(settle).toHaveBeenCalledTimes(3);
  }
});

describe("what was surely not sent", () => {
  /** What is answered to whoever gives it back, by what each try comes to. */
  async function given(...tries: readonly (boolean | Error)[]): Promise<boolean> {
    const left = [...tries];
    const tryAgain = vi.fn<OutboxStore["tryAgain"]>(async () => {
      const one = left.shift();
      if (typeof one !== "boolean") throw one ?? new Error("it was tried too often");
      return one;
    });
    const time = {
      stop: new AbortController().signal,
      wait: async () => {},
      elapsed: () => 0,
      log: { warn: () => {} },
    };
    return givesBackLater(tryAgain, time)(messageId, "one", 1_000);
  }

  it("[G740] is given back once the database is there, and is another's where that is the first answer", async () => {
    expect([await given(true), await given(away, away, true), await given(false)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it("[G740] is not said to be lost where a try that was not answered may have given it back", async () => {
    expect(await given(away, false)).toBe(true);
  });
});
