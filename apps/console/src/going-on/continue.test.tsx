import { AutomaticKind } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { doings } from "../keys/doings.ts";
import { freshness } from "../live/connection.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { GivenAddress } from "./given-address.ts";
import { ContinueElsewhere } from "./continue-elsewhere.tsx";
import { linkWords } from "./link-facts.tsx";
import { isUnheard } from "./not-heard.tsx";

const mine = queueRow(7, { holder: dana, heldSince: 0, status: "claimed", version: 5, medium: "form" });
const other = queueRow(12, { holder: dana, heldSince: 0, status: "claimed", unanswered: 0 });
const CHANNELS = [
  { id: "webform", medium: "form", begins: null },
  { id: "texts", medium: "text", begins: "number" },
  { id: "mail", medium: "email", begins: "mail" },
];
const CONTINUED = { __typename: "Continued", how: "opened", row: { ...mine, version: 6 }, other };

function gateway(continued: unknown, channels: unknown = CHANNELS): Asked[] {
  return stubGateway(({ body }) =>
    body.includes("Beginnings") ? { json: { data: { channels } } } : { json: { data: { continued } } },
  );
}
const asked = (log: readonly Asked[]): readonly unknown[] =>
  log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: unknown })
    .filter(({ operationName }) => operationName === "Continue")
    .map(({ variables }) => variables);
const dialog = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>("[role=dialog]");
  if (found === null) throw new Error("no dialog is open");
  return found;
};
async function choose(words: string): Promise<void> {
  await act(async () => {
    const label = [...dialog().querySelectorAll("label")].find(({ textContent }) => textContent === words);
    label?.querySelector("input")?.click();
  });
}
const field = (): HTMLInputElement => {
  const found = dialog().querySelector<HTMLInputElement>("#continue-address");
  if (found === null) throw new Error("no address is asked for");
  return found;
};
function type(words: string): void {
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field(), words);
    field().dispatchEvent(new Event("input", { bubbles: true }));
  });
}
async function drawn(given: readonly GivenAddress[] = []) {
  const shown = await drawAt("/contact/1", <ContinueElsewhere row={mine} given={given} />);
  await press(shown.page, "Continue on another channel…");
  await vi.waitFor(() => expect(dialog().querySelectorAll("input[type=radio]")).not.toHaveLength(0));
  return shown;
}

// What is fetched when somebody asks is there from the first: how long it takes is nothing to test.
beforeAll(async () => {
  await import("./continue-dialog.tsx");
});
beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
});
afterEach(() => {
  vi.unstubAllGlobals();
  queue.set(EMPTY_QUEUE);
});

