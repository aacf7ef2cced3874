import { UserId } from "@holdfast/case-schema";
import { loadBoard, loadShifts, NO_SHIFTS } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { shiftsSeen, UNKNOWN_SHIFTS } from "../board/board-store.ts";
import { shiftOf } from "../board/shift.fixture.ts";
import { doings } from "../keys/doings.ts";
import { live } from "../live/live-store.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { markWords } from "../queue/row-words.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { AskLiftDialog } from "./ask-lift-dialog.tsx";
import { DeclineLiftDialog } from "./decline-lift-dialog.tsx";
import { LiftAsksBanner } from "./lift-asks-banner.tsx";
import { LockBar } from "./lock-bar.tsx";
import { notTaken } from "./reach-acts.ts";
import { reachQuestion } from "./reach-dialog-store.ts";
import { liftAskOf, type LiftAsk } from "./lift-ask.ts";
import { CONTACT, reachNow } from "./reach-now.fixture.ts";
import { decision, lock } from "./safe-contact.fixture.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const MINUTE = 60_000;
const lee = { id: queueRow(9).id, name: "Lee" };
const expired = lock("preference_expired", { ways: ["ask_when_they_write", "lead_may_lift"] });
const locked = decision({ outcome: "locked", locks: [expired] });
const READ = { id: "the ask", at: NOON - 2 * MINUTE, reason: "The clinic has called.", answer: null };
const ask = (facts: Partial<LiftAsk> = {}): LiftAsk => ({
  by: dana,
  at: NOON - 2 * MINUTE,
  answer: null,
  read: READ,
  ...facts,
});
const answered = (kind: "lifted" | "declined", reason: string | null = null): LiftAsk => {
  const until = kind === "lifted" ? NOON + 14 * MINUTE : null;
  return ask({
    answer: kind,
    read: { ...READ, answer: { kind, by: lee, at: NOON - MINUTE, until, reason } },
  });
};
const bar = (mine: Parameters<typeof reachNow>[1] = {}, facts: Parameters<typeof reachNow>[0] = {}) =>
  draw(<LockBar reach={reachNow({ decision: locked, ...facts }, mine)} />);
const onShift = (...facts: readonly object[]) =>
  shiftsSeen.set({
    kind: "ready",
    shifts: loadShifts(
      NO_SHIFTS,
      facts.map((each) => shiftOf(lee, each)),
    ),
  });
const watchBoard = vi.fn<(isWatched: boolean) => void>();
let log: readonly Asked[] = [];

beforeEach(() => {
  seatDana();
  vi.spyOn(Date, "now").mockReturnValue(NOON);
  live.set({ open: () => undefined, watchBoard, close: () => undefined });
  watchBoard.mockClear();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  notTaken.set(new Map());
  queue.set(EMPTY_QUEUE);
  shiftsSeen.set(UNKNOWN_SHIFTS);
  live.set(null);
  reachQuestion.set({ kind: "none" });
  forgetAnnouncements();
});

