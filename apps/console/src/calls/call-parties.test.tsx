import { act } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { dana, queueRow, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { Party } from "./call-data.ts";
import { callRow } from "./call.fixture.ts";
import { loadCalls } from "./calls.ts";
import { CallParties } from "./call-parties.tsx";
import { isHelpOwed } from "./is-help-owed.ts";
import type { PartyGround } from "./ground-documents.ts";

const centre: Party = {
  id: uuid(900),
  role: "emergency_centre",
  name: "Fairfield dispatch",
  place: "Fairfield",
  at: 0,
  transfer: "dialled",
  dialledAt: 0,
  endedAt: 60_000,
  callTaker: null,
  incidentNumber: null,
  arrivalConfirmedAt: null,
  declinedBecause: null,
};

afterEach(() => {
  vi.unstubAllGlobals();
  loadCalls([]);
});

describe("whoever was written down to be called", () => {
  const undialled: Party = { ...centre, dialledAt: null, endedAt: null, transfer: "prepared" };
  const wordsOf = (party: Party): string => {
    seatDana();
    const { page, remove } = draw(
      <CallParties row={queueRow(7, { medium: "text" })} parties={[party]} isMine grounds={new Map()} />,
    );
    const words = page.textContent;
    remove();
    return words;
  };

  it("is said to be never dialled, and owes no word of help, once no call goes on any more", () => {
    expect(wordsOf(undialled)).toContain("Never dialled: nobody there was called. Call again.");
    expect(wordsOf(undialled)).not.toContain("Nobody has confirmed yet that help arrived.");
    expect(wordsOf({ ...undialled, transfer: "failed" })).not.toContain("Never dialled");
    expect(wordsOf(centre)).not.toContain("Never dialled");
    expect(wordsOf(centre)).toContain("Nobody has confirmed yet that help arrived.");
    loadCalls([callRow(7, { direction: "out", phase: "consulting" })]);
    expect(wordsOf(undialled)).not.toContain("Never dialled");
  });

  it("is handed nobody over to where they are the person", () => {
    const person: Party = { ...centre, role: "person", name: "" };
    seatDana();
    const { page, remove } = draw(
      <CallParties row={queueRow(7)} parties={[person]} isMine grounds={new Map()} />,
    );
    expect(buttonNames(page)).toEqual([]);
    expect(page.textContent).toMatch(/^the person/);
    remove();
  });
});

describe("on what a call stood", () => {
  const shelter: Party = { ...centre, id: uuid(901), role: "provider", name: "Harbour House", place: null };
  const drawn = (party: Party, ground: PartyGround["ground"], isMine = true, isListed = true) => {
    seatDana();
    const grounds = new Map([[party.id, { id: party.id, isListed, ground }]]);
    return draw(<CallParties row={queueRow(7)} parties={[party]} isMine={isMine} grounds={grounds} />);
  };
  const NAME = "Name what they were told: Harbour House";

  it.each([
    [null, "Nobody said what they may be told."],
    [{ ground: "nothing_told", at: 0 }, "Called to be told nothing about the person."],
    [{ ground: "they_speak", at: 0 }, "The person spoke for themself."],
    [{ ground: "help_first", at: 0 }, "Help was called first; no decision is named yet"],
    [{ ground: "decided", at: 0 }, "Told by a decision, named at"],
  ] as const)("is said: %j", (ground, words) => {
    const { page, remove } = drawn(shelter, ground);
    expect(page.textContent).toContain(words);
    // What was decided is named already.
    expect(buttonNames(page).includes(NAME)).toBe(ground?.ground !== "decided");
    remove();
  });

  it("is for nobody to name but whoever has the contact, and not before they were dialled", () => {
    for (const [party, isMine] of [
      [shelter, false],
      [{ ...shelter, dialledAt: null }, true],
    ] as const) {
      const { page, remove } = drawn(party, { ground: "nothing_told", at: 0 }, isMine);
      expect(buttonNames(page)).not.toContain(NAME);
      remove();
    }
  });

  it("says of a number that is none of the house's emergency centres that it is not, afterwards", () => {
    for (const isListed of [true, false]) {
      const { page, remove } = drawn(centre, { ground: "help_first", at: 0 }, false, isListed);
      expect(page.textContent.includes("not one of the house’s emergency centres")).toBe(!isListed);
      remove();
    }
  });

  it("[G297] is named in a second act, by the keyboard: what was decided, and kept as that", async () => {
    const told = {
      id: "told",
      recipientId: "shelter",
      recipientType: "service_provider",
      how: "spoken",
      sentAt: Date.now() - 60_000,
      askedBy: { id: dana.id },
    };
    const log = stubGateway(({ body }) => {
      const { operationName } = JSON.parse(body) as { operationName: string };
      const data: Readonly<Record<string, unknown>> = {
        CaseOfCall: { caseOfContact: { caseId: "case" } },
        CallDecisions: { disclosures: [told], recipients: [{ id: "shelter", name: "Harbour", reach: "" }] },
        KeepParty: { kept: { __typename: "CallPartyKept", party: shelter } },
      };
      return { json: { data: data[operationName] } };
    });
    const { page, remove } = drawn(shelter, { ground: "nothing_told", at: 0 });
    await press(page, NAME);
    await vi.waitFor(async () => {
      await act(async () => Promise.resolve());
      expect(page.querySelector("input[type=radio]")).not.toBeNull();
    });
    act(() => page.querySelector<HTMLInputElement>("input[type=radio]")?.click());
    await press(page, "Keep");
    const kept = log
      .map(({ body }) => JSON.parse(body) as { operationName: string; variables: object })
      .find(({ operationName }) => operationName === "KeepParty");
    expect(kept?.variables).toMatchObject({ party: shelter.id, facts: { disclosure: "told" } });
    remove();
  });
});

describe("whether help arrived", () => {
  const buttonsIn = (status: "closed" | "waiting", party = centre): readonly string[] => {
    const row = queueRow(7, { medium: "voice", status });
    const { page, remove } = draw(
      <CallParties row={row} parties={[party]} isMine={false} grounds={new Map()} />,
    );
    const names = buttonNames(page);
    remove();
    return names;
  };

  it("[DB271] is for anybody who takes calls to confirm once the contact is closed, and nothing else is", () => {
    seatDana();
    expect(buttonsIn("closed")).toEqual(["Help arrived"]);
    expect(buttonsIn("waiting")).toEqual([]);
    expect(buttonsIn("closed", { ...centre, arrivalConfirmedAt: 1 })).toEqual([]);
    expect(buttonsIn("closed", { ...centre, role: "provider" })).toEqual([]);
    seatDana("privacy_officer");
    expect(buttonsIn("closed")).toEqual([]);
  });

  it("[DB271] is asked no more of whoever did not take it once another was called, and of the last one always", () => {
    const failed: Party = { ...centre, transfer: "failed", declinedBecause: "no_answer" };
    const later: Party = { ...centre, id: uuid(902), dialledAt: 5 };
    expect(isHelpOwed(failed, [failed])).toBe(true);
    expect([failed, later].map((each) => isHelpOwed(each, [failed, later]))).toEqual([false, true]);
    expect(isHelpOwed(centre, [centre, later])).toBe(true);
    const undialled: Party = { ...later, dialledAt: null };
    expect(isHelpOwed(failed, [failed, undialled])).toBe(true);
  });

  it("[DB270] keeps what was written here, and empties nothing that a colleague kept meanwhile", async () => {
    seatDana();
    const log = stubGateway(() => ({
      json: { data: { kept: { __typename: "CallPartyKept", party: centre } } },
    }));
    const { page, remove } = draw(
      <CallParties row={queueRow(7)} parties={[centre]} isMine grounds={new Map()} />,
    );
    const [taker] = page.querySelectorAll<HTMLInputElement>("input");
    if (taker === undefined) throw new Error("there is no field");
    type(taker, "Operator 12");
    await press(page, "Keep");
    const { variables } = JSON.parse(log[0]?.body ?? "{}") as { variables?: { facts: object } };
    expect(variables?.facts).toEqual({ callTaker: "Operator 12" });
    remove();
  });

  it("[DB271] is kept as the gateway says", async () => {
    seatDana();
    const party = { ...centre, arrivalConfirmedAt: 5 };
    const log = stubGateway(() => ({ json: { data: { kept: { __typename: "CallPartyKept", party } } } }));
    const row = queueRow(7, { medium: "voice", status: "closed" });
    const { page, remove } = draw(
      <CallParties row={row} parties={[centre]} isMine={false} grounds={new Map()} />,
    );
    await press(page, "Help arrived");
    const { variables } = JSON.parse(log[0]?.body ?? "{}") as { variables?: unknown };
    expect(variables).toEqual({ contactId: row.id, party: centre.id, facts: { arrivalConfirmed: true } });
    remove();
  });
});
