import { ReachFlag, ReachLimit, ReachLock, ReachWayForward } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drafts } from "../contact/draft-store.ts";
import { draftOf, writeDraft } from "../contact/drafts.ts";
import { pending } from "../contact/pending.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { LockBar } from "./lock-bar.tsx";
import { notTaken } from "./reach-acts.ts";
import { reachQuestion } from "./reach-dialog-store.ts";
import { CONTACT, reachNow } from "./reach-now.fixture.ts";
import { decision, limit, lock } from "./safe-contact.fixture.ts";
import { flagWords, wayForwardWords } from "./way-words.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const MINUTE = 60_000;
const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

beforeEach(() => {
  seatDana();
  stubGateway(() => "unreachable");
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  drafts.set(new Map());
  pending.set([]);
  notTaken.set(new Map());
  reachQuestion.set({ kind: "none" });
  forgetAnnouncements();
});

const bar = (facts: Parameters<typeof reachNow>[0], mine: Parameters<typeof reachNow>[1] = {}) =>
  draw(<LockBar reach={reachNow(facts, mine)} />);
const locked = (...locks: ReturnType<typeof lock>[]) => decision({ outcome: "locked", locks });

describe("the bar above the composer", () => {
  it("says nothing when all is well", () => {
    const { page, remove } = bar({});
    expect(page.querySelector("section")).toBeNull();
    remove();
  });

  it.each(ReachLock.options)("says of the lock %s that sending is off, why and since when", (name) => {
    const { page, remove } = bar({ decision: locked(lock(name, { since: NOON - MINUTE })) });
    expect(page.textContent).toContain("Sending is off.");
    // Of a stop word its own sentence says when it came.
    const since = name === "opted_out" ? "stop word" : "Since 11:59.";
    expect(page.textContent).toContain(since);
    expect(page.querySelector("#reach-reason")?.textContent.length).toBeGreaterThan(40);
    remove();
  });

  it.each(ReachLimit.options)(
    "says of the limit %s what may be sent, and not that sending is off",
    (name) => {
      const { page, remove } = bar({ decision: decision({ outcome: "limited", limits: [limit(name)] }) });
      expect(page.textContent).not.toContain("Sending is off.");
      expect(page.querySelector("#reach-reason")?.textContent.length).toBeGreaterThan(40);
      remove();
    },
  );

  it("names every way forward and every flag in words of its own", () => {
    const words = [...ReachWayForward.options.map(wayForwardWords), ...ReachFlag.options.map(flagWords)];
    expect(new Set(words).size).toBe(ReachWayForward.options.length + ReachFlag.options.length);
  });

  it("says until when a closed window is closed, and who may lift it", () => {
    const window = lock("outside_window", {
      until: NOON + 60 * MINUTE,
      ways: ["wait_for_window", "lead_may_lift"],
    });
    const standing = { kind: "agreed", ways: [], timeZone: HERE, validUntil: null } as const;
    const { page, remove } = bar({ decision: locked(window), standing: { ...standing, ways: [] } });
    expect(page.textContent).toContain("Until 13:00.");
    expect(page.textContent).toContain("A shift lead can lift this for one neutral check message.");
    remove();
  });

  it("says of a stop word that it could be danger, and of the other two what they are", () => {
    const since = NOON - MINUTE;
    const opted = locked(lock("opted_out", { since }));
    const stop = bar({ decision: opted, optOut: { by: "stop_word", since, wroteSince: false } });
    expect(stop.page.textContent).toContain("at 11:59. It could be opting out, it could be danger.");
    expect(buttonNames(stop.page)).not.toContain("They agreed anew");
    stop.remove();
    const words = bar({ decision: opted, optOut: { by: "in_words", since, wroteSince: false } });
    expect(words.page.textContent).toContain("in their own words");
    expect(buttonNames(words.page)).toContain("They agreed anew");
    words.remove();
    const provider = bar({ decision: opted, providerBlock: { since, wroteSince: false } });
    expect(provider.page.textContent).toContain("The provider no longer takes texts for them, since 11:59.");
    provider.remove();
  });

  it("flags an answer that is allowed all the same", () => {
    const flagged = decision({ flags: ["opted_out_but_wrote", "no_preference", "shared_device"] });
    const { page, remove } = bar({ decision: flagged });
    expect(page.textContent).toContain("You answer: they sent a stop word, and have written since");
    // The device stands in the header, where it is always on screen.
    expect(page.textContent).not.toContain("shared device");
    expect(buttonNames(page)).toContain("Record what they ask for noww");
    remove();
  });

  it("tells whoever only reads the contact what holds for an answer, and not that they give one", () => {
    const flagged = decision({ flags: ["opted_out_but_wrote", "outside_window", "way_not_agreed"] });
    const reading = bar({ decision: flagged }, { isMine: false });
    expect(reading.page.textContent).toContain("For whoever answers: they sent a stop word");
    expect(reading.page.textContent).toContain("outside their hours; answers only");
    expect(reading.page.textContent).not.toMatch(/\byou\b/i);
    reading.remove();
    const mine = bar({ decision: flagged });
    expect(mine.page.textContent).toContain("You answer: they sent a stop word");
    mine.remove();
  });

  it("says nothing of how one answers while sending is off", () => {
    const off = { ...locked(lock("opted_out", { since: NOON })), flags: ["opted_out_but_wrote" as const] };
    const { page, remove } = bar({ decision: off });
    expect(page.textContent).toContain("Sending is off.");
    expect(page.textContent).not.toContain("You answer:");
    expect(page.textContent).not.toContain("have written since");
    remove();
  });

  it("marks the last decision as such while the connection is away, and turns its buttons off", () => {
    const doubtful = decision({
      outcome: "limited",
      limits: [limit("not_confirmed")],
      only: ["neutral_check"],
      hands: { ...decision().hands, isConfirmed: false, foldBefore: 2 },
    });
    const { page, remove } = bar({ decision: doubtful }, { awaySince: NOON - 5_000 });
    expect(page.textContent).toContain("The connection is away: this is how it stood at 11:59:55.");
    expect([...page.querySelectorAll("button")].every(({ disabled }) => disabled)).toBe(true);
    remove();
  });
});

