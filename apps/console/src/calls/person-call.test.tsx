import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { encodeCursor } from "@holdfast/wire";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { loadContact, openContact } from "../contact/open-contact.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { decision, lock, preference, safeContact } from "../reach/safe-contact.fixture.ts";
import type { SafeContact } from "../reach/reach-documents.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { answer, keptAs, legOf, machine, THEIRS, type Kept } from "./call-answer.fixture.ts";
import { callData, callRow } from "./call.fixture.ts";
import { loadCalls } from "./calls.ts";
import { ContactCall } from "./contact-call.tsx";
import { callShownOf } from "./contact-call-place.tsx";
import type { CallData } from "./call-data.ts";
import { openCall } from "./open-call.ts";
import type { PersonCallData } from "./person-call-documents.ts";
import { phoneHere } from "./phone-here.ts";
import { readyPhone } from "./phone.fixture.ts";
import { personCall } from "./person-call.ts";

const phone = vi.hoisted(() => ({ ask: vi.fn<(what: unknown) => void>(), answer: vi.fn<() => void>() }));
vi.mock("./run-phone.ts", () => ({ phoneOfTab: () => phone }));

const mine = queueRow(7, { medium: "voice", channel: "voice", holder: dana, status: "claimed" });
const out = callRow(7, { phase: "talking", talkingSince: 0, direction: "out" });
const theirs = legOf(THEIRS);
const centre = legOf("party-2");
const WORDS = "Hello. There is nothing to do.";

let log: Asked[];
let page: HTMLElement;
let remove = (): void => undefined;

let legs: CallData["legs"] = [theirs];
/** What becomes of hanging up on somebody. */
let ending: object | "unreachable" = { __typename: "CallAsked", version: 3 };

/** What the gateway says of calling them, and what becomes of each thing that is said of who answered. */
function gateway(
  person: Partial<PersonCallData>,
  kept: Readonly<Record<string, Kept>> = {},
  safe: SafeContact = safeContact(),
): void {
  let known = {
    mayCall: true,
    hasNumber: true,
    brokeOff: false,
    decision: decision(),
    answers: [],
    ...person,
  };
  const contact = {
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
    safeContact: safe,
    call: callData({ direction: "out", legs }),
    callParties: [],
  };
  log = stubGateway(({ body }) => {
    const { variables } = JSON.parse(body) as { variables: { said?: string } };
    if (body.includes("query Contact")) return { json: { data: { contact } } };
    if (body.includes("query PersonCall")) return { json: { data: { personCall: known } } };
    if (body.includes("query Colleagues")) return { json: { data: { colleagues: [] } } };
    if (body.includes("mutation SayWhoAnswered")) {
      const told = kept[variables.said ?? ""] ?? { __typename: "NotFound" };
      if (told.answer !== undefined) known = { ...known, answers: [told.answer] };
      return { json: { data: { kept: told } } };
    }
    return ending === "unreachable" ? ending : { json: { data: { asked: ending } } };
  });
}

