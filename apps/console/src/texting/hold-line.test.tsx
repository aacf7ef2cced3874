import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { clockOffset, serverNow } from "../clock/server-clock.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { speak } from "../text/language.ts";
import { HoldLine, type HoldLineProps } from "./hold-line.tsx";

const line = (entry: HoldLineProps["entry"], onTakeBack = (): void => undefined): ReturnType<typeof draw> => {
  speak("en");
  return draw(<HoldLine entry={entry} onTakeBack={onTakeBack} />);
};

// The clock stands: what is drawn does not depend on how long drawing takes.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => {
  clockOffset.set(0);
  vi.useRealTimers();
});

describe("an answer that has not left", () => {
  it("says when it leaves by the gateway's clock, however wrong this one is, and can be had back", async () => {
    clockOffset.set(-3 * 3_600_000);
    let pressed = 0;
    const at = serverNow() - 900;
    const { page, remove } = line({ at, notBefore: at + 5_000 }, () => (pressed += 1));
    expect(page.textContent).toContain("Leaves in 5 s");
    await press(page, "UndoAlt ↑");
    expect(pressed).toBe(1);
    remove();
  });

  it("can still be had back while it waits for a channel that does not work", () => {
    const at = serverNow() - 60_000;
    const { page, remove } = line({ at, notBefore: at + 5_000 });
    expect(page.textContent).toContain("Leaving");
    expect(buttonNames(page)).toHaveLength(1);
    remove();
  });

  it("shows no button that would be gone at once when nothing holds it back, as in danger", () => {
    const { page, again, remove } = line({ at: serverNow(), notBefore: null });
    expect(page.textContent).toBe("");
    again(<HoldLine entry={{ at: serverNow() - 10_000, notBefore: null }} onTakeBack={() => undefined} />);
    expect(buttonNames(page)).toHaveLength(1);
    remove();
  });
});