describe("what can be done about it", () => {
  const doubtful = decision({
    outcome: "limited",
    limits: [limit("not_confirmed", { ways: ["ask_check_question", "confirm_same_person"] })],
    only: ["agreed_check"],
    hands: {
      ...decision().hands,
      signs: [{ sign: "silence", since: NOON }],
      isConfirmed: false,
      foldBefore: 2,
    },
  });

  it("asks the agreed question as it is, and leaves what was being written", async () => {
    drafts.set(writeDraft(new Map(), CONTACT, "reply", "We were say"));
    const { page, remove } = bar({ decision: doubtful, checkQuestion: "How is the dog?" });
    expect(page.textContent).toContain("Why: nothing came from them for 5 minutes.");
    await press(page, "Ask the agreed question: How is the dog?");
    expect(pending.get()).toMatchObject([{ kind: "reply", text: "How is the dog?" }]);
    expect(draftOf(drafts.get(), CONTACT, "reply")).toBe("We were say");
    remove();
  });

  it("offers the neutral question in their language where none was agreed, and the others behind one button", async () => {
    const neutral = { ...doubtful, only: ["neutral_check" as const] };
    const { page, remove } = bar({ decision: neutral });
    expect(buttonNames(page).slice(0, 2)).toEqual([
      "Ask in English: Hi, is this still a good time?",
      "Another neutral question…▾",
    ]);
    await press(page, "Another neutral question…▾");
    const other = document.querySelector<HTMLElement>("[role=menuitem]");
    expect(other?.textContent).toBe("Hola, ¿es buen momento?Spanish");
    expect(other?.querySelector("[lang=es]")).not.toBeNull();
    remove();
  });

  it("offers in danger each line of the cover story, to be picked", () => {
    const danger = {
      since: NOON,
      checkWordAt: null,
      confirmedBy: [],
      means: "stop" as const,
      coverStory: ["Wrong number.", "Sorry!"],
    };
    const limited = decision({ outcome: "limited", limits: [limit("danger_word")], only: ["cover_story"] });
    const { page, remove } = bar({ decision: limited, danger });
    expect(buttonNames(page)).toEqual([
      "Send the cover story: Wrong number.",
      "Send the cover story: Sorry!",
    ]);
    remove();
  });

  it("is nothing for whoever only reads the contact", () => {
    const { page, remove } = bar({ decision: doubtful }, { isMine: false });
    expect(buttonNames(page)).toEqual([]);
    expect(page.textContent).toContain("It is not confirmed that this is the same person.");
    remove();
  });

  it("lets a lead lift, and whoever has it ask one", async () => {
    const expired = locked(lock("preference_expired", { ways: ["ask_when_they_write", "lead_may_lift"] }));
    const lead = bar({ decision: expired }, { isMine: false, mayLift: true });
    await press(lead.page, "Lift for one check message…");
    expect(reachQuestion.get()).toEqual({ kind: "lift", contact: CONTACT });
    lead.remove();
    const advocate = bar({ decision: expired });
    await press(advocate.page, "Ask a lead to lift it…");
    expect(reachQuestion.get()).toEqual({ kind: "ask_lift", contact: CONTACT });
    advocate.remove();
  });

  it("lets the holder record what they agreed to where nobody was asked yet, though nothing was heard there (CP6)", async () => {
    const unasked = locked(lock("not_asked", { ways: ["record_what_they_told", "they_return"] }));
    const mine = bar({ decision: unasked });
    expect(mine.page.textContent).toContain(
      "If they have told you how they may be reached here, record that",
    );
    await press(mine.page, "Record what they ask for noww");
    expect(reachQuestion.get()).toEqual({ kind: "preference", contact: CONTACT });
    mine.remove();
    const others = bar({ decision: unasked }, { isMine: false });
    expect(buttonNames(others.page)).toEqual([]);
    expect(others.page.textContent).not.toContain("record that");
    others.remove();
  });

  it("takes back an exploiter's mark for the holder alone", () => {
    const marked = decision({
      outcome: "limited",
      limits: [limit("may_be_exploiter")],
      only: ["neutral_check"],
    });
    const mine = bar({ decision: marked });
    expect(buttonNames(mine.page)).toContain("Take back the mark");
    mine.remove();
    const others = bar({ decision: marked }, { isMine: false });
    expect(buttonNames(others.page)).toEqual([]);
    others.remove();
  });
});
