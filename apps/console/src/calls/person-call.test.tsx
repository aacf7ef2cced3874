import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { encodeCursor } from "@holdfast/wire";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { loadContact, openContact } from "../contact/open-contact.ts";
import { dana, queueRow, uuid } from "../queue/row.fixture.ts";
import { decision, lock, preference, safeContact } from "../reach/safe-contact.fixture.ts";
import type { SafeContact } from "../reach/reach-documents.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { callData, callRow } from "./call.fixture.ts";
import { loadCalls } from "./calls.ts";
import { ContactCall } from "./contact-call.tsx";
import { callShownOf } from "./contact-call-place.tsx";
import { openCall } from "./open-call.ts";
import type { CallAnswerData, PersonCallData } from "./person-call-documents.ts";
import { personCall } from "./person-call.ts";

vi.mock("./run-phone.ts", () => ({ phoneOfTab: () => null }));

const mine = queueRow(7, { medium: "voice", channel: "voice", holder: dana, status: "claimed" });
const out = callRow(7, { phase: "talking", talkingSince: 0, direction: "out" });
const WORDS = "Hello. There is nothing to do.";
const answer = (facts: Partial<CallAnswerData> = {}): CallAnswerData => ({
  party: uuid(900),
  calledAt: 0,
  said: null,
  by: null,
  voicemail: null,
  ...facts,
});
const machine = (words: string | null, locks: SafeContact["decision"]["locks"] = []): CallAnswerData =>
  answer({
    said: "machine",
    by: { name: "Dana" },
    voicemail: { words, decision: decision({ outcome: words === null ? "locked" : "allowed", locks }) },
  });

let log: Asked[];
let page: HTMLElement;
let remove = (): void => undefined;

/** What the gateway says of calling them, and what becomes of each thing that is said of who answered. */
function gateway(
  person: Partial<PersonCallData>,
  kept: Readonly<Record<string, object>> = {},
  safe: SafeContact = safeContact(),
): void {
  const known = { mayCall: true, hasNumber: true, decision: decision(), answers: [], ...person };
  const contact = {
    __typename: "Contact",
    asOf: encodeCursor({ epoch: "0123456789abcdef", xid: 7n, seq: 0n }),
    row: mine,
    closed: null,
    reach: null,
    address: null,
    previous: null,
    drafts: [],
    links: [],
    pictures: [],
    entries: [],
    safeContact: safe,
    call: callData({ direction: "out" }),
    callParties: [],
  };
  log = stubGateway(({ body }) => {
    const { variables } = JSON.parse(body) as { variables: { said?: string } };
    if (body.includes("query Contact")) return { json: { data: { contact } } };
    if (body.includes("query PersonCall")) return { json: { data: { personCall: known } } };
    if (body.includes("query Colleagues")) return { json: { data: { colleagues: [] } } };
    if (body.includes("mutation SayWhoAnswered"))
      return { json: { data: { kept: kept[variables.said ?? ""] ?? { __typename: "NotFound" } } } };
    return { json: { data: { asked: { __typename: "CallAsked", version: 3 } } } };
  });
}
const keptAs = (of: CallAnswerData): object => ({ __typename: "WhoAnsweredKept", answer: of });

async function show(isLive: boolean): Promise<void> {
  loadCalls(isLive ? [out] : []);
  callShownOf.set(mine);
  openContact.set({ kind: "loading", id: mine.id });
  await loadContact(mine.id);
  ({ page, remove } = await drawAt(`/contact/${mine.id}`, <ContactCall />));
  await act(() => expect.poll(() => personCall.get()?.id).toBe(mine.id));
}
const said = (): readonly unknown[] =>
  log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: { said?: string } })
    .filter(({ operationName }) => operationName === "SayWhoAnswered" || operationName === "HangUp")
    .map(({ operationName, variables }) => variables.said ?? operationName);
const panel = (): Element | null => page.querySelector("section[aria-label='Who answered']");

beforeEach(() => seatDana());
afterEach(() => {
  remove();
  vi.unstubAllGlobals();
  loadCalls([]);
  openCall.set(null);
  personCall.set(null);
  openContact.set({ kind: "none" });
  callShownOf.set(null);
});

