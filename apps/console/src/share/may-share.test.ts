import { describe, expect, it } from "vitest";
import { uuid } from "../queue/row.fixture.ts";
import { counts, mayShare, speakersOf } from "./may-share.ts";
import type { ReleaseData } from "./share-documents.ts";

const NOW = 1_000_000;
const [rosa, ines, police, shelter] = [uuid(1), uuid(2), uuid(11), uuid(12)];
const release = (facts: Partial<ReleaseData> = {}): ReleaseData => ({
  id: uuid(50),
  personId: rosa,
  recipientId: shelter,
  purpose: "referral",
  dataClasses: ["identity"],
  withheld: null,
  withheldIn: [],
  form: "spoken_recorded",
  expiresAt: NOW + 5_000,
  revokedAt: null,
  state: "verbal_recorded",
  because: null,
  recordedAt: 1,
  recordedBy: { id: uuid(3), name: "Dana" },
  scans: [],
  ...facts,
});

describe("what may be shared in a contact", () => {
  it.each<[string, Parameters<typeof speakersOf>[0], readonly string[]]>([
    ["nobody's, where it is not said who speaks", { kind: "unknown", person: null, people: [] }, []],
    ["nobody's, where that is damaged", null, []],
    ["that of whoever speaks", { kind: "person", person: rosa, people: [] }, [rosa]],
    [
      "that of those for whom somebody speaks, and not of the one who does",
      { kind: "representative", person: ines, people: [rosa] },
      [rosa],
    ],
  ])("is %s", (_whose, came, people) => {
    expect(speakersOf(came)).toEqual(people);
  });

  it.each<[string, Partial<ReleaseData>, boolean]>([
    ["spoken and read back", {}, true],
    ["in writing", { state: "written_valid" }, true],
    ["that does not count", { state: "invalid", because: "coerced" }, false],
    ["that has run out", { state: "expired" }, false],
    ["that has run out since the gateway said that it counts", { expiresAt: NOW - 1 }, false],
    ["that ends this instant", { expiresAt: NOW }, true],
    ["without an end", { expiresAt: null }, false],
    ["that was withdrawn", { state: "revoked", revokedAt: NOW - 1 }, false],
    ["that was withdrawn, whatever its state", { revokedAt: NOW - 1 }, false],
    ["of a kind that this page does not know", { state: "certain" }, false],
  ])("counts a yes %s: %j %s", (_what, facts, does) => {
    expect(counts(release(facts), NOW)).toBe(does);
  });

  it("is said of so many recipients, and until the first of them ends", () => {
    const all = [
      release(),
      release({ expiresAt: NOW + 9_000 }),
      release({ recipientId: police, expiresAt: NOW + 7_000 }),
      release({ personId: ines, recipientId: uuid(13) }),
      release({ recipientId: uuid(14), state: "invalid" }),
    ];
    // The shelter has two yeses, of which the longer one counts.
    expect(mayShare(all, [rosa], NOW)).toEqual({ recipients: 2, until: NOW + 7_000 });
    expect(mayShare(all, [rosa, ines], NOW)).toEqual({ recipients: 3, until: NOW + 5_000 });
    expect(mayShare(all, [], NOW)).toEqual({ recipients: 0, until: null });
  });
});
