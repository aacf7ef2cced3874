import { beforeEach, describe, expect, it } from "vitest";
import type { Opened } from "./microphone.ts";
import type { Invite } from "./phone.ts";
import type { Lent, LineEvent } from "./sip-line.ts";
import { createSoftphone, type Softphone } from "./softphone.ts";

const LENT: Lent = {
  url: "wss://voice.test/ws",
  domain: "voice.test",
  username: "d-1",
  password: "an invented secret",
  iceServers: [],
};
const OFFERED: Invite = { leg: "l1", contact: 7, language: null, answersItself: false, isEcho: false };

/** A stream that says whether it is still open. */
function invented(): { stream: MediaStream; isOpen: () => boolean } {
  let isOpen = true;
  const stream = { getTracks: () => [{ stop: () => (isOpen = false) }] } as unknown as MediaStream;
  return { stream, isOpen: () => isOpen };
}

let done: string[];
let tells: ((event: LineEvent) => void)[];
let lends: (Lent | null)[];
let later: { run: () => void; afterMs: number }[];
let opens: Opened[];
let tellSpeaker: (is: "ready" | "blocked") => void;
let phone: Softphone;

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const tell = (event: LineEvent): void => tells.at(-1)?.(event);

beforeEach(() => {
  done = [];
  tells = [];
  lends = [];
  later = [];
  opens = [];
  phone = createSoftphone({
    lend: async () => {
      done.push("lend");
      return lends.length > 0 ? (lends.shift() ?? null) : LENT;
    },
    openLine: (_lent, listener) => {
      tells.push(listener);
      return {
        answer: (leg) => done.push(`answer ${leg}`),
        refuse: (leg, because) => done.push(`refuse ${leg} ${because}`),
        end: (leg) => done.push(`end ${leg}`),
        mute: (leg, isMuted) => done.push(`mute ${leg} ${String(isMuted)}`),
        speakThrough: (leg) => done.push(`speak ${leg}`),
        close: () => done.push("close"),
      };
    },
    openMicrophone: async (id) => {
      done.push(`open ${id ?? "any"}`);
      return opens.shift() ?? { kind: "ready", stream: invented().stream };
    },
    makeSpeaker: (listener) => {
      tellSpeaker = listener;
      return {
        play: () => done.push("play"),
        again: () => done.push("play again"),
        stop: () => done.push("silent"),
        choose: async () => true,
      };
    },
    clock: () => 1_000,
    later: (run, afterMs) => {
      const one = { run, afterMs };
      later.push(one);
      return () => later.splice(later.indexOf(one), 1);
    },
  });
});

async function reachable(): Promise<void> {
  phone.start();
  await settled();
  tell({ kind: "line", line: "reachable" });
}

async function talking(): Promise<void> {
  await reachable();
  tell({ kind: "invited", invite: OFFERED });
  phone.answer();
  await settled();
  tell({ kind: "up", leg: "l1" });
}

describe("the line", () => {
  it("[VD5] stays what it is while it is lost, and so does the talk", async () => {
    await talking();
    tell({ kind: "line", line: "lost" });
    expect(phone.get()).toMatchObject({ line: "lost", leg: { phase: "up" } });
    expect(done).not.toContain("close");
    tell({ kind: "line", line: "reachable" });
    expect(phone.get().line).toBe("reachable");
  });

  it("[VD5] asks to be lent again where it is refused, less and less often, until it is let in", async () => {
    await reachable();
    for (const afterMs of [1_000, 2_000, 4_000]) {
      tell({ kind: "line", line: "refused" });
      expect(phone.get().line).toBe("refused");
      expect(later.at(-1)?.afterMs).toBe(afterMs);
      later.pop()?.run();
      await settled();
    }
    tell({ kind: "line", line: "reachable" });
    tell({ kind: "line", line: "refused" });
    expect(later.at(-1)?.afterMs).toBe(1_000);
  });

  it("[VD5] asks again where nothing is lent, as while nobody carries calls", async () => {
    lends = [null, null];
    phone.start();
    await settled();
    expect(phone.get().line).toBe("refused");
    later.pop()?.run();
    await settled();
    expect(later.at(-1)?.afterMs).toBe(2_000);
  });

  it("[VD5] of a line that was given up, nothing is heard any more", async () => {
    await reachable();
    const [old] = tells;
    tell({ kind: "line", line: "refused" });
    old?.({ kind: "invited", invite: OFFERED });
    expect(phone.get().leg).toBeNull();
  });

  it("[VD6] stopped, ends the talk, closes everything, and asks for nothing more", async () => {
    const microphone = invented();
    opens = [{ kind: "ready", stream: microphone.stream }];
    await talking();
    phone.stop();
    expect(done.slice(-3)).toEqual(["end l1", "silent", "close"]);
    expect(microphone.isOpen()).toBe(false);
    expect(phone.get()).toMatchObject({ line: "off", leg: null });
    tell({ kind: "invited", invite: OFFERED });
    expect(phone.get().leg).toBeNull();
    expect(later).toEqual([]);
  });

  it("[VD10] refuses whoever came during a talk once they waited, and at once where it is stopped", async () => {
    await talking();
    const next = (leg: string): void => tell({ kind: "invited", invite: { ...OFFERED, leg } });
    next("l2");
    expect(done).not.toContain("refuse l2 busy");
    expect(later.at(-1)?.afterMs).toBe(1_500);
    later.pop()?.run();
    expect(done.at(-1)).toBe("refuse l2 busy");
    next("l3");
    phone.stop();
    expect(done).toContain("refuse l3 busy");
    expect(phone.get()).toMatchObject({ line: "off", leg: null, next: null });
  });

  it("[VD6] stopped while it is being lent, opens no line with it", async () => {
    phone.start();
    phone.stop();
    await settled();
    expect(tells).toEqual([]);
  });
});

