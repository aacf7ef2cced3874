import { describe, expect, it } from "vitest";
import type { DecisionsData } from "./decision-documents.ts";
import { decisionsFor } from "./decisions.ts";

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;
type Told = NonNullable<DecisionsData["disclosures"]>[number];
const told = (id: string, over: Partial<Told> = {}): Told => ({
  id,
  recipientId: "shelter",
  recipientType: "service_provider",
  how: "spoken",
  sentAt: NOW - MINUTE,
  askedBy: { id: "dana" },
  ...over,
});
const recipients: DecisionsData["recipients"] = [
  { id: "shelter", name: "Harbour House", maskedReach: "••••23", hasNumber: true },
  { id: "damaged", name: null, maskedReach: null, hasNumber: false },
];
const ids = (role: Parameters<typeof decisionsFor>[0], disclosures: readonly Told[] | null) =>
  decisionsFor(
    role,
    { disclosures: disclosures === null ? null : [...disclosures], recipients },
    "dana",
    NOW,
  ).map(({ id }) => id);

describe("what was decided to be told somebody aloud", () => {
  it.each<[string, Partial<Told>]>([
    ["went on paper", { how: "on_paper" }],
    ["did not go", { how: null, sentAt: null }],
    ["is an hour old", { sentAt: NOW - 60 * MINUTE }],
    ["was a colleague's", { askedBy: { id: "ada" } }],
    ["was decided for another kind", { recipientType: "sister_hotline" }],
  ])("is not what %s", (_, over) => {
    expect(ids("provider", [told("a", over), told("b")])).toEqual(["b"]);
  });

  it("is the latest first, for whoever is of that kind", () => {
    const all = [
      told("a", { sentAt: NOW - 9 * MINUTE }),
      told("b"),
      told("c", { recipientType: "attorney_of_person" }),
    ];
    expect(ids("provider", all)).toEqual(["b", "c", "a"]);
    expect(ids("interpreter", all)).toEqual([]);
    expect(ids("person", all)).toEqual([]);
    expect(ids("provider", null)).toEqual([]);
  });

  it("brings the name of those who were vetted, and whether they are known by a number, of which a mask is seen; or neither", () => {
    const shown = decisionsFor(
      "provider",
      {
        disclosures: [told("a"), told("b", { recipientId: "damaged" }), told("c", { recipientId: "ended" })],
        recipients,
      },
      "dana",
      NOW,
    );
    expect(shown.map(({ name, masked, hasNumber }) => [name, masked, hasNumber])).toEqual([
      ["Harbour House", "••••23", true],
      ["", null, false],
      ["", null, false],
    ]);
  });
});