describe("going on elsewhere", () => {
  it("asks where and at which address, with nothing chosen, and goes there", async () => {
    const log = gateway(CONTINUED);
    const { where, remove } = await drawn();
    expect(dialog().textContent).toContain("Nothing is sent until you write.");
    expect([...dialog().querySelectorAll("label")].map(({ textContent }) => textContent)).toEqual([
      "Text",
      "Email",
    ]);
    expect(dialog().querySelector("input:checked")).toBeNull();
    expect(button(dialog(), "Continue there").disabled).toBe(true);
    await choose("Text");
    type("+1 555 0100 199");
    await press(dialog(), "Continue there");
    expect(asked(log)).toEqual([
      { id: mine.id, expectedVersion: 5, channel: "texts", address: "+1 555 0100 199" },
    ]);
    await vi.waitFor(() => expect(where()).toBe(`/contact/${uuid(112)}`));
    expect(document.querySelector("[role=dialog]")).toBeNull();
    remove();
  });

  it("[G391] goes to what they gave by name, where it fits, and has nothing of it but its mask", async () => {
    const log = gateway(CONTINUED);
    const { remove } = await drawn([
      { given: "reach", masked: "r••••@gmail.com" },
      { given: "contact", masked: "••••99" },
    ]);
    await choose("Email");
    expect(buttonNames(dialog())).not.toContain("Use what they reached us from: ••••99");
    await press(dialog(), "Use what they gave: r••••@gmail.com");
    expect(field().value).toBe("r••••@gmail.com");
    await choose("Text");
    expect(field().value).toBe("");
    expect(button(dialog(), "Continue there").disabled).toBe(true);
    await press(dialog(), "Use what they reached us from: ••••99");
    await press(dialog(), "Continue there");
    expect(asked(log)).toEqual([{ id: mine.id, expectedVersion: 5, channel: "texts", given: "contact" }]);
    remove();
  });

  it("[G391] takes what is typed over a mask, and a mask that is written into for nothing", async () => {
    const log = gateway(CONTINUED);
    const { remove } = await drawn([{ given: "contact", masked: "••••99" }]);
    await choose("Text");
    await press(dialog(), "Use what they reached us from: ••••99");
    type("••••9");
    expect(field().value).toBe("");
    await press(dialog(), "Use what they reached us from: ••••99");
    type("+1 555 0100 198");
    await press(dialog(), "Continue there");
    expect(asked(log)).toMatchObject([{ address: "+1 555 0100 198" }]);
    remove();
  });

  it("says what is wrong with an address before anything is asked, and gives the focus to it", async () => {
    const log = gateway(CONTINUED);
    const { remove } = await drawn();
    await choose("Text");
    type("555 0100");
    await press(dialog(), "Continue there");
    expect(dialog().textContent).toContain("Write it with + and the country");
    expect(document.activeElement).toBe(field());
    expect(field().getAttribute("aria-describedby")).toContain(
      dialog().querySelector("p.text-concern")?.id ?? "nothing",
    );
    await choose("Email");
    type("ana");
    await press(dialog(), "Continue there");
    expect(dialog().textContent).toContain("This is no mail address.");
    expect(asked(log)).toEqual([]);
    remove();
  });

  it.each([
    [
      "who has it",
      { __typename: "HeldElsewhere", by: marta, since: 0, number: 9 },
      "There is an open contact at this address, 9. Marta has this since",
    ],
    [
      "that they said stop, and what undoes it",
      { __typename: "AddressOptedOut", since: 0 },
      "unless they text START",
    ],
    [
      "that one is there",
      { __typename: "AddressRefused", reason: "same_contact" },
      "They write to you from this address already, in this contact. Cancel, and answer here.",
    ],
    [
      "that they gave none",
      { __typename: "AddressRefused", reason: "no_address" },
      "There is no address here any more.",
    ],
    [
      "that nothing begins there",
      { __typename: "AddressRefused", reason: "cannot_begin" },
      "Nothing can be begun there now.",
    ],
    [
      "that the gateway reads another address",
      { __typename: "AddressRefused", reason: "not_a_number" },
      "This is no whole number.",
    ],
    [
      "that a colleague took it",
      { __typename: "TakenByOther", by: marta, since: 0, row: mine },
      "Marta has this since",
    ],
    ["that it changed", { __typename: "ContactChanged", row: mine }, "The contact changed meanwhile."],
    [
      "that it cannot be",
      { __typename: "MoveNotAllowed", reason: "already_closed", row: mine },
      "This cannot be done now.",
    ],
    ["that it is not there", { __typename: "NotFound", id: mine.id }, "This cannot be done now."],
  ])("says in the dialog %s, and stays", async (_name, refusal, words) => {
    gateway(refusal);
    const { where, remove } = await drawn();
    await choose("Text");
    type("+15550100199");
    await press(dialog(), "Continue there");
    expect(dialog().textContent).toContain(words);
    expect(where()).toBe("/contact/1");
    remove();
  });

  it("says that the channels could not be read, and reads them again", async () => {
    stubGateway(() => ({ status: 503, json: {} }));
    const { page, remove } = await drawAt("/contact/1", <ContinueElsewhere row={mine} given={[]} />);
    await press(page, "Continue on another channel…");
    await vi.waitFor(() => expect(dialog().textContent).toContain("The channels could not be read"));
    gateway(CONTINUED);
    await press(dialog(), "Retry");
    await vi.waitFor(() => expect(dialog().querySelectorAll("input[type=radio]")).toHaveLength(2));
    remove();
  });

  it("says that nothing that is open here can begin a conversation", async () => {
    gateway(CONTINUED, []);
    const { page, remove } = await drawAt("/contact/1", <ContinueElsewhere row={mine} given={[]} />);
    await press(page, "Continue on another channel…");
    await vi.waitFor(() => expect(dialog().textContent).toContain("can begin a conversation"));
    remove();
  });

  it("tells apart two channels that travel alike", async () => {
    gateway(CONTINUED, [CHANNELS[1], { id: "other-texts", medium: "text", begins: "number" }]);
    const { remove } = await drawn();
    expect([...dialog().querySelectorAll("label")].map(({ textContent }) => textContent)).toEqual([
      "Text, by texts",
      "Text, by other-texts",
    ]);
    remove();
  });

  it.each([
    ["of a colleague's contact", queueRow(7, { holder: marta, heldSince: 0, status: "claimed" })],
    ["of one that waits", queueRow(7)],
  ])("is not there %s, and the command says why", async (_name, row) => {
    gateway(CONTINUED);
    const { page, remove } = await drawAt("/contact/1", <ContinueElsewhere row={row} given={[]} />);
    expect(buttonNames(page)).toEqual([]);
    expect(doings.get().get("contact.continue")?.()).toEqual({
      reason: "Only for a contact that you have.",
    });
    remove();
  });

  it("is off while the queue may be out of date", async () => {
    gateway(CONTINUED);
    freshness.set({ kind: "stale", since: 0, brokenAt: 0 });
    const { page, remove } = await drawAt("/contact/1", <ContinueElsewhere row={mine} given={[]} />);
    expect(button(page, "Continue on another channel…").disabled).toBe(true);
    remove();
  });
});

describe("what is linked", () => {
  it.each([
    [{ direction: "to", number: 12, medium: "text", status: "claimed" }, "Continued as contact 12 by text"],
    [
      { direction: "from", number: 7, medium: "form", status: "closed" },
      "Continued from contact 7 by form, closed",
    ],
  ] as const)("says where it went and where it came from: %j", (link, words) => {
    expect(linkWords({ id: uuid(1), ...link })).toBe(words);
  });

  it("is unheard until a word of theirs stands there, and only where we began", () => {
    const ours = { kind: "outbound", automatic: null } as const;
    const theirs = { kind: "inbound", automatic: null } as const;
    const machines = AutomaticKind.options.map((automatic) => ({ kind: "inbound", automatic }) as const);
    expect(isUnheard([{ direction: "from" }], [])).toBe(true);
    expect(isUnheard([{ direction: "from" }], [ours])).toBe(true);
    expect(isUnheard([{ direction: "from" }], [ours, ...machines])).toBe(true);
    expect(isUnheard([{ direction: "from" }], [ours, ...machines, theirs])).toBe(false);
    expect(isUnheard([{ direction: "to" }], [])).toBe(false);
    expect(isUnheard([], [])).toBe(false);
  });
});
