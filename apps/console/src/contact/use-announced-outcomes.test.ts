import { beforeAll, describe, expect, it } from "vitest";
import { speak } from "../text/language.ts";
import { answered } from "./entry.fixture.ts";
import { outcomeWords } from "./use-announced-outcomes.ts";

beforeAll(() => speak("en"));

describe("what becomes of an answer, said aloud", () => {
  it("is that it is held back, and for how long, with the key", () => {
    const held = answered({ at: 1_000, notBefore: 6_000 });
    expect(outcomeWords(held, undefined, 1_200, "text")).toBe(
      "Leaves in 5 seconds. Alt and arrow up takes it back.",
    );
    expect(outcomeWords(answered(), undefined, 0, "text")).toBeNull();
  });

  it("is every step once", () => {
    const [queued, sent] = [answered(), answered({ sendState: "sent" })];
    expect(outcomeWords(sent, queued, 0, "text")).toBe("Sent.");
    expect(outcomeWords(sent, sent, 0, "text")).toBeNull();
    expect(outcomeWords(answered({ sendState: "delivered" }), sent, 0, "text")).toBe("Delivered.");
    expect(outcomeWords(answered({ sendState: "unknown" }), queued, 0, "text")).toContain(
      "not known whether",
    );
  });

  it("is why it did not arrive; what was taken back by hand is said by whoever did that", () => {
    const failed = answered({ sendState: "failed", failure: "unreachable" });
    expect(outcomeWords(failed, answered(), 0, "text")).toMatch(/^Not delivered\. Their phone or mailbox/);
    expect(outcomeWords({ ...failed, failure: "taken_back" }, answered(), 0, "text")).toBeNull();
  });

  it("is no news when it is old and only comes in with the rest of a long conversation", () => {
    const old = answered({ at: 0, sendState: "delivered" });
    expect(outcomeWords(old, undefined, 24 * 3_600_000, "text")).toBeNull();
    expect(outcomeWords(old, undefined, 1_000, "text")).toBe("Delivered.");
  });
});