describe("what whoever has it asked a lead", () => {
  it("says since when it waits for an answer, and can be taken back", async () => {
    log = stubGateway(() => ({ json: { data: { done: { __typename: "LiftAskEnded" } } } }));
    const { page, remove } = bar({ liftAsk: ask() });
    expect(page.textContent).toContain("You asked a lead at 11:58 to lift it. Not answered yet.");
    expect(buttonNames(page)).not.toContain("Ask a lead to lift it…");
    await press(page, "Take back what you asked");
    expect(log[0]?.body).toContain("TakeBackLiftAsk");
    remove();
  });

  it.each([
    ["nobody is on shift", [], true],
    ["the only lead is on a break", [{ role: "shift_lead", state: "break" }], true],
    ["the only lead is gone", [{ role: "shift_lead", goneSince: NOON }], true],
    ["advocates alone are on shift", [{ role: "advocate" }], true],
    ["a lead is available", [{ role: "shift_lead" }], false],
  ])("says what to do where %s", (_name, shifts, isSaid) => {
    onShift(...shifts);
    const { page, remove } = bar({ liftAsk: ask() });
    expect(page.textContent.includes("No shift lead is on shift and available now.")).toBe(isSaid);
    expect(watchBoard.mock.calls).toEqual([[true]]);
    remove();
    expect(watchBoard.mock.calls).toEqual([[true], [false]]);
  });

  it("says nothing of who is on shift before that is known, nor to whoever did not ask", () => {
    const unknown = bar({ liftAsk: ask() });
    expect(unknown.page.textContent).not.toContain("No shift lead");
    unknown.remove();
    onShift();
    watchBoard.mockClear();
    const other = bar({ liftAsk: ask({ by: marta }), isMine: false });
    expect(other.page.textContent).not.toContain("No shift lead");
    expect(watchBoard).not.toHaveBeenCalled();
    other.remove();
  });

  it("says who declined, when and why, and lets them ask again", () => {
    const { page, remove } = bar({ liftAsk: answered("declined", "Not at night.") });
    expect(page.textContent).toContain("Lee declined at 11:59 to lift it. Why: Not at night.");
    expect(buttonNames(page)).toContain("Ask a lead to lift it…");
    remove();
    // What is locked no longer needs no answer any more.
    const open = bar({ liftAsk: answered("declined", "Not at night.") }, { decision: decision() });
    expect(open.page.textContent).toBe("");
    open.remove();
  });

  it("says who lifted it and until when, while that holds", () => {
    const opened = decision({ outcome: "limited", only: ["neutral_check"] });
    const { page, remove } = bar({ liftAsk: answered("lifted") }, { decision: opened });
    expect(page.textContent).toContain("Lee lifted it at 11:59, for one check message until 12:14.");
    remove();
    // Used up: it locks again, and can be asked for again.
    const again = bar({ liftAsk: answered("lifted") });
    expect(again.page.textContent).not.toContain("Lee lifted it");
    expect(buttonNames(again.page)).toContain("Ask a lead to lift it…");
    again.remove();
  });

  it.each([
    [
      "something else locks as well",
      { decision: decision({ outcome: "locked", locks: [expired, lock("silence")] }) },
    ],
    [
      "danger holds",
      { danger: { since: NOON, checkWordAt: null, confirmedBy: [], means: null, coverStory: [] } },
    ],
  ])("is not offered where %s: it would help nobody", (_name, facts) => {
    const { page, remove } = bar({}, facts);
    expect(buttonNames(page)).not.toContain("Ask a lead to lift it…");
    remove();
  });
});

describe("what a lead is asked", () => {
  const lead = { isMine: false, mayLift: true };

  it("stands with its reason, also where nothing locks what is shown, and is lifted or declined", async () => {
    const { page, remove } = bar({ ...lead, liftAsk: ask({ by: marta }) }, { decision: decision() });
    expect(page.textContent).toContain(
      "Marta asked a lead at 11:58 to lift it. Not answered yet. Why: The clinic has called.",
    );
    await press(page, "Decline to lift…");
    expect(reachQuestion.get()).toEqual({ kind: "decline_lift", contact: CONTACT });
    await press(page, "Lift for one check message…");
    expect(reachQuestion.get()).toEqual({ kind: "lift", contact: CONTACT });
    remove();
  });

  it("says so where the reason cannot be read", () => {
    const { page, remove } = bar({ ...lead, liftAsk: ask({ by: marta, read: { ...READ, reason: null } }) });
    expect(page.textContent).toContain("The reason cannot be read.");
    remove();
  });

  it("says what is known before its reason is there, and declines only what was read", () => {
    const { page, remove } = bar({ ...lead, liftAsk: ask({ by: marta, read: null }) });
    expect(page.textContent).toContain("Marta asked a lead at 11:58 to lift it. Not answered yet.");
    expect(page.textContent).not.toContain("Why:");
    expect(buttonNames(page)).toEqual(["Lift for one check message…"]);
    remove();
    const declined = bar({ liftAsk: ask({ answer: "declined", read: null }) });
    expect(declined.page.textContent).toContain("A lead declined to lift it.");
    declined.remove();
  });

  it("goes by the row, and takes no reason of another asking, answer or contact", () => {
    const row = queueRow(1, { status: "claimed", holder: marta, liftAskedAt: READ.at });
    const read = { contact: CONTACT, data: READ };
    expect(liftAskOf(row, read)?.read).toEqual(READ);
    expect(liftAskOf({ ...row, liftAnswer: "declined" }, read)?.read).toBeNull();
    expect(liftAskOf({ ...row, liftAskedAt: NOON }, read)?.read).toBeNull();
    expect(liftAskOf({ ...row, id: queueRow(2).id }, read)?.read).toBeNull();
    expect(liftAskOf({ ...row, liftAskedAt: null }, read)).toBeNull();
  });

  it("is a mark of its row, for everybody", () => {
    const row = queueRow(4, { status: "claimed", holder: marta, liftAskedAt: NOON });
    expect(markWords(row, UserId.parse(dana.id), NOON)).toEqual(["asks a lead to lift it"]);
    expect(markWords(row, UserId.parse(marta.id), NOON)).toEqual(["you asked a lead to lift it"]);
    const done = { ...row, liftAnswer: "lifted" as const };
    expect(markWords(done, UserId.parse(dana.id), NOON)).toEqual([]);
  });

  it("stands on every screen for leads, with the way to the one that waits longest, and not for others", async () => {
    const row = (number: number, at: number, facts: object = {}) =>
      queueRow(number, { status: "claimed", holder: marta, liftAskedAt: at, ...facts });
    const rows = [row(7, NOON - MINUTE), row(8, NOON - 2 * MINUTE), row(9, NOON - MINUTE, { holder: dana })];
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, rows) });
    const advocate = await drawAt("/queue", <LiftAsksBanner />);
    expect(advocate.page.textContent).toBe("");
    expect(doings.get().get("go.asked")?.()).toHaveProperty("reason");
    advocate.remove();
    seatDana("shift_lead");
    const seen = await drawAt("/queue", <LiftAsksBanner />);
    expect(seen.page.textContent).toContain("Marta asked at 11:58 to lift the lock on contact 8.");
    expect(seen.page.textContent).toContain("1 more asks");
    expect(seen.page.querySelector("a")?.getAttribute("href")).toBe(`/contact/${rows[1]?.id ?? ""}`);
    expect(doings.get().get("go.asked")?.()).toHaveProperty("run");
    seen.remove();
    // The contact that is open says it itself.
    const there = await drawAt(`/contact/${rows[1]?.id ?? ""}`, <LiftAsksBanner />);
    expect(there.page.textContent).toContain("contact 7");
    there.remove();
  });
});

