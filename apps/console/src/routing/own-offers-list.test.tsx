import { loadBoard } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { myOutlook } from "../alerts/my-outlook.ts";
import { offeredToMe } from "../alerts/offered-to-me.ts";
import { announce } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { freshness } from "../live/connection.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { OfferData } from "./offer-documents.ts";
import { notOfferedWords } from "./not-offered-words.ts";
import { OwnOffersList } from "./own-offers-list.tsx";
import { lookAtOffers, ownOffers } from "./own-offers.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

const NOON = new Date(2026, 10, 28, 12, 0).getTime();
const row = queueRow(4120);
const offer: OfferData = {
  id: "01936f3a-0000-7000-8000-0000000000f1",
  by: "Lee",
  until: NOON + 20_000,
  contact: { id: row.id, number: 4120, medium: "text", language: "es", version: 3 },
};
let offers: readonly OfferData[];
let declined: boolean;
let asked: Asked[];
let remove = (): void => undefined;
const names = () => asked.map(({ body }) => /"operationName":"(\w+)"/.exec(body)?.[1] ?? "");
const said = () => vi.mocked(announce).mock.calls.map(([{ words }]) => words(1));
const settle = async (ms = 20): Promise<void> =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
beforeEach(() => {
  vi.useFakeTimers({ now: NOON, shouldAdvanceTime: true });
  seatDana();
  offers = [offer];
  declined = true;
  asked = stubGateway(({ body }) => {
    const name = /"operationName":"(\w+)"/.exec(body)?.[1];
    if (name === "OwnOffers") return { json: { data: { ownOffers: offers } } };
    offers = [];
    if (name === "DeclineOffer") return { json: { data: { declined } } };
    const moved = { ...row, status: "claimed", holder: dana, heldSince: NOON, version: 4 };
    return { json: { data: { move: { __typename: "Moved", row: moved } } } };
  });
});
afterEach(() => {
  remove();
  remove = () => undefined;
  vi.mocked(announce).mockClear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  ownOffers.set([]);
  freshness.set({ kind: "starting" });
  queue.set(EMPTY_QUEUE);
});
async function drawn(): Promise<HTMLElement> {
  const list = await drawAt("/queue", <OwnOffersList />);
  ({ remove } = list);
  await settle();
  return list.page;
}

