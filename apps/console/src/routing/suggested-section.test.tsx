import { loadBoard } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce } from "../announce/announce.ts";
import { forgetMoving, moving } from "../board/moving.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { freshness } from "../live/connection.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { ProposalsData } from "./proposal-documents.ts";
import { moveWords, unservedWords } from "./proposal-words.ts";
import { lookAtProposals, proposals } from "./proposals.ts";
import { SuggestedSection } from "./suggested-section.tsx";

vi.mock(import("../announce/announce.ts"), { spy: true });

const MINUTE = 60_000;
const { id } = queueRow(7);
const NONE: ProposalsData = { takes: [], moves: [], unserved: [], dismissed: [] };
const reason = { byMs: null, language: null, load: null, freeFor: null } as const;
const SOME: ProposalsData = {
  ...NONE,
  takes: [
    {
      contact: { id, number: 7, version: 2 },
      to: marta.id,
      because: [
        { ...reason, rule: "Q1_danger" },
        { ...reason, rule: "Q2_overdue", byMs: 2 * MINUTE },
        { ...reason, rule: "Q53_speaks", language: "es" },
        { ...reason, rule: "Q61_only_one" },
        { ...reason, rule: "Q58_in_hand", load: 0, freeFor: 1 },
      ],
      waitedMs: 5 * MINUTE,
      loadBefore: 0,
      loadAfter: 3,
    },
  ],
  dismissed: [{ contactId: queueRow(8).id, to: marta.id, by: "Lee", at: 1 }],
};
let answers: Readonly<Record<string, object>>;
let asked: Asked[];
let remove = (): void => undefined;
const nameOf = ({ body }: Asked): string => /"operationName":"(\w+)"/.exec(body)?.[1] ?? "";
const settle = async (): Promise<void> => act(() => new Promise<void>((resolve) => setTimeout(resolve, 30)));
beforeEach(() => {
  seatDana("shift_lead");
  answers = {
    Proposals: { proposals: SOME },
    OfferWaiting: { offered: { came: "offered" } },
    DismissProposal: { dismissed: true },
  };
  asked = stubGateway((one) => {
    const data = answers[nameOf(one)];
    return data === undefined ? "unreachable" : { json: { data } };
  });
});
afterEach(() => {
  remove();
  remove = () => undefined;
  vi.mocked(announce).mockClear();
  vi.unstubAllGlobals();
  proposals.set({ kind: "unknown" });
  freshness.set({ kind: "starting" });
  queue.set(EMPTY_QUEUE);
  forgetMoving();
});
async function drawn(): Promise<HTMLElement> {
  const section = await drawAt("/board", <SuggestedSection />);
  ({ remove } = section);
  await settle();
  return section.page;
}

