import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { phoneHere } from "./phone-here.ts";
import { readyPhone } from "./phone.fixture.ts";
import { PartyForm } from "./party-form.tsx";

const phone = vi.hoisted(() => ({ ask: vi.fn<(what: unknown) => void>(), answer: vi.fn<() => void>() }));
vi.mock("./run-phone.ts", () => ({ phoneOfTab: () => phone }));

const row = queueRow(7, { medium: "voice", channel: "voice", holder: dana, status: "claimed" });

let log: Asked[];
let remove = (): void => undefined;
beforeEach(() => {
  seatDana();
  phoneHere.set(readyPhone());
  log = stubGateway(({ body }) => ({
    json: {
      data: body.includes("mutation CallParty(")
        ? { asked: { __typename: "CallRefused", reason: "not_carried" } }
        : { contact: { __typename: "Contact", call: null, callParties: [] } },
    },
  }));
});
afterEach(() => {
  remove();
  phoneHere.set({ kind: "coming" });
  vi.unstubAllGlobals();
});

interface Sent {
  readonly operationName: string;
  readonly variables: {
    readonly party?: { readonly id: string; readonly number: string | null; readonly ground: string | null };
    readonly withPerson?: boolean;
  };
}

function drawForm(isOnTheLine: boolean): HTMLElement {
  const drawn = draw(<PartyForm row={row} isOnTheLine={isOnTheLine} onDone={() => undefined} />);
  remove = drawn.remove;
  return drawn.page;
}
function choose(page: HTMLElement, label: string): void {
  const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  if (found === undefined) throw new Error(`nothing is called ${label}`);
  act(() => found.querySelector("input")?.click());
}
function fields(page: HTMLElement): readonly [HTMLInputElement, HTMLInputElement] {
  const [name, number] = page.querySelectorAll<HTMLInputElement>("input:not([type=radio], [type=checkbox])");
  if (name === undefined || number === undefined) throw new Error("there are no fields");
  return [name, number];
}
function fill(page: HTMLElement): HTMLInputElement {
  const [name, number] = fields(page);
  type(name, "Harbour House");
  type(number, "+15550100");
  return number;
}
const sent = (): readonly Sent["variables"][] =>
  log
    .map(({ body }) => JSON.parse(body) as Sent)
    .flatMap(({ operationName, variables }) => (operationName === "CallParty" ? [variables] : []));

it("is the same call when it is asked again, and another one once anything of it was changed", async () => {
  const page = drawForm(false);
  choose(page, "provider");
  choose(page, "nothing about the person");
  const agree = (): void => {
    for (const box of page.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) act(() => box.click());
  };
  const number = fill(page);
  agree();
  await submit(page);
  await submit(page);
  type(number, "+15550101");
  // Their yes was to another number: nobody is called by it.
  await submit(page);
  expect(sent()).toHaveLength(2);
  agree();
  await submit(page);
  const ids = sent().map(({ party }) => party?.id);
  expect(ids).toEqual([ids[0], ids[0], ids[2]]);
  expect(ids[2]).not.toBe(ids[0]);
  // Nobody is dialled before the telephone here is on the line, which it is each time of its own accord.
  expect(phone.ask.mock.calls).toEqual([[7], [7], [7]]);
});

it("calls nobody before it is said what they are told, and asks it anew of whoever else is called", async () => {
  const page = drawForm(false);
  choose(page, "interpreter");
  fill(page);
  await submit(page);
  expect(page.textContent).toContain("Say what they are told about the person.");
  choose(page, "nothing about the person");
  choose(page, "child protection");
  await submit(page);
  expect(sent()).toEqual([]);
  choose(page, "nothing about the person");
  await submit(page);
  expect(sent()).toMatchObject([{ party: { ground: "nothing_told" } }]);
});

it("says that the telephone here comes first, and keeps all that is written when it did not answer", async () => {
  const refusals = ["own_not_answered", "own_not_answered", "not_dialable", "own_not_answered"];
  log = stubGateway(({ body }) => ({
    json: {
      data: body.includes("mutation CallParty(")
        ? { asked: { __typename: "CallRefused", reason: refusals.shift() } }
        : { contact: { __typename: "Contact", call: null, callParties: [] } },
    },
  }));
  const gateway = globalThis.fetch;
  let answers = (): void => undefined;
  const waits = new Promise<void>((resolve) => {
    answers = resolve;
  });
  vi.stubGlobal("fetch", async (...asked: Parameters<typeof fetch>) => {
    await waits;
    return gateway(...asked);
  });
  const page = drawForm(false);
  choose(page, "interpreter");
  choose(page, "nothing about the person");
  fill(page);
  const first = submit(page);
  await vi.waitFor(async () => {
    await act(async () => Promise.resolve());
    expect(page.textContent).toContain("Calling your telephone.");
  });
  answers();
  await first;
  await vi.waitFor(async () => {
    await act(async () => Promise.resolve());
    expect(page.textContent).toContain("Your own telephone did not answer, so nobody outside was called.");
  });
  expect(page.textContent).not.toContain("Calling your telephone.");
  expect(fields(page).map(({ value }) => value)).toEqual(["Harbour House", "+15550100"]);
  for (let again = 0; again < 3; again += 1) await submit(page);
  const [a, b, c, d] = sent().map(({ party }) => party?.id);
  // The same call until the exchange had it and did not dial: the next one is another.
  expect([b, c]).toEqual([a, a]);
  expect(d).not.toBe(a);
});