async function show(isLive: boolean): Promise<void> {
  personCall.set(null);
  openCall.set(null);
  loadCalls(isLive ? [out] : []);
  callShownOf.set(mine);
  openContact.set({ kind: "loading", id: mine.id });
  await loadContact(mine.id);
  ({ page, remove } = await drawAt(`/contact/${mine.id}`, <ContactCall />));
  await act(() => expect.poll(() => personCall.get()?.id).toBe(mine.id));
}
/** What was said of who answered, and the ends that were hung up on before it. */
const said = (): readonly unknown[] =>
  log
    .map(
      ({ body }) => JSON.parse(body) as { operationName: string; variables: { said?: string; leg?: string } },
    )
    .filter(({ operationName }) => ["SayWhoAnswered", "HangUp", "EndLeg"].includes(operationName))
    .map(({ operationName, variables }) => variables.said ?? variables.leg ?? operationName);
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
  phoneHere.set({ kind: "coming" });
  vi.clearAllMocks();
  legs = [theirs];
  ending = { __typename: "CallAsked", version: 3 };
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

  it("[G247] is somebody by one press, and a machine after all for as long as they are on the line", async () => {
    const person = keptAs(answer({ said: "person", by: { name: "Dana" } }));
    gateway({ answers: [answer()] }, { person, machine: keptAs(machine(WORDS)) });
    await show(true);
    await press(page, "Somebody answered");
    expect(page.textContent).toContain("somebody answered. Said by Dana.");
    expect(buttonNames(panel() as HTMLElement)).toEqual(["It is a machine after all"]);
    await press(page, "It is a machine after all");
    expect(said()).toEqual(["person", "machine"]);
    expect(page.querySelector("blockquote")?.textContent).toBe(WORDS);
  });

  it("[G247] is asked no more of somebody who is off the line", async () => {
    legs = [];
    gateway({ answers: [answer({ said: "person", by: { name: "Dana" } })] });
    await show(false);
    expect(panel()).toBeNull();
    expect(page.textContent).toContain("somebody answered. Said by Dana.");
  });

  it("[G247] is asked of nobody else as if they had heard it: who called is named", async () => {
    gateway({ answers: [answer({ calledBy: marta })] });
    await show(true);
    expect(panel()?.textContent).toContain("Marta called: ask them.");
    expect(panel()?.textContent).not.toContain("Only you hear it");
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
    expect(said()).toEqual(["machine", THEIRS, "left"]);
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
      "Something else was left, hang up",
      "It is somebody after all",
    ]);
    await press(page, "Hang up, leave nothing");
    expect(said()).toEqual([THEIRS, "not_left"]);
  });

  it("[G247] can be told that something else was left, which stays for everybody to see", async () => {
    legs = [];
    const something_else = keptAs(answer({ said: "something_else", by: { name: "Dana" } }));
    gateway({ answers: [machine(null)] }, { something_else });
    await show(false);
    await press(page, "Something else was left");
    expect(panel()).toBeNull();
    const line = page.querySelector("ul[aria-label='Calls to them'] li.text-concern");
    expect(line?.textContent).toContain("something other than the neutral words was left. Said by Dana.");
  });

  it("[G247] hangs up on them alone, and on nobody who was called since", async () => {
    const not_left = keptAs(answer({ said: "not_left" }));
    legs = [theirs, centre];
    gateway({ answers: [machine(WORDS)] }, { not_left });
    await show(true);
    await press(page, "Hang up, leave nothing");
    expect(said()).toEqual([THEIRS, "not_left"]);
    remove();
    // They are off the line, and whoever sends help is on it: also where that was read before they were.
    legs = [centre];
    gateway({ answers: [machine(WORDS)] }, { not_left });
    await show(true);
    await press(page, "Nothing was left");
    expect(said()).toEqual(["not_left"]);
  });

  it.each<readonly [string, typeof ending, string]>([
    ["is refused", { __typename: "CallRefused", reason: "not_carried" }, "Calls are not carried just now."],
    ["is not known to be done", "unreachable", "The gateway did not answer."],
  ])("[G247] is said of nothing while hanging up %s, and why stands there", async (_how, how, words) => {
    ending = how;
    gateway({ answers: [machine(WORDS)] }, { left: keptAs(answer({ said: "left" })) });
    await show(true);
    await press(page, "I read it, hang up");
    expect(said()).toEqual([THEIRS]);
    expect(panel()?.textContent).toContain(words);
    expect(buttonNames(panel() as HTMLElement)).toContain("I read it, hang up");
  });

  it.each(["no_call", "nobody_there"])("[G247] is kept where they hung up first: %s", async (reason) => {
    ending = { __typename: "CallRefused", reason };
    gateway({ answers: [machine(WORDS)] }, { left: keptAs(answer({ said: "left" })) });
    await show(true);
    await press(page, "I read it, hang up");
    expect(said()).toEqual([THEIRS, "left"]);
    expect(panel()).toBeNull();
  });

  it("[G247] can still be said once the line is down, and says in place why it was not kept", async () => {
    legs = [];
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

  it("has the telephone here answer by itself first, without which nobody is dialled", async () => {
    phoneHere.set(readyPhone());
    gateway({});
    await show(false);
    await press(page, "Call the person");
    expect(log.some(({ body }) => body.includes("mutation CallPerson"))).toBe(true);
    expect(phone.ask).toHaveBeenCalledExactlyOnceWith(7);
  });

  it("[G247] is off where there is no number", async () => {
    gateway({ hasNumber: false });
    await show(false);
    expect(button(page, "Call the person").disabled).toBe(true);
    expect(page.textContent).toContain("There is no number to call.");
  });

  it("shows as whom they are called where that was agreed, and while it rings and they talk", async () => {
    const [way] = preference().ways;
    const ways =
      way === undefined ? [] : [{ ...way, way: "call" as const, aliasName: "Jo", aliasTopic: "the van" }];
    const opening = "If somebody else picks up, you are Jo, and it is about the van.";
    const safe = safeContact({ preference: preference({ ways }) });
    gateway({}, {}, safe);
    await show(false);
    expect(button(page, "Call the person").disabled).toBe(false);
    expect(page.textContent).toContain(opening);
    remove();
    // Rung once, they may be called no more: it is as whom they are spoken to all the same.
    legs = [{ ...theirs, state: "ringing" }];
    gateway({ mayCall: false }, {}, safe);
    await show(true);
    expect(page.textContent).toContain(opening);
    remove();
    legs = [centre];
    gateway({}, {}, safe);
    await show(true);
    expect(page.textContent).not.toContain(opening);
  });
});
