import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { freshness } from "../live/connection.ts";
import { claims } from "../queue/claim.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { outcomes } from "../outcomes/outcomes.ts";
import { ContactActions } from "./contact-actions.tsx";

const mine = queueRow(7, { holder: dana, status: "claimed", version: 3 });
const moved = { __typename: "Moved", row: { ...mine, version: 4 } };
const asked = (log: readonly Asked[], operation: string): Record<string, unknown> | undefined =>
  log
    .map(({ body }) => JSON.parse(body) as { operationName: string; variables: Record<string, unknown> })
    .find(({ operationName }) => operationName === operation)?.variables;

const called = (en: string) => ({ en, es: `${en}, es`, fr: `${en}, fr` });
const OFFERED = [
  { id: "wrong_number", label: null, facts: [] },
  {
    id: "referral_given",
    label: called("Sent on"),
    facts: [
      { kind: "count", id: "referrals", label: called("How many") },
      { kind: "yes_no", id: "confirmed", label: called("Confirmed") },
    ],
  },
];

function gateway(move: unknown): Asked[] {
  return stubGateway(({ body }) => {
    if (body.includes("Colleagues")) return { json: { data: { colleagues: [] } } };
    const settings = { outcomes: { version: 4, offered: OFFERED } };
    return { json: { data: body.includes("query Outcomes") ? { settings } : { move } } };
  });
}

beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
  gateway(moved);
});
afterEach(() => {
  vi.unstubAllGlobals();
  claims.set(new Map());
  queue.set(EMPTY_QUEUE);
  outcomes.set(null);
});

