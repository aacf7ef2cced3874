import { ContactId } from "@holdfast/case-schema";
import { PRESENT_EVERY_MS, type Present } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { doingAt, lastWritten, WRITES_FOR_MS } from "./presence-store.ts";
import { sayPresent, type SayPresent } from "./say-present.ts";

const [one, other] = [ContactId.parse(uuid(1)), ContactId.parse(uuid(2))];
let said: Present[] = [];
let presenting: SayPresent;
const doings = (): readonly unknown[] => said.map(({ doing }) => doing);

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  vi.spyOn(document, "hasFocus").mockReturnValue(true);
  presenting = sayPresent((present) => said.push(present));
});
afterEach(() => {
  presenting.stop();
  lastWritten.set(null);
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("saying what I do with a contact", () => {
  it("is writing for a while after a letter, reading in front of the page, and having it open behind it", () => {
    const [front, behind] = [
      { isVisible: true, hasFocus: true },
      { isVisible: true, hasFocus: false },
    ];
    expect(doingAt(one, front, null, 0)).toBe("reading");
    expect(doingAt(one, behind, null, 0)).toBe("open");
    expect(doingAt(one, front, { contact: one, at: 0 }, WRITES_FOR_MS - 1)).toBe("writing");
    expect(doingAt(one, front, { contact: one, at: 0 }, WRITES_FOR_MS)).toBe("reading");
    expect(doingAt(one, front, { contact: other, at: 0 }, 1)).toBe("reading");
  });

  it("says a change at once, and the same again only now and then", () => {
    presenting.look(one);
    presenting.look(one);
    expect(said).toEqual([{ contact: one, doing: "reading" }]);
    lastWritten.set({ contact: one, at: Date.now() });
    expect(doings()).toEqual(["reading", "writing"]);
    lastWritten.set({ contact: one, at: Date.now() });
    expect(doings()).toEqual(["reading", "writing"]);
    vi.advanceTimersByTime(PRESENT_EVERY_MS);
    presenting.look(one);
    expect(doings()).toEqual(["reading", "writing", "writing"]);
  });

  it("says that I left, once, and nothing while nothing is open", () => {
    presenting.look(null);
    presenting.look(one);
    presenting.look(null);
    presenting.look(null);
    expect(doings()).toEqual(["reading", null]);
    lastWritten.set({ contact: one, at: Date.now() });
    expect(doings()).toEqual(["reading", null]);
  });
});
