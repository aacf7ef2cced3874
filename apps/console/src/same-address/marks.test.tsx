import { UserId } from "@holdfast/case-schema";
import { loadBoard, SameAddressEvent } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { FirstOfferLine } from "./first-offer-line.tsx";
import { hearOfMarks } from "./hear-marks.ts";
import { firstOfferWords, markSentence, sameAddressMark, sameAddressWords } from "./mark-words.ts";
import { firstOffer, learnMarks, marks } from "./marks.ts";

const NOW = 1_000_000;
const me = UserId.parse(dana.id);
const row = queueRow(14);
const event = (facts: Partial<Record<keyof SameAddressEvent, unknown>> = {}): SameAddressEvent =>
  SameAddressEvent.parse({
    kind: "same_address",
    id: row.id,
    version: 1,
    of: { id: uuid(112), number: 12 },
    offer: { to: dana, until: NOW + 20_000, ended: null },
    ...facts,
  });
const polite = (): string => document.querySelector("#polite")?.textContent ?? "";

beforeEach(() => {
  seatDana();
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
  vi.spyOn(Date, "now").mockReturnValue(NOW);
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  marks.set(new Map());
  queue.set(EMPTY_QUEUE);
});

describe("marks of one address", () => {
  it("[W4] are learned in whatever order they come, and the newest stays", () => {
    const ended = event({ version: 2, offer: { to: dana, until: NOW + 20_000, ended: "declined" } });
    expect(learnMarks([ended])).toHaveLength(1);
    expect(learnMarks([event()])).toEqual([]);
    expect(learnMarks([ended])).toEqual([]);
    expect(marks.get().get(row.id)?.offer?.ended).toBe("declined");
  });

  it("suggest, say that they may be wrong, and name what was compared", () => {
    expect(sameAddressWords(event(), row)).toBe("Same number as contact 12, may be someone else");
    expect(sameAddressWords(event(), { medium: "email" })).toBe(
      "Same address as contact 12, may be someone else",
    );
    expect(sameAddressMark(event(), row)).toBe("Same number as 12?");
    expect(sameAddressMark(event(), { medium: "email" })).toBe("Same address as 12?");
  });

  it.each([
    ["offers it to me", event(), row, "Offered first to you"],
    [
      "tells everybody else that they can claim it",
      event({ offer: { to: marta, until: NOW + 1, ended: null } }),
      row,
      "Offered first to Marta; anybody can claim it",
    ],
    ["ends by itself", event({ offer: { to: dana, until: NOW, ended: null } }), row, null],
    ["ends with a no", event({ offer: { to: dana, until: NOW + 1, ended: "declined" } }), row, null],
    ["ends when they left", event({ offer: { to: dana, until: NOW + 1, ended: "gone" } }), row, null],
    [
      "ends when somebody has it",
      event(),
      queueRow(14, { holder: marta, heldSince: 0, status: "claimed" }),
      null,
    ],
    ["was never made", event({ offer: null }), row, null],
  ])("[Q31] [Q32] an offer that %s", (_name, mark, standing, words) => {
    expect(firstOfferWords(mark, standing, me, NOW)).toBe(words);
    expect(firstOffer(mark, standing, NOW) === null).toBe(words === null);
    const same = "Same number as contact 12, may be someone else";
    expect(markSentence(mark, standing, me, NOW)).toBe(words === null ? same : `${same}. ${words}`);
  });

  it("are said once to whoever is asked first, politely, with the reason", async () => {
    hearOfMarks([event()], me);
    await vi.waitFor(() =>
      expect(polite()).toContain(
        "Contact 14 is offered first to you. Same number as contact 12, may be someone else.",
      ),
    );
  });

  it("are said to nobody else", () => {
    hearOfMarks([event()], UserId.parse(marta.id));
    expect(polite()).toBe("");
    expect(marks.get().size).toBe(1);
  });
});

describe("the line at a contact", () => {
  const answer = (declined: boolean): Asked[] => stubGateway(() => ({ json: { data: { declined } } }));

  it("leads to the older contact, and lets whoever is asked leave it to everybody", async () => {
    const log = answer(true);
    learnMarks([event()]);
    const { page, where, remove } = await drawAt("/contact/1", <FirstOfferLine row={row} />);
    expect(page.textContent).toContain("Same number as contact 12, may be someone else");
    expect(page.textContent).toContain("Offered first to you");
    await press(page, "Leave it to everybody");
    expect(log.map(({ body }) => JSON.parse(body))).toMatchObject([{ variables: { id: row.id } }]);
    page.querySelector("a")?.click();
    await vi.waitFor(() => expect(where()).toBe(`/contact/${uuid(112)}`));
    remove();
  });

  it.each([
    [true, "It waits for everybody, as before."],
    [false, "This is no longer offered to you."],
  ])("says what came of that: there was something to decline, %s", async (declined, words) => {
    forgetAnnouncements();
    answer(declined);
    learnMarks([event()]);
    const { page, remove } = await drawAt("/contact/1", <FirstOfferLine row={row} />);
    await press(page, "Leave it to everybody");
    await vi.waitFor(() => expect(said.get().map((each) => each.words)).toEqual([words]));
    expect(page.querySelector(".text-concern")).toBeNull();
    remove();
  });

  it("says in place when the gateway did not hear it", async () => {
    stubGateway(() => ({ status: 503, json: {} }));
    learnMarks([event()]);
    const { page, remove } = await drawAt("/contact/1", <FirstOfferLine row={row} />);
    await press(page, "Leave it to everybody");
    expect(page.querySelector(".text-concern")?.textContent).not.toBe("");
    remove();
  });

  it("has nothing to press for anybody else, and is not there without a mark", async () => {
    learnMarks([event({ offer: { to: marta, until: NOW + 20_000, ended: null } })]);
    const { page, remove } = await drawAt("/contact/1", <FirstOfferLine row={row} />);
    expect(page.textContent).toContain("Offered first to Marta; anybody can claim it");
    expect(buttonNames(page)).toEqual([]);
    remove();
    const other = await drawAt("/contact/1", <FirstOfferLine row={queueRow(15)} />);
    expect(other.page.textContent).toBe("");
    other.remove();
  });
});
