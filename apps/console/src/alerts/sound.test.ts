import { describe, expect, it } from "vitest";
import { createSound } from "./sound.ts";
import { lengthMs } from "./tones.ts";

/** As much of a browser's audio as is used, with what was begun at which second. */
function fakeContext(state: AudioContextState, whenResumed: AudioContextState = "running") {
  const begun: { hz: number; at: number }[] = [];
  const context = Object.assign(new EventTarget(), {
    state,
    currentTime: 0,
    destination: {},
    isClosed: false,
    async resume() {
      context.state = whenResumed;
      context.dispatchEvent(new Event("statechange"));
    },
    async close() {
      context.isClosed = true;
    },
    createGain: () => ({
      gain: { value: 1, setValueAtTime: () => undefined, linearRampToValueAtTime: () => undefined },
      connect: () => undefined,
    }),
    createOscillator: () => {
      const oscillator = {
        frequency: { value: 0 },
        connect: (to: unknown) => to,
        start: (at: number) => begun.push({ hz: oscillator.frequency.value, at }),
        stop: () => undefined,
      };
      return oscillator;
    },
  });
  return { context, begun };
}

function soundOn(fake: ReturnType<typeof fakeContext>, { wasTouched = true } = {}) {
  let now = 0;
  const sound = createSound({
    makeContext: () => fake.context as unknown as AudioContext,
    wasTouched: () => wasTouched,
    clock: () => now,
  });
  return { ...sound, ...fake, pass: (ms: number) => (now += ms) };
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe("the player", () => {
  it("is blocked, and asks the browser for nothing, until somebody has touched the page", () => {
    const { state, wake, play, begun } = soundOn(fakeContext("running"), { wasTouched: false });
    expect(state.get()).toBe("off");
    wake();
    play("danger", 100);
    expect(state.get()).toBe("blocked");
    expect(begun).toEqual([]);
  });

  it("[AL32] plays one sound after the other", () => {
    const { wake, play, begun } = soundOn(fakeContext("running"));
    wake();
    play("soft", 100);
    play("tick", 100);
    expect(begun[0]?.at).toBe(0);
    expect(begun[1]?.at).toBeGreaterThan(lengthMs("soft") / 1_000);
  });

  it("waits for the browser to begin, and then plays what was asked for", async () => {
    const { state, wake, play, begun } = soundOn(fakeContext("suspended"));
    wake();
    play("danger", 100);
    await settled();
    expect(state.get()).toBe("ready");
    expect(begun.map(({ hz }) => hz)).toEqual([880, 660, 880, 660]);
  });

  it("does not play what is long past when the browser lets it at last", async () => {
    const { state, wake, play, begun, pass, context } = soundOn(fakeContext("suspended", "suspended"));
    wake();
    play("danger", 100);
    await settled();
    expect(state.get()).toBe("blocked");
    pass(1_001);
    context.state = "running";
    context.dispatchEvent(new Event("statechange"));
    expect(state.get()).toBe("ready");
    expect(begun).toEqual([]);
  });

  it("says so when the browser silences it later", async () => {
    const { state, wake, context } = soundOn(fakeContext("running"));
    wake();
    expect(state.get()).toBe("ready");
    context.state = "suspended";
    context.dispatchEvent(new Event("statechange"));
    expect(state.get()).toBe("blocked");
  });

  it("leaves nothing behind when it sleeps", () => {
    const { state, wake, play, sleep, context, begun } = soundOn(fakeContext("running"));
    wake();
    sleep();
    play("soft", 100);
    expect([state.get(), context.isClosed, begun.length]).toEqual(["off", true, 0]);
  });
});
