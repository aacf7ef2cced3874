import { afterEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { queueRow, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { Party } from "./call-data.ts";
import { callRow } from "./call.fixture.ts";
import { loadCalls } from "./calls.ts";
import { CallParties } from "./call-parties.tsx";

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
      <CallParties row={queueRow(7, { medium: "text" })} parties={[party]} isMine />,
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
    const { page, remove } = draw(<CallParties row={queueRow(7)} parties={[person]} isMine />);
    expect(buttonNames(page)).toEqual([]);
    expect(page.textContent).toMatch(/^the person/);
    remove();
  });
});

describe("whether help arrived", () => {
  const buttonsIn = (status: "closed" | "waiting", party = centre): readonly string[] => {
    const row = queueRow(7, { medium: "voice", status });
    const { page, remove } = draw(<CallParties row={row} parties={[party]} isMine={false} />);
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

  it("[DB271] is kept as the gateway says", async () => {
    seatDana();
    const party = { ...centre, arrivalConfirmedAt: 5 };
    const log = stubGateway(() => ({ json: { data: { kept: { __typename: "CallPartyKept", party } } } }));
    const row = queueRow(7, { medium: "voice", status: "closed" });
    const { page, remove } = draw(<CallParties row={row} parties={[centre]} isMine={false} />);
    await press(page, "Help arrived");
    const { variables } = JSON.parse(log[0]?.body ?? "{}") as { variables?: unknown };
    expect(variables).toEqual({ contactId: row.id, party: centre.id, facts: { arrivalConfirmed: true } });
    remove();
  });
});