describe("the questions", () => {
  const onClose = vi.fn<() => void>();
  const page = (): HTMLElement => {
    const found = document.querySelector<HTMLElement>("[role=dialog]");
    if (found === null) throw new Error("no dialog is open");
    return found;
  };
  const write = (reason: string): void => {
    const field = page().querySelector("input");
    if (field === null) throw new Error("no reason is asked for");
    type(field, reason);
  };
  const answers = (name: string, ...all: readonly object[]): void => {
    const left = [...all];
    log = stubGateway(() => ({ json: { data: { [name]: left.shift() ?? all.at(-1) } } }));
  };
  beforeEach(() => onClose.mockReset());

  it("asks a lead for a reason in words only, once", async () => {
    answers("asked", { __typename: "AskedForLift" });
    const { remove } = draw(<AskLiftDialog row={queueRow(7)} onClose={onClose} />);
    write("  ");
    expect(button(page(), "Ask").disabled).toBe(true);
    write(" They asked for a call today ");
    await submit(page());
    expect(onClose).toHaveBeenCalledOnce();
    const [mutation] = log.map(({ body }) => JSON.parse(body) as { variables: { reason: string } });
    expect(mutation?.variables.reason).toBe("They asked for a call today");
    remove();
  });

  it.each([
    [{ __typename: "AlreadyAsked", at: NOON - MINUTE }, "That is asked already, since 11:59."],
    [{ __typename: "NothingToLift" }, "There is nothing here that a lead may lift now."],
    [{ __typename: "NotHolder" }, "Only whoever has this contact can do that."],
    [{ __typename: "TextRefused", limit: 1000, length: 1001 }, "The reason is too long."],
    [{ __typename: "TextRefused", limit: 0, length: 3 }, "A reason is needed, in words."],
    [{ __typename: "NotFound" }, "This contact is no longer here."],
    [
      { __typename: "SafeContactMoved" },
      "Not recorded: something happened here meanwhile. Look at it, and say it again.",
    ],
  ])("%# keeps what was typed, and says why nobody is asked", async (refusal, words) => {
    answers("asked", refusal);
    const { remove } = draw(<AskLiftDialog row={queueRow(7)} onClose={onClose} />);
    write("They asked for it");
    await submit(page());
    expect(page().textContent).toContain(words);
    expect(page().querySelector("input")?.value).toBe("They asked for it");
    expect(onClose).not.toHaveBeenCalled();
    remove();
  });

  it("declines what was read when it was opened, with a reason, and says when that is asked no longer", async () => {
    answers("declined", { __typename: "LiftAskNothing" }, { __typename: "LiftAskEnded" });
    const drawn = draw(<DeclineLiftDialog row={queueRow(7)} ask={ask({ by: marta })} onClose={onClose} />);
    expect(page().textContent).toContain("Why: The clinic has called.");
    drawn.again(
      <DeclineLiftDialog
        row={queueRow(7)}
        ask={ask({ read: { ...READ, id: "another", reason: "New." } })}
        onClose={onClose}
      />,
    );
    write("Not at night");
    await submit(page());
    expect(page().textContent).toContain("That is no longer asked.");
    expect(log[0]?.body).toContain('"askId":"the ask"');
    await submit(page());
    expect(onClose).toHaveBeenCalledOnce();
    drawn.remove();
  });
});