describe("what waits and is offered to me", () => {
  it("[G609] says what and by whom, once aloud, and is gone by itself", async () => {
    const page = await drawn();
    expect(page.textContent).toContain("Lee offers you contact 4120 (Text, Spanish).");
    expect(page.textContent).toMatch(/(20|19) s left/);
    await settle(20_000);
    expect(page.textContent).toBe("");
    expect(said()).toEqual(["Lee offers you contact 4120 (Text, Spanish)."]);
  });

  it("[AL71] is heard of as whatever is offered, until it is declined or whoever it was for has left", async () => {
    await drawn();
    expect([...offeredToMe.get()]).toEqual([row.id]);
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
    expect(myOutlook()?.offered).toBe(offeredToMe.get());
    offers = [];
    await act(lookAtOffers);
    expect(offeredToMe.get().size).toBe(0);
  });

  it("[AL71] is heard of no longer than it lasts, each by its own end, where nobody can tell that it is over", async () => {
    const other = { ...offer, id: "01936f3a-0000-7000-8000-0000000000f2", until: NOON + 60_000 };
    offers = [offer, { ...other, contact: { ...other.contact, id: queueRow(4121).id, number: 4121 } }];
    await drawn();
    asked = stubGateway(() => "unreachable");
    const heard = (): readonly string[] => [...offeredToMe.get()];
    expect(heard()).toEqual([row.id, queueRow(4121).id]);
    await settle(20_000);
    expect(heard()).toEqual([queueRow(4121).id]);
    await act(lookAtOffers);
    expect(heard()).toEqual([queueRow(4121).id]);
    await settle(40_000);
    expect(heard()).toEqual([]);
  });

  it("[AL65] leaves the focus to what else is offered, never to what takes that, and says that it is over", async () => {
    const next = { ...offer, id: "01936f3a-0000-7000-8000-0000000000f2", until: NOON + 60_000 };
    offers = [offer, { ...next, contact: { ...next.contact, id: queueRow(4121).id, number: 4121 } }];
    const page = await drawn();
    act(() => button(page, "Take it").focus());
    await settle(20_000);
    expect(page.textContent).not.toContain("4120");
    expect(document.activeElement?.getAttribute("aria-label")).toBe("Offered to you from the queue");
    expect(said().at(-1)).toBe("Contact 4120 is not offered to you any more.");
  });

  it("[G609] says nobody where the house offers it", async () => {
    offers = [{ ...offer, by: null, contact: { ...offer.contact, language: null } }];
    expect((await drawn()).textContent).toContain("Contact 4120 is offered to you first (Text).");
  });

  it("[G609] is claimed as everybody can, from the version that was told", async () => {
    const page = await drawn();
    act(() => button(page, "Take it").click());
    await settle(100);
    expect(names()).toContain("Claim");
    expect(asked.find(({ body }) => body.includes('"Claim"'))?.body).toContain('"expectedVersion":3');
    expect(page.querySelector("section")).toBeNull();
  });

  it.each([
    [
      "somebody has it",
      { __typename: "TakenByOther", by: marta, since: NOON, row: { ...row, version: 4 } },
      "Marta has this",
    ],
    [
      "it changed",
      { __typename: "ContactChanged", row: { ...row, version: 3 } },
      "This contact changed a moment ago.",
    ],
    ["it is gone", { __typename: "NotFound" }, "This contact is no longer here."],
    [
      "it is closed",
      { __typename: "MoveNotAllowed", reason: "already_closed", row },
      "This contact is closed.",
    ],
    ["no answer comes", null, "The gateway did not answer. It is not known whether this was done."],
  ])("[G609] says why it is not theirs, each refusal as what it is: %s", async (_why, refused, words) => {
    const page = await drawn();
    asked = stubGateway(({ body }) => {
      if (body.includes('"OwnOffers"')) return { json: { data: { ownOffers: offers } } };
      return refused === null ? "unreachable" : { json: { data: { move: refused } } };
    });
    act(() => button(page, "Take it").click());
    await settle(100);
    expect(page.querySelector("li .text-concern")?.textContent).toContain(words);
  });

  async function decline(page: HTMLElement): Promise<void> {
    act(() => button(page, "Why not now").click());
    await settle(50);
    const choice = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find(
      ({ textContent }) => textContent === "Not my language",
    );
    act(() => choice?.click());
    await settle(100);
  }

  it("[G609] is declined with one of the reasons", async () => {
    const page = await drawn();
    await decline(page);
    expect(asked.find(({ body }) => body.includes("DeclineOffer"))?.body).toContain('"reason":"language"');
    expect(said()).toContain("It waits for everybody, as before.");
    expect(page.querySelector("section")).toBeNull();
  });

  it("[G609] says, once, that it is not theirs any more where there was nothing left to decline, and not that it waits", async () => {
    declined = false;
    const page = await drawn();
    const before = said().length;
    await decline(page);
    expect(said().slice(before)).toEqual(["Contact 4120 is not offered to you any more."]);
    expect(page.querySelector("section")).toBeNull();
  });
});

describe("why what waits was not offered", () => {
  it.each([
    ["changed", "This contact changed a moment ago. Look again, then decide."],
    ["not_there", "They take nothing new now."],
    ["refused_before", "They said no to it, and nothing has changed since."],
    ["offered_already", "Something is offered to them already, or this is to somebody."],
    ["not_found", "This contact is no longer here."],
  ] as const)("[G611] is said of %s", (offered, words) => {
    expect(notOfferedWords(offered)).toBe(words);
  });
});
