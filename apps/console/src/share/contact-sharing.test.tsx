import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { caseRow, casePanel } from "../case/case-at.ts";
import { filingOf } from "../case/filing-of.ts";
import { queueRow, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ContactSharing } from "./contact-sharing.tsx";
import { sharing } from "./sharing.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const row = queueRow(7);
const rosa = uuid(21);
const release = {
  id: uuid(31),
  personId: rosa,
  recipientId: uuid(41),
  purpose: "referral",
  dataClasses: ["identity"],
  withheld: null,
  withheldIn: [],
  form: "spoken_recorded",
  expiresAt: NOON + 3_600_000,
  revokedAt: null,
  state: "verbal_recorded",
  because: null,
  recordedAt: NOON,
  recordedBy: { __typename: "CaseStaff", id: uuid(1), name: "Dana" },
};
const filing = (came: object | null) => ({
  __typename: "CaseFiling",
  caseId: uuid(61),
  atVersion: 3,
  at: NOON,
  by: { __typename: "CaseStaff", id: uuid(1), name: "Dana" },
  came,
});
const speaks = { __typename: "CaseCame", kind: "person", person: rosa, as: null, proof: null, people: [] };

async function drawn(
  filed: object | null | "unreachable",
  releases: readonly object[] | null | "unreachable",
) {
  stubGateway(({ body }) => {
    const answer = body.includes("caseOfContact") ? filed : releases;
    if (answer === "unreachable") return "unreachable";
    return body.includes("caseOfContact")
      ? { json: { data: { caseOfContact: answer } } }
      : { json: { data: { releases: answer, recipients: [] } } };
  });
  caseRow.set(row);
  const { page, remove } = draw(<ContactSharing />);
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));
  return { page, remove, words: () => page.querySelector("[data-may-share]")?.textContent };
}

beforeEach(() => {
  seatDana();
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  caseRow.set(null);
  filingOf.set({ kind: "none" });
  sharing.set({ kind: "none" });
  casePanel.set({ isOpen: false, asked: 0 });
});

describe("what a contact's header says may be shared", () => {
  it.each<[string, object | null | "unreachable", readonly object[] | null | "unreachable", string]>([
    ["of a contact that is in no case", null, [], "nothing yet"],
    ["of somebody who said nothing to it", filing(speaks), [], "nothing yet"],
    ["with one recipient", filing(speaks), [release], "with 1 recipient, until 13:00"],
    [
      "with two",
      filing(speaks),
      [release, { ...release, recipientId: uuid(42), expiresAt: NOON + 60_000 }],
      "with 2 recipients, until 12:01",
    ],
    ["of somebody else in the case", filing(speaks), [{ ...release, personId: uuid(22) }], "nothing yet"],
    [
      "where nobody knows who speaks",
      filing({ ...speaks, kind: "unknown", person: null }),
      [release],
      "nothing yet: who speaks is not said",
    ],
    ["where who speaks is damaged", filing(null), [release], "nothing yet: who speaks is not said"],
    ["of a case that is not theirs any more", filing(speaks), null, "nothing yet"],
    ["where it could not be found out how it is filed", "unreachable", [], "not known now, so nothing"],
    [
      "where it could not be found out what was said",
      filing(speaks),
      "unreachable",
      "not known now, so nothing",
    ],
  ])("%s", async (_what, filed, releases, expected) => {
    const { words, remove } = await drawn(filed, releases);
    expect(words()).toBe(expected);
    remove();
  });

  it("has a way to the case, by a button that says what it is for", async () => {
    const { page, remove } = await drawn(null, []);
    await press(page, "File in a case…d");
    expect(casePanel.get()).toEqual({ isOpen: true, asked: 1 });
    remove();
  });
});
