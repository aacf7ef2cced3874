import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { encodeCursor } from "@holdfast/wire";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { loadContact, openContact } from "../contact/open-contact.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { afterContact, callData, callRow } from "./call.fixture.ts";
import { loadCalls } from "./calls.ts";
import { ContactCall } from "./contact-call.tsx";
import { callShownOf } from "./contact-call-place.tsx";
import { openCall } from "./open-call.ts";
import { phoneHere } from "./phone-here.ts";
import { readyPhone } from "./phone.fixture.ts";
import type { CallData, Party } from "./call-data.ts";

const phone = vi.hoisted(() => ({ ask: vi.fn<(what: unknown) => void>(), mute: vi.fn<() => void>() }));
vi.mock("./run-phone.ts", () => ({ phoneOfTab: () => phone }));

const mine = queueRow(7, { medium: "voice", channel: "voice", holder: dana, status: "claimed" });
const centre: Party = {
  id: uuid(900),
  role: "emergency_centre",
  name: "Fairfield dispatch",
  place: null,
  at: 0,
  transfer: "dialled",
  dialledAt: 0,
  endedAt: null,
  callTaker: null,
  incidentNumber: null,
  arrivalConfirmedAt: null,
  declinedBecause: null,
};
const leg = { party: null, state: "up", isOnHold: false, isListening: false } as const;

const opened = {
  __typename: "Contact",
  asOf: encodeCursor({ epoch: "0123456789abcdef", xid: 7n, seq: 0n }),
  row: mine,
  closed: null,
  reach: null,
  maskedAddress: null,
  previous: null,
  drafts: [],
  links: [],
  pictures: [],
  entries: [],
};

let log: Asked[];
let page: HTMLElement;
let remove = (): void => undefined;

/** What the gateway knows of the contact's call, and what it answers to everything that is asked of it. */
function gateway(
  call: CallData | null,
  parties: readonly Party[] = [],
  asked: object = { __typename: "CallAsked", version: 3 },
): void {
  log = stubGateway(({ body }) => {
    if (body.includes("query Contact("))
      return { json: { data: { contact: { ...opened, call, callParties: parties } } } };
    if (body.includes("query PartyGrounds"))
      return { json: { data: { contact: { __typename: "Contact", call: null, callParties: [] } } } };
    if (body.includes("query ContactCall"))
      return { json: { data: { contact: { __typename: "Contact", call, callParties: parties } } } };
    if (body.includes("query AfterContact")) return { json: { data: { settings: { afterContact } } } };
    if (body.includes("query Colleagues"))
      return { json: { data: { colleagues: [{ ...marta, role: "advocate" }] } } };
    if (body.includes("query EmergencyCentres"))
      return {
        json: {
          data: {
            emergencyCentres: [
              {
                id: "f",
                name: "Fairfield dispatch",
                place: "Fairfield",
                number: "+15550100",
                note: "ring twice",
              },
            ],
          },
        },
      };
    if (body.includes("mutation KeepParty"))
      return {
        json: {
          data: { kept: { __typename: "CallPartyKept", party: { ...parties[0], arrivalConfirmedAt: 5 } } },
        },
      };
    return { json: { data: { asked } } };
  });
}

async function show(row = mine): Promise<void> {
  callShownOf.set(row);
  openContact.set({ kind: "loading", id: row.id });
  await loadContact(row.id);
  ({ page, remove } = await drawAt(`/contact/${row.id}`, <ContactCall />));
  await act(async () => new Promise<void>((resolve) => setTimeout(resolve, 20)));
}

const variablesOf = (operation: string): unknown =>
  log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: unknown })
    .find(({ operationName }) => operationName === operation)?.variables;

beforeEach(() => {
  seatDana();
  phoneHere.set(readyPhone());
  loadCalls([callRow(7, { phase: "talking", talkingSince: 0 })]);
});
afterEach(() => {
  vi.useRealTimers();
  remove();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  loadCalls([]);
  openCall.set(null);
  openContact.set({ kind: "none" });
  callShownOf.set(null);
});