describe("closing a contact", () => {
  const dialog = (): HTMLElement => {
    const found = document.querySelector<HTMLElement>("[role=dialog]");
    if (found === null) throw new Error("no dialog is open");
    return found;
  };
  const offered = () => act(() => expect.poll(() => dialog().querySelector("[role=option]")).not.toBeNull());

  it("needs an outcome that somebody chose, and tells the gateway which", async () => {
    const log = gateway(moved);
    const { page, remove } = draw(<ContactActions row={mine} />);
    await press(page, "Close…");
    await offered();
    expect(button(dialog(), "Close contact").disabled).toBe(true);
    const field = dialog().querySelector("input");
    if (field === null) throw new Error("there is nowhere to search");
    type(field, "wrong");
    const options = [...dialog().querySelectorAll<HTMLElement>("[role=option]")];
    expect(options.map(({ textContent }) => textContent)).toEqual(["Wrong number"]);
    act(() => {
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    });
    await press(dialog(), "Close contact");
    await expect
      .poll(() => asked(log, "Close"))
      .toEqual({
        id: mine.id,
        expectedVersion: 3,
        disposition: "wrong_number",
        facts: {},
        outcomesVersion: 4,
      });
    remove();
  });

  it("asks what belongs to the outcome, in the hotline's words, and closes with nothing left out", async () => {
    const log = gateway(moved);
    const { page, remove } = draw(<ContactActions row={mine} />);
    await press(page, "Close…");
    await offered();
    const search = dialog().querySelector("input");
    if (search === null) throw new Error("there is nowhere to search");
    type(search, "sent");
    act(() => {
      search.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    });
    const many = dialog().querySelector<HTMLInputElement>("input[inputmode=numeric]");
    if (many === null) throw new Error("nothing is asked");
    type(many, "0");
    act(() => [...dialog().querySelectorAll<HTMLElement>("input[type=radio]")].at(1)?.click());
    expect(button(dialog(), "Close contact").disabled).toBe(true);
    type(many, "2");
    await press(dialog(), "Close contact");
    await expect
      .poll(() => asked(log, "Close"))
      .toMatchObject({ disposition: "referral_given", facts: { referrals: 2, confirmed: false } });
    remove();
  });

  it("is not possible while the outcomes cannot be read, says so, and tries again", async () => {
    stubGateway(({ body }) =>
      body.includes("Outcomes") ? "unreachable" : { json: { data: { colleagues: [] } } },
    );
    const { page, remove } = draw(<ContactActions row={mine} />);
    await press(page, "Close…");
    await act(() => expect.poll(() => dialog().textContent).toContain("could not be read"));
    gateway(moved);
    await press(dialog(), "Retry");
    await offered();
    remove();
  });

  /** A gateway where an administrator changes the outcomes after the first look, and that refuses the first close. */
  function changing(offeredNow: readonly object[], refusal: object): Asked[] {
    let [looks, closes] = [0, 0];
    return stubGateway(({ body }) => {
      if (body.includes("Colleagues")) return { json: { data: { colleagues: [] } } };
      if (body.includes("query Outcomes")) {
        looks += 1;
        return {
          json: {
            data: {
              settings: { outcomes: { version: 3 + looks, offered: looks === 1 ? OFFERED : offeredNow } },
            },
          },
        };
      }
      closes += 1;
      return { json: { data: { move: closes === 1 ? refusal : moved } } };
    });
  }
  const many = (): HTMLInputElement => {
    const found = dialog().querySelector<HTMLInputElement>("input[inputmode=numeric]");
    if (found === null) throw new Error("nothing is asked");
    return found;
  };
  async function answersReferral(page: HTMLElement): Promise<void> {
    await press(page, "Close…");
    await offered();
    act(() => [...dialog().querySelectorAll<HTMLElement>("[role=option]")].at(-1)?.click());
    type(many(), "2");
    act(() => [...dialog().querySelectorAll<HTMLElement>("input[type=radio]")].at(1)?.click());
    await press(dialog(), "Close contact");
  }
  const CHANGED = { __typename: "MoveNotAllowed", reason: "outcomes_changed", row: mine };

  it("keeps what was answered when the outcomes changed meanwhile, says what is otherwise, and closes from there", async () => {
    const [wrong, referral] = OFFERED;
    const [count] = referral?.facts ?? [];
    const facts = [
      { ...count, label: called("How many places") },
      { kind: "yes_no", id: "met", label: called("Met") },
    ];
    const log = changing(
      [wrong, { ...referral, facts }].filter((each) => each !== undefined),
      CHANGED,
    );
    const { page, remove } = draw(<ContactActions row={mine} />);
    await answersReferral(page);
    await act(() => expect.poll(() => dialog().textContent).toContain("What you answered is kept."));
    expect(dialog().textContent).toContain("Newly asked: Met.");
    expect(dialog().textContent).toContain("Asked otherwise: How many places. Look at your answer.");
    expect(dialog().textContent).toContain("You had answered, and it is asked no more: Confirmed: no.");
    expect(many().value).toBe("2");
    expect(button(dialog(), "Close contact").disabled).toBe(true);
    act(() => [...dialog().querySelectorAll<HTMLElement>("input[type=radio]")].at(0)?.click());
    await press(dialog(), "Close contact");
    const closes = (): readonly unknown[] =>
      log
        .map(({ body }) => JSON.parse(body) as Record<string, unknown>)
        .filter((each) => each["operationName"] === "Close");
    await act(() => expect.poll(() => closes()).toHaveLength(2));
    expect(closes()[1]).toMatchObject({
      variables: { disposition: "referral_given", facts: { referrals: 2, met: true }, outcomesVersion: 5 },
    });
    await act(() => expect.poll(() => document.querySelector("[role=dialog]")).toBeNull());
    remove();
  });

  it("says that the chosen outcome is no longer offered, with what had been answered, and has another chosen", async () => {
    changing(OFFERED.slice(0, 1), CHANGED);
    const { page, remove } = draw(<ContactActions row={mine} />);
    await answersReferral(page);
    await act(() => expect.poll(() => dialog().textContent).toContain("“Sent on” is no longer offered."));
    expect(dialog().textContent).toContain("How many: 2. Confirmed: no.");
    expect(button(dialog(), "Close contact").disabled).toBe(true);
    remove();
  });

  it("keeps what was answered when the contact changed meanwhile and is looked at again first, and drops it when it is left", async () => {
    changing(OFFERED, { __typename: "ContactChanged", row: { ...mine, version: 4 } });
    const { page, remove } = draw(<ContactActions row={mine} />);
    await answersReferral(page);
    await act(() => expect.poll(() => document.querySelector("[role=dialog]")).toBeNull());
    await press(page, "Close…");
    await offered();
    expect(many().value).toBe("2");
    await press(dialog(), "Cancel");
    await press(page, "Close…");
    await offered();
    expect(dialog().querySelector("input[inputmode=numeric]")).toBeNull();
    remove();
  });

  it("asks nothing of the gateway when it is left unanswered", async () => {
    const log = gateway(moved);
    const { page, remove } = draw(<ContactActions row={mine} />);
    await press(page, "Close…");
    await press(dialog(), "Cancel");
    expect(document.querySelector("[role=dialog]")).toBeNull();
    expect(asked(log, "Close")).toBeUndefined();
    remove();
  });
});