describe("what is suggested to whoever leads", () => {
  it("[G610] says who should take what, why, and what was let be by whom", async () => {
    const page = await drawn();
    for (const words of [
      "Suggested: 1",
      "Contact 7 to somebody on shift. Waiting 5 min",
      "There is danger. Overdue by 2 min",
      "They answer in this language: Spanish. Only they can take it now.",
      "In hand, with what is heavy counted more: 0. It is for 1 person.",
      "Lee let one be, for somebody on shift.",
    ])
      expect(page.textContent).toContain(words);
    expect(buttonNames(page)).toEqual([
      "Offer it: contact 7 to somebody on shift",
      "Let it be: contact 7, for somebody on shift",
    ]);
  });

  it("[G611] is offered at the version that was seen, and says why it was not", async () => {
    const page = await drawn();
    act(() => button(page, "Offer it: contact 7 to somebody on shift").click());
    await settle();
    const body = asked.find((one) => nameOf(one) === "OfferWaiting")?.body ?? "";
    expect(JSON.parse(body)).toMatchObject({
      variables: { contactId: id, expectedVersion: 2, to: marta.id },
    });
    answers = { ...answers, OfferWaiting: { offered: { came: "not_there" } } };
    act(() => button(page, "Offer it: contact 7 to somebody on shift").click());
    await settle();
    expect(page.textContent).toContain("They take nothing new now.");
  });

  it("[G611] [Q68] is let be, and is gone", async () => {
    const page = await drawn();
    answers = { ...answers, Proposals: { proposals: NONE } };
    act(() => button(page, "Let it be: contact 7, for somebody on shift").click());
    await settle();
    expect(asked.map(nameOf)).toContain("DismissProposal");
    expect(page.textContent).toContain("Nothing is suggested now.");
  });

  it("[G611] is not let be in vain: who is on no shift is told so", async () => {
    answers = { ...answers, DismissProposal: { dismissed: false } };
    const page = await drawn();
    act(() => button(page, "Let it be: contact 7, for somebody on shift").click());
    await settle();
    expect(page.textContent).toContain(
      "It is not let be: it is not suggested any more, or you are not on shift.",
    );
  });

  it.each([
    ["Let it be: contact 7, for somebody on shift", false, "Contact 7 is not suggested any more."],
    ["Let it be: contact 7, for somebody on shift", true, "Let be. It comes back if its reason grows."],
    ["Offer it: contact 7 to somebody on shift", true, "Contact 7 is offered to somebody on shift."],
  ])(
    "[AL65] is another contact’s line for nobody’s focus: %s, pressed: %s",
    async (name, isPressed, words) => {
      const eight = { ...SOME.takes[0]!, contact: { id: queueRow(8).id, number: 8, version: 1 } };
      answers = { ...answers, Proposals: { proposals: { ...SOME, takes: [...SOME.takes, eight] } } };
      const page = await drawn();
      act(() => button(page, name).focus());
      answers = { ...answers, Proposals: { proposals: { ...SOME, takes: [eight] } } };
      if (isPressed) act(() => button(page, name).click());
      else await act(async () => lookAtProposals());
      await settle();
      expect(buttonNames(page)[0]).toBe("Offer it: contact 8 to somebody on shift");
      expect(document.activeElement?.tagName).toBe("SECTION");
      expect(document.activeElement?.querySelector("h2")?.textContent).toBe("Suggested: 1");
      expect(vi.mocked(announce).mock.calls.map(([each]) => each.words(1))).toEqual([words]);
    },
  );

  it("[G751] of what somebody has is accepted by the form that moves, filled in, once it is on the board", async () => {
    const move = {
      contact: { id, number: 7 },
      from: dana.id,
      to: marta.id,
      because: "Q65_uneven",
      owedMs: MINUTE,
    } as const;
    const moves = [{ ...move, loadFrom: 3, loadTo: 0 } as never];
    answers = { ...answers, Proposals: { proposals: { ...NONE, moves } } };
    const page = await drawn();
    expect(buttonNames(page)).toEqual(["Let it be: contact 7, for somebody on shift"]);
    const row = queueRow(7, { status: "claimed", holder: dana, heldSince: 0 });
    act(() => queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [row]) }));
    await settle();
    act(() => button(page, "Move it…: contact 7 to somebody on shift").click());
    expect(moving.get()).toEqual({ contacts: [id], to: marta.id });
    expect(asked.map(nameOf)).not.toContain("MoveContacts");
  });

  it("[G610] names the contact that was let be where it is in the queue", async () => {
    const page = await drawn();
    act(() => queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [queueRow(8)]) }));
    await settle();
    expect(page.textContent).toContain(`Lee let contact ${queueRow(8).number} be, for somebody on shift.`);
  });

  it("[G610] is unknown where it could not be had", async () => {
    answers = {};
    const page = await drawn();
    expect(page.textContent).toContain("What is suggested is unknown.");
    expect(buttonNames(page)).toEqual(["Retry"]);
  });
});

describe("what is suggested, in words", () => {
  const move = { contact: { id, number: 7 }, from: dana.id, to: marta.id, owedMs: 3 * MINUTE } as const;
  it.each([
    ["Q65_beside_crisis_call", "Dana is on a call that is a crisis."],
    ["Q65_holder_is_not_there", "Dana is not there now."],
    ["Q65_uneven", "Dana has more in hand."],
  ] as const)("[Q65] says why it should move: %s", (because, words) => {
    const all = moveWords({ ...move, because }, "Dana", "Marta");
    expect(all).toContain("Contact 7 from Dana to Marta.");
    expect(all).toContain(words);
  });

  it("[Q62] says why something is proposed to nobody", () => {
    const unserved = { medium: "form", language: "fr", count: 2, first: { id, number: 7 }, fit: 0 } as const;
    expect(unservedWords({ ...unserved, hindered: [{ rule: "Q53_language", people: 2 }] })).toBe(
      "2 contacts for nobody (Form, French), first contact 7. 2 people: do not answer in this language.",
    );
    expect(unservedWords({ ...unserved, fit: 1, hindered: [] })).toContain("1 person could");
  });
});