describe("who answered a call to the person", () => {
  it("[G247] is asked of whoever called, with nothing chosen beforehand, and told aloud without taking the focus", async () => {
    document.body.insertAdjacentHTML("beforeend", `<div id="polite"></div><div id="assertive"></div>`);
    gateway({ answers: [answer()] });
    await show(true);
    expect(buttonNames(panel() as HTMLElement)).toEqual(["Somebody answered", "A machine answered"]);
    expect(document.activeElement).toBe(document.body);
    await expect.poll(() => document.querySelector("#polite")?.textContent).toContain("Say who answered");
    expect(said()).toEqual([]);
    for (const id of ["polite", "assertive"]) document.querySelector(`#${id}`)?.remove();
  });

  it("[G247] is somebody by one press, and asked no more", async () => {
    gateway({ answers: [answer()] }, { person: keptAs(answer({ said: "person", by: { name: "Dana" } })) });
    await show(true);
    await press(page, "Somebody answered");
    expect(panel()).toBeNull();
    expect(page.textContent).toContain("somebody answered. Said by Dana.");
  });

  it("[G247] is a machine by one press: then the words stand there, and are said to be left as the line is put down", async () => {
    const left = keptAs(answer({ said: "left", by: { name: "Dana" } }));
    gateway({ answers: [answer()] }, { machine: keptAs(machine(WORDS)), left });
    await show(true);
    expect(page.textContent).not.toContain(WORDS);
    button(page, "A machine answered").focus();
    await press(page, "A machine answered");
    expect(page.querySelector("blockquote")?.textContent).toBe(WORDS);
    expect(page.contains(document.activeElement)).toBe(true);
    await press(page, "I read it, hang up");
    expect(said()).toEqual(["machine", "HangUp", "left"]);
    expect(panel()).toBeNull();
    expect(page.textContent).toContain("a machine answered, and the neutral words were left.");
  });

  it("[G247] [CP18] shows no words where none may be left, but why, and offers to hang up alone", async () => {
    const locks = [lock("voicemail_not_agreed", { ways: ["leave_no_message"] })];
    gateway({ answers: [machine(null, locks)] }, { not_left: keptAs(answer({ said: "not_left" })) });
    await show(true);
    expect(page.querySelector("blockquote")).toBeNull();
    expect(panel()?.textContent).toContain("no message may be left");
    expect(panel()?.textContent).toContain("They did not agree to a message being left.");
    expect(buttonNames(panel() as HTMLElement)).toEqual([
      "Hang up, leave nothing",
      "It is somebody after all",
    ]);
    await press(page, "Hang up, leave nothing");
    expect(said()).toEqual(["HangUp", "not_left"]);
  });

  it("[G247] can still be said once the line is down, and says in place why it was not kept", async () => {
    gateway({ answers: [machine(WORDS)] }, { left: { __typename: "CallRefused", reason: "preference" } });
    await show(false);
    await press(page, "I read it");
    expect(said()).toEqual(["left"]);
    expect(panel()?.textContent).toContain("Nothing may be left.");
  });
});

describe("calling the person", () => {
  it("[G247] is off where it would be refused, with the reason and a way forward, and no lead's word that lifts nothing", async () => {
    const locks = [lock("preference_expired", { ways: ["ask_when_they_write", "lead_may_lift"] })];
    gateway({ mayCall: false, decision: decision({ outcome: "locked", locks }) });
    await show(false);
    const call = button(page, "Call the person");
    expect(call.disabled).toBe(true);
    const why = page.querySelector(`#${call.getAttribute("aria-describedby") ?? ""}`);
    expect(why?.textContent).toContain("Calling them is off.");
    expect(why?.querySelectorAll("p")).toHaveLength(3);
    expect(why?.textContent).not.toContain("lead");
  });

  it("[G247] is off where there is no number", async () => {
    gateway({ hasNumber: false });
    await show(false);
    expect(button(page, "Call the person").disabled).toBe(true);
    expect(page.textContent).toContain("There is no number to call.");
  });

  it("shows as whom they are called where that was agreed", async () => {
    const [way] = preference().ways;
    const ways =
      way === undefined ? [] : [{ ...way, way: "call" as const, aliasName: "Jo", aliasTopic: "the van" }];
    gateway({}, {}, safeContact({ preference: preference({ ways }) }));
    await show(false);
    expect(button(page, "Call the person").disabled).toBe(false);
    expect(page.textContent).toContain("If somebody else picks up, you are Jo, and it is about the van.");
  });
});