describe("the call of an opened contact", () => {
  it("says what became of it, who is on the line, and that a lead listens", async () => {
    gateway(
      callData({
        legs: [
          { ...leg, id: "caller", who: "caller", staff: null },
          { ...leg, id: "me", who: "staff", staff: dana },
          { ...leg, id: "lead", who: "staff", staff: { id: uuid(3), name: "Lee" }, isListening: true },
        ],
      }),
    );
    await show();
    expect(page.textContent).toContain("A call came in at");
    expect(page.textContent).toContain("waited 2 min.");
    expect(
      [...page.querySelectorAll("ul[aria-label='Who is on the line'] li")].map((each) => each.textContent),
    ).toEqual(["Caller: in the call", "Lee: listens, and is not heard"]);
  });

  it("shows what they pressed, the last first, with what it means for whoever cannot speak", async () => {
    gateway(
      callData({
        keys: [
          { at: 0, digit: "1", asked: null },
          { at: 1_000, digit: "2", asked: "is_it_safe" },
          { at: 2_000, digit: "9", asked: null },
        ],
        lastPrompt: "rather_write",
      }),
    );
    await show();
    const keys = [...page.querySelectorAll("ol strong")].map((each) => each.textContent);
    expect(keys).toEqual(["9", "2, no", "1, yes"]);
    expect(page.querySelectorAll("ol li")[1]?.textContent).toContain("Is it safe to go on? 2, no");
    expect(page.textContent).toContain("Played last: Would you rather write?");
    await press(page, "They say nothing?");
    expect(document.body.textContent).toContain("press 1 for yes and 2 for no");
  });

  it("is held, handed to a colleague, and ended", async () => {
    gateway(callData());
    await show();
    await press(page, "HoldCtrl Shift H");
    expect(variablesOf("HoldCall")).toEqual({ contactId: mine.id });
    await press(page, "Ask a colleague▾");
    await act(async () => document.querySelector<HTMLElement>("[role=menuitem]")?.click());
    expect(variablesOf("ConsultColleague")).toEqual({ contactId: mine.id, to: marta.id });
    await press(page, "Hang up");
    expect(variablesOf("HangUp")).toEqual({ contactId: mine.id });
  });

  it("says in place why something was not done", async () => {
    gateway(callData(), [], { __typename: "CallRefused", reason: "not_carried" });
    await show();
    await press(page, "Hang up");
    expect(page.textContent).toContain("Calls are not carried just now.");
  });

  it("goes along its buttons by the arrows", async () => {
    gateway(callData());
    await show();
    const bar = page.querySelector("[role=toolbar]");
    button(page, "HoldCtrl Shift H").focus();
    act(
      () =>
        void document.activeElement?.dispatchEvent(
          new KeyboardEvent("keydown", { key: "ArrowLeft", bubbles: true }),
        ),
    );
    expect(document.activeElement).toBe([...(bar?.querySelectorAll("button") ?? [])].at(-1));
  });

  it("that is over leaves time to write it up", async () => {
    loadCalls([]);
    gateway(callData({ phase: "ended", endedAt: 300_000, end: "hung_up" }));
    vi.setSystemTime(300_000 + 61_000);
    await show();
    expect(page.textContent).toContain("They hung up.");
    expect(page.textContent).toMatch(/Wrap-up: 6 min, until \d\d:\d\d\.4:59/);
    expect(page.textContent).toContain("Take your time");
    // Grounding is a part of its own, which is fetched.
    await act(() => vi.dynamicImportSettled());
    expect(buttonNames(page)).toEqual(["Three minutes for you", "Call somebody…", "Call the person"]);
  });

  it("is read with its contact, and anew only once something happened in it", async () => {
    const readings = (): readonly string[] =>
      log
        .map(({ body }) => (JSON.parse(body) as { operationName: string }).operationName)
        .filter((each) => each !== "Colleagues" && each !== "PersonCall");
    gateway(callData());
    await show();
    expect(page.textContent).toContain("A call came in at");
    expect(readings()).toEqual(["Contact"]);
    await act(async () => {
      loadCalls([callRow(7, { version: 2, phase: "on_hold" })]);
      await new Promise<void>((resolve) => setTimeout(resolve, 20));
    });
    expect(readings()).toEqual(["Contact", "ContactCall"]);
  });

  it("is for a lead to listen to, unheard, by a leg that this page asked for", async () => {
    seatDana("shift_lead");
    gateway(callData());
    await show(queueRow(7, { medium: "voice", holder: marta, status: "claimed" }));
    expect(buttonNames(page)).toEqual(["Listen in"]);
    await press(page, "Listen in");
    expect(phone.ask).toHaveBeenCalledWith(7);
    expect(variablesOf("ListenIn")).toEqual({ contactId: mine.id, device: "d-1" });
  });

  it("is come back to by whoever left it to others, by this page's own telephone", async () => {
    loadCalls([callRow(7, { phase: "together", talkingSince: 0 })]);
    gateway({ ...callData(), legs: callData().legs.filter(({ who }) => who === "caller") });
    await show();
    expect(buttonNames(page)).not.toContain("Hang up");
    await press(page, "Come back to them");
    expect(phone.ask).toHaveBeenCalledWith(7);
    expect(variablesOf("AnswerCall")).toMatchObject({ contactId: mine.id, device: "d-1" });
  });

  it("is for a lead who listens to stop listening to", async () => {
    seatDana("shift_lead");
    loadCalls([callRow(7, { phase: "talking", talkingSince: 0, listening: [dana] })]);
    gateway(callData());
    await show(queueRow(7, { medium: "voice", holder: marta, status: "claimed" }));
    expect(buttonNames(page)).toEqual(["Stop listening"]);
    await press(page, "Stop listening");
    expect(variablesOf("StopListening")).toEqual({ contactId: mine.id });
  });

  it("is nothing where nobody ever called", async () => {
    loadCalls([]);
    gateway(null);
    await show(queueRow(7, { holder: marta, status: "claimed" }));
    expect(page.querySelector("section")).toBeNull();
  });
});

