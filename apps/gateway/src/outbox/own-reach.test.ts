import { ChannelId } from "@holdfast/case-schema";
import type { SendResult } from "@holdfast/channel-kit";
import { beforeEach, describe, expect, it } from "vitest";
import { SEND_PATIENCE_MS } from "./hand-over.ts";
import { ownReach, SITS_OUT_MS, type OwnReach } from "./own-reach.ts";

const TEXTS = ChannelId.parse("texts");
const MAIL = ChannelId.parse("mail");
const BOTH = [TEXTS, MAIL];
const UNREACHED: SendResult = { kind: "retry", afterMs: 1000, unreached: true };
const ACCEPTED: SendResult = { kind: "accepted", delivered: false };

let now: number;
let reach: OwnReach;
beforeEach(() => {
  now = 1_000;
  reach = ownReach(() => now);
});
const shut = (): void => {
  reach.heard(TEXTS, UNREACHED);
  reach.heard(TEXTS, UNREACHED);
};

describe("a way to a provider", () => {
  it("[G768] is open until nobody was reached by it twice in a row", () => {
    reach.heard(TEXTS, UNREACHED);
    expect(reach.reached(BOTH)).toEqual(BOTH);
    reach.heard(TEXTS, ACCEPTED);
    reach.heard(TEXTS, UNREACHED);
    expect(reach.reached(BOTH)).toEqual(BOTH);
    reach.heard(TEXTS, UNREACHED);
    expect(reach.reached(BOTH)).toEqual([MAIL]);
    expect(reach.toTry(BOTH)).toEqual([]);
  });

  it("[G768] that is shut is tried with one message after a while, and with the next only once that one is answered for", () => {
    shut();
    now += SITS_OUT_MS;
    expect(reach.toTry(BOTH)).toEqual([TEXTS]);
    expect(reach.toTry(BOTH)).toEqual([]);
    reach.heard(TEXTS, UNREACHED);
    now += SITS_OUT_MS - 1;
    expect(reach.toTry(BOTH)).toEqual([]);
    now += 1;
    expect(reach.toTry(BOTH)).toEqual([TEXTS]);
    // Of one that hangs nothing is heard.
    now += SEND_PATIENCE_MS;
    expect(reach.toTry(BOTH)).toEqual([TEXTS]);
  });

  it("[G768] that failed once more is not tried sooner because the try is over", () => {
    shut();
    now += SITS_OUT_MS;
    expect(reach.toTry(BOTH)).toEqual([TEXTS]);
    reach.heard(TEXTS, UNREACHED);
    reach.tried(TEXTS);
    now += SITS_OUT_MS - 1;
    expect(reach.toTry(BOTH)).toEqual([]);
    now += 1;
    expect(reach.toTry(BOTH)).toEqual([TEXTS]);
  });

  it("[G768] is open again with the first that the provider takes, or asks to have later", () => {
    for (const result of [ACCEPTED, { kind: "retry", afterMs: 1000 } as const]) {
      shut();
      reach.heard(TEXTS, result);
      expect(reach.reached(BOTH)).toEqual(BOTH);
      expect(reach.toTry(BOTH)).toEqual([]);
    }
  });

  it("[G768] is tried with the next at once where there was none or it was kept back, or that one said nothing of the way", () => {
    const said: readonly (() => void)[] = [
      () => reach.tried(TEXTS),
      () => reach.heard(TEXTS, { kind: "unknown" }),
      () => reach.heard(TEXTS, { kind: "rejected", reason: "too_long" }),
    ];
    shut();
    now += SITS_OUT_MS;
    for (const say of said) {
      expect(reach.toTry(BOTH)).toEqual([TEXTS]);
      say();
      expect(reach.reached(BOTH)).toEqual([MAIL]);
    }
  });
});