describe("a talk", () => {
  it("[VD3] opens the microphone for it, plays what comes, and closes both when it is over", async () => {
    const microphone = invented();
    opens = [{ kind: "ready", stream: microphone.stream }];
    await talking();
    tell({ kind: "sound", leg: "l1", stream: invented().stream });
    tell({ kind: "sound", leg: "of another", stream: invented().stream });
    expect(done.slice(-3)).toEqual(["open any", "answer l1", "play"]);
    expect(microphone.isOpen()).toBe(true);
    tell({ kind: "ended", leg: "l1" });
    expect(microphone.isOpen()).toBe(false);
    expect(phone.microphone()).toBeNull();
  });

  it("[VD3] that ends while the microphone opens leaves it closed", async () => {
    const microphone = invented();
    opens = [{ kind: "ready", stream: microphone.stream }];
    await reachable();
    tell({ kind: "invited", invite: OFFERED });
    phone.answer();
    tell({ kind: "ended", leg: "l1" });
    await settled();
    expect(microphone.isOpen()).toBe(false);
    expect(done).not.toContain("answer l1");
  });

  it("[VD4] goes on through the old microphone where the new one cannot be opened", async () => {
    const old = invented();
    opens = [{ kind: "ready", stream: old.stream }, { kind: "taken" }];
    await talking();
    await phone.chooseMicrophone("headset");
    expect(phone.get()).toMatchObject({ microphone: "taken", leg: { phase: "up" } });
    expect(old.isOpen()).toBe(true);
    await phone.chooseMicrophone("headset");
    expect(done.slice(-2)).toEqual(["open headset", "speak l1"]);
    expect(old.isOpen()).toBe(false);
  });

  it("[VD7] that the browser does not play has a name, and is tried again at a press", async () => {
    await talking();
    tellSpeaker("blocked");
    expect(phone.get().speaker).toBe("blocked");
    phone.hear();
    expect(done.at(-1)).toBe("play again");
  });
});

it("[VD3, VD4] proves the microphone by opening and closing it, and says what is wrong with it", async () => {
  const microphone = invented();
  opens = [{ kind: "ready", stream: microphone.stream }, { kind: "missing" }];
  await phone.proveMicrophone();
  expect(phone.get().microphone).toBe("ready");
  expect(microphone.isOpen()).toBe(false);
  await phone.proveMicrophone();
  expect(phone.get().microphone).toBe("missing");
});

it("[VD4] learns from the browser that the microphone is blocked, and that it no longer is, but not over a talk", async () => {
  phone.learnPermission(true);
  expect(phone.get().microphone).toBe("blocked");
  phone.learnPermission(false);
  expect(phone.get().microphone).toBe("unasked");
  await talking();
  phone.learnPermission(true);
  expect(phone.get().microphone).toBe("ready");
});

it("tells whoever watches of every change, and no longer after they left", async () => {
  let told = 0;
  const leave = phone.subscribe(() => (told += 1));
  await reachable();
  expect(told).toBe(2);
  leave();
  tell({ kind: "line", line: "lost" });
  expect(told).toBe(2);
});
