import { describe, expect, it } from "vitest";
import { agreed, NEVER, T0 } from "./testing/sample-facts.ts";
import {
  CRISIS_PREFERENCE_VALID_MS,
  PREFERENCE_VALID_MS,
  reachStanding,
  validUntil,
} from "./reach-standing.ts";

describe("how somebody may be reached, for the header", () => {
  it("[CP19] says that nobody asked, or that they said never", () => {
    expect(reachStanding(null, T0)).toEqual({ kind: "not_asked" });
    expect(reachStanding(NEVER, T0)).toEqual({ kind: "never" });
  });

  it("[CP19] names each way, with whether it is open and until when", () => {
    const preference = agreed({
      ways: [
        { way: "text", when: "any_time", mayLeaveVoicemail: false },
        {
          way: "call",
          when: [{ days: ["fri"], from: "10:00", until: "11:00" }],
          mayLeaveVoicemail: true,
        },
      ],
    });
    const tenOnFriday = Date.parse("2027-01-15T10:00:00Z");
    expect(reachStanding(preference, T0)).toMatchObject({
      kind: "agreed",
      ways: [
        { way: "text", isOpen: true, changesAt: null, mayLeaveVoicemail: false },
        { way: "call", isOpen: false, changesAt: tenOnFriday, mayLeaveVoicemail: true },
      ],
    });
  });

  it("[CP16] expires at the instant itself, after seven days and in a crisis after one", () => {
    expect(validUntil(T0, false)).toBe(T0 + PREFERENCE_VALID_MS);
    expect(validUntil(T0, true)).toBe(T0 + CRISIS_PREFERENCE_VALID_MS);
    expect([PREFERENCE_VALID_MS, CRISIS_PREFERENCE_VALID_MS].map((ms) => ms / 3_600_000)).toEqual([168, 24]);
    const preference = agreed({ validUntil: T0 });
    expect(reachStanding(preference, T0 - 1).kind).toBe("agreed");
    expect(reachStanding(preference, T0).kind).toBe("expired");
  });
});
