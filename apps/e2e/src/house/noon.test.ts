import { describe, expect, it } from "vitest";
import { zoneAtNoon } from "./noon.ts";

const HOUR_MS = 3_600_000;
const SOME_DAY = Date.UTC(2026, 10, 26);

describe("the time zone of the screens", () => {
  it.each(Array.from({ length: 24 }, (_, hour) => hour))(
    "has its noon when it is %i h in Greenwich",
    (hour) => {
      const now = SOME_DAY + hour * HOUR_MS + 17 * 60_000;
      const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: zoneAtNoon(now) });
      expect(time.format(now)).toBe("12:17");
    },
  );

  it("has the same noon in summer as in winter", () => {
    const zone = zoneAtNoon(SOME_DAY);
    const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short", timeZone: zone });
    expect(time.format(SOME_DAY + 183 * 24 * HOUR_MS)).toBe(time.format(SOME_DAY));
  });
});