it("asks nothing of the kind before help is called", async () => {
  const page = drawForm(true);
  choose(page, "emergency centre");
  expect(page.textContent).not.toContain("What they are told");
  choose(page, "The place is not known");
  const [, name, number] = page.querySelectorAll<HTMLInputElement>(
    "input:not([type=radio], [type=checkbox])",
  );
  if (name === undefined || number === undefined) throw new Error("there are no fields");
  type(name, "Fairfield dispatch");
  type(number, "911");
  await submit(page);
  // It would reach the town of this line: whoever means that presses again, and whoever typed it by habit does not.
  expect([sent(), page.textContent.includes("911 from here reaches the town of this line")]).toEqual([
    [],
    true,
  ]);
  await submit(page);
  expect(sent()).toMatchObject([{ party: { ground: null, number: "911" } }]);
});

it("keeps whoever speaks for themself on the line, and asks whether they agreed", async () => {
  const page = drawForm(true);
  choose(page, "interpreter");
  fill(page);
  choose(page, "the person is on the line and speaks for themself");
  await submit(page);
  expect(sent()).toEqual([]);
  choose(page, "The person said yes to this call and to what is told in it.");
  await submit(page);
  expect(sent()).toMatchObject([{ party: { ground: "they_speak" }, withPerson: true }]);
});

describe("what was decided", () => {
  const decided = (disclosures: readonly object[] | null, inCase = true) => {
    log = stubGateway(({ body }) => {
      const { operationName } = JSON.parse(body) as Sent;
      const data: Readonly<Record<string, unknown>> = {
        CaseOfCall: { caseOfContact: inCase ? { caseId: "case" } : null },
        CallDecisions: {
          disclosures,
          recipients: [{ id: "shelter", name: "Harbour House", maskedReach: "••••23", hasNumber: true }],
        },
        ShowRecipientReach: { shown: { __typename: "RecipientReachShown", address: "+15550100123" } },
        CallParty: { asked: { __typename: "CallRefused", reason: "no_longer" } },
      };
      return {
        json: {
          data: data[operationName] ?? { contact: { __typename: "Contact", call: null, callParties: [] } },
        },
      };
    });
  };
  const told = {
    id: "told",
    recipientId: "shelter",
    recipientType: "service_provider",
    how: "spoken",
    sentAt: Date.now() - 60_000,
    askedBy: { id: dana.id },
  };
  const look = async (): Promise<HTMLElement> => {
    const page = drawForm(false);
    choose(page, "provider");
    choose(page, "what was decided just now");
    await vi.waitFor(async () => {
      await act(async () => Promise.resolve());
      expect(page.textContent).not.toContain("being looked up");
    });
    return page;
  };

  it("is chosen with the name of those for whom it was and no number, which is seen by whoever asks; and a refusal says why", async () => {
    decided([told]);
    const page = await look();
    const label = [...page.querySelectorAll("label")].find(({ textContent }) =>
      textContent?.startsWith("Harbour House, decided"),
    );
    act(() => label?.querySelector("input")?.click());
    choose(page, "The person said yes to this call and to what is told in it.");
    expect(fields(page).map(({ value }) => value)).toEqual(["Harbour House", ""]);
    await vi.waitFor(async () => {
      await act(async () => Promise.resolve());
      expect(page.textContent).toContain("••••23");
    });
    expect(page.textContent).toContain("The number that they are known by is dialled");
    await press(page, "Show: Address");
    await vi.waitFor(async () => {
      await act(async () => Promise.resolve());
      expect(page.textContent).toContain("+15550100123");
    });
    await press(page, "Hide: Address");
    expect(page.textContent).not.toContain("+15550100123");
    await submit(page);
    // One that is written is dialled in its place.
    type(fields(page)[1], "+1 555 0100");
    choose(page, "The person said yes to this call and to what is told in it.");
    await submit(page);
    expect(sent()).toMatchObject([
      { party: { ground: "decided", disclosure: "told", number: null } },
      { party: { ground: "decided", disclosure: "told", number: "+15550100" } },
    ]);
    expect(page.textContent).toContain("What was decided no longer holds");
  });

  it.each([
    ["In the last hour nothing was cleared to tell them.", [], true],
    ["This contact is in no case of yours", [], false],
    ["This contact is in no case of yours", null, true],
  ] as const)("says how it comes about: %s", async (words, disclosures, inCase) => {
    decided(disclosures, inCase);
    const page = await look();
    expect(page.textContent).toContain(words);
    await submit(page);
    expect(sent()).toEqual([]);
  });
});
