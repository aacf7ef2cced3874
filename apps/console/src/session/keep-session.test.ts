import { describe, expect, it, vi } from "vitest";
import { ASK_EVERY_MS, keepSession } from "./keep-session.ts";

type Known = "yes" | "no" | "unreachable";

function atWork(answer: Known) {
  const page = new EventTarget();
  let now = 0;
  const ask = vi.fn<() => Promise<Known>>().mockResolvedValue(answer);
  const onOver = vi.fn<() => void>();
  const stop = keepSession({ page, clock: () => now, ask, onOver });
  const work = async (at: number, sign = "keydown"): Promise<void> => {
    now = at;
    page.dispatchEvent(new Event(sign));
    await Promise.resolve();
    await Promise.resolve();
  };
  return { work, ask, onOver, stop };
}

describe("the session of somebody at work", () => {
  it("is asked about every half hour in which they press something, and no sooner", async () => {
    const { work, ask } = atWork("yes");
    await work(ASK_EVERY_MS - 1);
    expect(ask).not.toHaveBeenCalled();
    await work(ASK_EVERY_MS);
    await work(ASK_EVERY_MS + 1, "pointerdown");
    expect(ask).toHaveBeenCalledTimes(1);
    await work(2 * ASK_EVERY_MS, "pointerdown");
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it("is over when the gateway says so, and not because it could not be asked", async () => {
    const over = atWork("no");
    await over.work(ASK_EVERY_MS);
    expect(over.onOver).toHaveBeenCalledOnce();
    const away = atWork("unreachable");
    await away.work(ASK_EVERY_MS);
    expect(away.onOver).not.toHaveBeenCalled();
    await away.work(ASK_EVERY_MS + 59_000);
    expect(away.ask).toHaveBeenCalledTimes(1);
    await away.work(ASK_EVERY_MS + 60_000);
    expect(away.ask).toHaveBeenCalledTimes(2);
  });

  it("is left alone once nobody is signed in", async () => {
    const { work, ask, stop } = atWork("yes");
    stop();
    await work(ASK_EVERY_MS);
    expect(ask).not.toHaveBeenCalled();
  });
});
