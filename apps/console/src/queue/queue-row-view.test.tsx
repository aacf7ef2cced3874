import { Capability } from "@holdfast/access-policy";
import { UserId } from "@holdfast/case-schema";
import { act } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { followUp } from "../follow-ups/follow-up.fixture.ts";
import { followUps, loadFollowUps } from "../follow-ups/follow-ups.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { speak } from "../text/language.ts";
import { QueueRowView, type QueueRowViewProps } from "./queue-row-view.tsx";
import { dana, marta, queueRow } from "./row.fixture.ts";

const props = (facts: Partial<QueueRowViewProps>): QueueRowViewProps => ({
  row: queueRow(7),
  index: 0,
  top: 0,
  height: 80,
  now: 0,
  isOpen: false,
  isTabStop: true,
  attempt: null,
  canClaim: true,
  onFocus: vi.fn<() => void>(),
  onOpen: vi.fn<() => void>(),
  onClaim: vi.fn<() => void>(),
  onAccept: vi.fn<() => void>(),
  ...facts,
});

beforeEach(() => {
  speak("en");
  const me = {
    id: UserId.parse(dana.id),
    name: "Dana",
    role: "advocate",
    capabilities: new Set(Capability.options),
    wantsSecondFactor: false,
    secondFactorBy: null,
  } as const;
  session.set({ kind: "signed_in", me, isNew: false });
});

const buttons = (page: HTMLElement): readonly (string | null)[] =>
  [...page.querySelectorAll("button")].map((button) => button.getAttribute("aria-label"));

describe("a row of the queue", () => {
  it.each([
    ["one that waits", { row: queueRow(7) }, ["Claim contact 7"]],
    ["one that I have", { row: queueRow(7, { holder: dana }) }, []],
    ["one that somebody else has", { row: queueRow(7, { holder: marta }) }, []],
    [
      "one that is offered to me",
      { row: queueRow(7, { holder: marta, offeredTo: dana }) },
      ["Accept contact 7"],
    ],
  ])("%s has one thing to do at most", (_name, facts, expected) => {
    const { page, remove } = draw(<QueueRowView {...props(facts)} />);
    expect(buttons(page)).toEqual(expected);
    remove();
  });

  it("says that a lead is asked before what is due, and all else after it", () => {
    const row = queueRow(7, { holder: dana, status: "claimed", liftAskedAt: 5, reopened: 1 });
    loadFollowUps([followUp(1, { state: "due" })]);
    const { page, again, remove } = draw(<QueueRowView {...props({ row })} />);
    const order = (): readonly number[] =>
      ["you asked a lead to lift it", "follow-up due", "came back"].map((words) =>
        page.textContent.indexOf(words),
      );
    expect(order()).toEqual(order().toSorted((one, other) => one - other));
    expect(order()).not.toContain(-1);
    again(<QueueRowView {...props({ row: { ...row, liftAnswer: "declined" } })} />);
    expect(order()[0]).toBe(-1);
    expect(order().slice(1)).not.toContain(-1);
    followUps.set(null);
    remove();
  });

  it("opens when it is clicked, and does not when its button is", () => {
    const given = props({});
    const { page, remove } = draw(<QueueRowView {...given} />);
    act(() => page.querySelector("button")?.click());
    expect(given.onOpen).not.toHaveBeenCalled();
    expect(given.onClaim).toHaveBeenCalledOnce();
    act(() => page.querySelector<HTMLElement>("[role=gridcell]")?.click());
    expect(given.onOpen).toHaveBeenCalledOnce();
    remove();
  });

  it("claims once while it claims, and not at all while the queue may be out of date", () => {
    const claiming = props({ attempt: { kind: "claiming" } });
    const drawn = draw(<QueueRowView {...claiming} />);
    act(() => drawn.page.querySelector("button")?.click());
    expect(claiming.onClaim).not.toHaveBeenCalled();
    expect(drawn.page.textContent).toContain("Claiming…");
    drawn.again(<QueueRowView {...props({ canClaim: false })} />);
    expect(drawn.page.querySelector("button")?.disabled).toBe(true);
    drawn.remove();
  });

  it("says by shape and word that a list of words found danger, and offers to claim it as such", () => {
    const row = queueRow(7, { lane: "life_threat", laneReason: "words:danger-en:0:has-a-gun" });
    const { page, remove } = draw(<QueueRowView {...props({ row })} />);
    expect(page.textContent).toContain("◆Danger: word in the message");
    expect(page.textContent).not.toContain("Routine");
    expect(page.querySelector("[role=row]")?.className).toContain("bg-danger-tint");
    remove();
  });

  it("says danger by shape and word", () => {
    const { page, remove } = draw(<QueueRowView {...props({ row: queueRow(7, { danger: "said_so" }) })} />);
    expect(page.textContent).toContain("◆Danger");
    remove();
  });
});
