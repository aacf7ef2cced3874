import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { encodeCursor } from "@holdfast/wire";
import type { DroppedAction } from "@holdfast/case-schema";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { loadContact, openContact } from "../contact/open-contact.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { decision, preference, safeContact } from "../reach/safe-contact.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { callData, callRow } from "./call.fixture.ts";
import { loadCalls } from "./calls.ts";
import { ContactCall } from "./contact-call.tsx";
import { callShownOf } from "./contact-call-place.tsx";
import { openCall } from "./open-call.ts";
import { personCall } from "./person-call.ts";

vi.mock("./run-phone.ts", () => ({ phoneOfTab: () => null }));

const mine = queueRow(7, { medium: "voice", channel: "voice", holder: dana, status: "claimed", version: 5 });
const other = queueRow(12, { medium: "text", holder: dana, heldSince: 0, status: "claimed" });
const CHANNELS = [
  { id: "voice", medium: "voice", begins: null },
  { id: "texts", medium: "text", begins: "number" },
  { id: "mail", medium: "email", begins: "mail" },
];
const OPEN = "Open their text contact for the one text";

let log: Asked[];
let page: HTMLElement;
let remove = (): void => undefined;

interface Given {
  readonly whenDropped?: DroppedAction;
  readonly end?: "lost" | "hung_up" | "ended_by_us";
  readonly direction?: "in" | "out";
  readonly medium?: "voice" | "text";
  /** Whether anything broke off with them; where it is not given, it cannot be had. */
  readonly brokeOff?: boolean;
  readonly maskedAddress?: string | null;
  readonly channels?: readonly object[] | null;
  readonly continued?: object;
}

/** A call of mine that is over, in its contact. */
async function show({
  whenDropped = "text_once",
  end = "lost",
  direction = "in",
  medium = "voice",
  brokeOff,
  maskedAddress = "••••99",
  channels = CHANNELS,
  continued = { __typename: "Continued", how: "opened", row: { ...mine, version: 6 }, other },
}: Given = {}): Promise<void> {
  const row = { ...mine, medium };
  const person = { mayCall: true, hasNumber: true, brokeOff, decision: decision(), answers: [] };
  const contact = {
    __typename: "Contact",
    asOf: encodeCursor({ epoch: "0123456789abcdef", xid: 7n, seq: 0n }),
    row,
    closed: null,
    reach: null,
    maskedAddress,
    previous: null,
    drafts: [],
    links: [],
    pictures: [],
    entries: [],
    safeContact: safeContact({ preference: preference({ whenDropped }) }),
    call: callData({ phase: "ended", endedAt: 0, end, direction }),
    callParties: [],
  };
  log = stubGateway(({ body }) => {
    if (body.includes("query Contact")) return { json: { data: { contact } } };
    if (body.includes("query PersonCall") && brokeOff !== undefined)
      return { json: { data: { personCall: person } } };
    if (body.includes("Beginnings"))
      return channels === null ? "unreachable" : { json: { data: { channels } } };
    if (body.includes("mutation Continue")) return { json: { data: { continued } } };
    return "unreachable";
  });
  personCall.set(null);
  openCall.set(null);
  callShownOf.set(row);
  openContact.set({ kind: "loading", id: mine.id });
  await loadContact(mine.id);
  ({ page, remove } = await drawAt(`/contact/${mine.id}`, <ContactCall />));
  await act(async () => new Promise<void>((resolve) => setTimeout(resolve, 20)));
}
const gone = (): readonly unknown[] =>
  log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: unknown })
    .filter(({ operationName }) => operationName === "Continue")
    .map(({ variables }) => variables);

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

describe("a line that was lost, of somebody who asked to be texted once", () => {
  it("[G248] offers their text contact by one press, at the number that they called from, and sends nothing by it", async () => {
    await show();
    expect(page.textContent).toContain("They asked to be texted once");
    expect(page.textContent).toContain("Nothing is sent by opening it.");
    await press(page, OPEN);
    expect(gone()).toEqual([{ id: mine.id, expectedVersion: 5, channel: "texts", given: "contact" }]);
  });

  it("[G248] offers it whomever we called since, and says that what they agreed must be recorded there, too", async () => {
    await show({ direction: "out", end: "ended_by_us", brokeOff: true });
    expect(buttonNames(page)).toContain(OPEN);
    expect(page.textContent).toContain("Record there, too, what they agreed");
  });

  it("[G248] says in their text contact, from which they were called, that the text is offered there", async () => {
    await show({ medium: "text", direction: "out", brokeOff: true });
    expect(page.textContent).toContain("While that text has not left, it is offered in this contact.");
    expect(buttonNames(page).filter((each) => each.startsWith("Open their"))).toEqual([]);
  });

  it("[G248] asks for what may be written anew when the line goes down in their text contact, and in no other", async () => {
    const asked = () => log.filter(({ body }) => body.includes("query Contact(")).length;
    for (const [medium, more] of [
      ["voice", 0],
      ["text", 1],
    ] as const) {
      loadCalls([callRow(7, { direction: "out", phase: "talking", talkingSince: 0 })]);
      await show({ medium, direction: "out", brokeOff: true });
      const before = asked();
      await act(async () => {
        loadCalls([]);
        await new Promise<void>((resolve) => setTimeout(resolve, 20));
      });
      expect(asked() - before).toBe(more);
      remove();
    }
  });

  it("[G248] says in place why it was not opened", async () => {
    await show({ continued: { __typename: "AddressOptedOut", since: 0 } });
    await press(page, OPEN);
    expect(page.textContent).toContain("They asked us to stop");
  });

  it.each<readonly [string, Given]>([
    ["they asked for something else", { whenDropped: "call_once" }],
    ["they hung up", { end: "hung_up" }],
    ["somebody else's line was lost", { direction: "out", brokeOff: false }],
    ["that is not known, and it is not they who rang", { direction: "out" }],
    ["they rang since", { brokeOff: false }],
    ["their number is withheld", { maskedAddress: null }],
    ["no text can be begun", { channels: CHANNELS.slice(0, 1) }],
  ])("[G248] offers none where %s", async (_name, given) => {
    await show(given);
    expect(buttonNames(page).filter((each) => each.startsWith("Open their"))).toEqual([]);
  });

  it("[G248] says that it could not be read where texts leave from, and asks again", async () => {
    await show({ channels: null });
    expect(page.textContent).toContain("could not be read");
    expect(buttonNames(page)).toContain("Retry");
  });
});
