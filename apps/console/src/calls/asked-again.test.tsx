import { act, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { decision } from "../reach/safe-contact.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ContactCall } from "./contact-call.tsx";
import { callShownOf } from "./contact-call-place.tsx";
import { openCall } from "./open-call.ts";
import { partyGrounds, usePartyGrounds } from "./party-grounds.ts";
import { personCall, usePersonCall } from "./person-call.ts";

vi.mock("./run-phone.ts", () => ({ phoneOfTab: () => ({}) }));

const mine = queueRow(7, { medium: "voice", channel: "voice", holder: dana, status: "claimed" });
const ground = { id: "party-1", isListed: true, ground: null };
const NOON = Date.parse("2026-11-24T12:00:00Z");

let isAway = true;
let isGone = false;
let changesAt: number | null = null;
let person: object | null = {};
let log: readonly Asked[];
const asksFor = (name: string): number => log.filter(({ body }) => body.includes(`query ${name}`)).length;
const passes = async (ms: number): Promise<void> =>
  act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

function Person(): ReactNode {
  return usePersonCall(mine.id, "1:1", true).person === null ? "unknown" : "known";
}
function Grounds(): ReactNode {
  return `${String(usePartyGrounds(mine.id, "1:1", true).grounds.size)} known`;
}

beforeEach(() => {
  seatDana();
  vi.useFakeTimers({ now: NOON });
  [isAway, isGone, changesAt] = [true, false, null];
  person = { mayCall: true, hasNumber: true, brokeOff: false, answers: [] };
  log = stubGateway(({ body }) => {
    if (isAway) return "unreachable";
    if (body.includes("query PersonCall"))
      return {
        json: { data: { personCall: person && { ...person, decision: decision({ changesAt }) } } },
      };
    const callParties = body.includes("query PartyGrounds") ? [ground] : [];
    if (isGone) return { json: { data: { contact: { __typename: "NotFound" } } } };
    return { json: { data: { contact: { __typename: "Contact", call: null, callParties } } } };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  for (const store of [personCall, partyGrounds, openCall, callShownOf]) store.set(null);
  openContact.set({ kind: "none" });
});

describe("what could not be had of a call", () => {
  it.each([
    ["whether the person may be called", "PersonCall", <Person key="one" />, "known"],
    ["what calls to others stand on", "PartyGrounds", <Grounds key="one" />, "1 known"],
  ])("is asked for again until it comes: %s", async (_name, query, drawn, known) => {
    const { page, remove } = draw(drawn);
    await passes(5_001);
    expect(asksFor(query)).toBe(2);
    isAway = false;
    await passes(5_001);
    expect(page.textContent).toBe(known);
    await passes(60_000);
    expect(asksFor(query)).toBe(3);
    remove();
  });

  it("is asked for again until it comes: what happened in it", async () => {
    callShownOf.set(mine);
    openContact.set({ kind: "ready", id: mine.id, contact: {}, entries: new Map(), isStale: false } as never);
    openCall.set({ id: mine.id, version: 0, call: null, parties: [], isStale: true });
    const { page, remove } = draw(<ContactCall />);
    expect(page.textContent).toContain("What is new in this call could not be fetched.");
    isAway = false;
    await passes(5_001);
    expect(asksFor("ContactCall")).toBe(1);
    expect(page.textContent).not.toContain("could not be fetched");
    remove();
  });
});

it("is asked once on what calls to others stand where the contact is not there", async () => {
  [isAway, isGone] = [false, true];
  const { page, remove } = draw(<Grounds />);
  await passes(60_000);
  expect(page.textContent).toBe("0 known");
  expect(asksFor("PartyGrounds")).toBe(1);
  remove();
});

describe("whether the person may be called", () => {
  it("is asked anew once time alone may have changed it, and again where the answer says the same", async () => {
    [isAway, changesAt] = [false, NOON + 60_000];
    const { remove } = draw(<Person />);
    await passes(60_000);
    expect(asksFor("PersonCall")).toBe(1);
    await passes(1_000);
    expect(asksFor("PersonCall")).toBe(2);
    await passes(6_000);
    expect(asksFor("PersonCall")).toBe(3);
    remove();
  });

  it("is asked once where the gateway has nothing to say of it", async () => {
    [isAway, person] = [false, null];
    const { page, remove } = draw(<Person />);
    await passes(60_000);
    expect(page.textContent).toBe("unknown");
    expect(asksFor("PersonCall")).toBe(1);
    remove();
  });
});
