import { ContactId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { queueRow } from "../queue/row.fixture.ts";
import { hearTab, readElsewhere, shownVersions, type OtherTabs } from "./tabs.ts";

const { id } = queueRow(4);
const none: OtherTabs = new Map();
const says = (contact: string | null, version = 3) => ({
  kind: "reading",
  tab: "a",
  shown: contact === null ? null : { contact, version },
});

describe("what the other tabs say", () => {
  it("[AL22] tells which contact is read there, until it is not", () => {
    const { tabs } = hearTab(none, says(id), 0);
    expect(readElsewhere(tabs, 1)).toMatchObject([{ contact: id, version: 3 }]);
    expect(readElsewhere(hearTab(tabs, says(null), 2).tabs, 3)).toEqual([]);
  });

  it("[AL22] no longer holds of a tab that has gone without a word", () => {
    const { tabs } = hearTab(none, says(id), 0);
    expect(readElsewhere(tabs, 8_001)).toEqual([]);
  });

  it("[AL22] tells the newest version that any tab shows", () => {
    const { tabs } = hearTab(none, says(id, 7), 0);
    const here = { contact: ContactId.parse(id), version: 5 };
    expect(shownVersions([here, ...readElsewhere(tabs, 1)]).get(here.contact)).toBe(7);
    expect(shownVersions([here, ...readElsewhere(tabs, 9_000)]).get(here.contact)).toBe(5);
  });

  it("tells that the shift has changed", () => {
    expect(hearTab(none, { kind: "shift" }, 0)).toEqual({ tabs: none, isShift: true });
  });

  it.each([
    null,
    "reading",
    { kind: "other" },
    { kind: "reading", tab: "a", shown: { contact: "555-0101", version: 1 } },
  ])("that cannot be understood changes nothing (%j)", (raw) => {
    expect(hearTab(none, raw, 0)).toEqual({ tabs: none, isShift: false });
  });
});