describe("calling an emergency centre", () => {
  it("shows what to say, takes the centre of the place from the list, and needs a place or the word that none is known", async () => {
    gateway(callData());
    await show();
    await press(page, "Call somebody…");
    const choices = [...page.querySelectorAll<HTMLInputElement>("input[type=radio]")];
    act(() => choices[1]?.click());
    await act(async () => new Promise<void>((resolve) => setTimeout(resolve, 20)));
    expect(page.textContent).toContain("911 dialled here reaches the town of this line");
    expect(page.textContent).toContain("incident number, and write them down");
    expect(page.textContent).toContain("ring twice");
    await press(page, "Fairfield dispatch, Fairfield");
    button(page, "Call").focus();
    await submit(page);
    expect(page.textContent).toContain("say that the place is not known");
    expect(variablesOf("CallParty")).toBeUndefined();
    const [place] = page.querySelectorAll<HTMLInputElement>("input[type=text]");
    if (place === undefined) throw new Error("there is no field for the place");
    type(place, "Fairfield, Mill Lane");
    await submit(page);
    expect(variablesOf("CallParty")).toMatchObject({
      contactId: mine.id,
      withPerson: false,
      party: {
        role: "emergency_centre",
        name: "Fairfield dispatch",
        number: "+15550100",
        place: "Fairfield, Mill Lane",
        placeNotKnown: false,
      },
    });
    expect(document.activeElement).toBe(button(page, "Call somebody…"));
  });

  it("leaves a reminder until somebody heard that help came", async () => {
    gateway(callData(), [centre]);
    await show();
    expect(page.textContent).toContain("Nobody has confirmed yet that help arrived.");
    expect(page.textContent).toContain("place not known");
    // Whoever takes the call there asks one thing after another, and the form has closed.
    expect(page.textContent).toContain("incident number, and write them down");
    button(page, "Help arrived").focus();
    await press(page, "Help arrived");
    expect(document.activeElement).toBe(page.querySelector("section"));
    expect(variablesOf("KeepParty")).toEqual({
      contactId: mine.id,
      party: centre.id,
      facts: { arrivalConfirmed: true },
    });
    expect(page.textContent).not.toContain("Nobody has confirmed yet");
  });

  it("says no longer what to say once they are off the line", async () => {
    gateway(callData(), [{ ...centre, endedAt: 60_000 }]);
    await show();
    expect(page.textContent).toContain("Nobody has confirmed yet that help arrived.");
    expect(page.textContent).not.toContain("What to say");
  });
});
