import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { overlay } from "../keys/overlay.ts";
import { marta } from "../queue/row.fixture.ts";
import { leaveSession, session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { UserId } from "@holdfast/case-schema";
import { inquiryDraft } from "./inquiry-draft.ts";
import { InquiryForm } from "./inquiry-form.tsx";
import { stepWords } from "./inquiry-words.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const LOGGED = {
  __typename: "InquiryLogged",
  steps: ["neither_confirm_nor_deny", "log_inquiry", "notify_supervisor"],
};
let outcome: object | "unreachable";
let log: Asked[];

/** The form, and how it is drawn a second time. */
function drawn() {
  log = stubGateway(() =>
    outcome === "unreachable" ? "unreachable" : { json: { data: { done: outcome } } },
  );
  return draw(<InquiryForm />);
}
const dialog = () => document.querySelector<HTMLElement>("[role=dialog]")!;
const told = () =>
  log.map(({ body }) => (JSON.parse(body) as { variables: Record<string, unknown> }).variables);
async function choose(...names: readonly string[]): Promise<void> {
  for (const name of names) {
    const mark = [...dialog().querySelectorAll("label")].find(
      ({ textContent }) => textContent.trim() === name,
    );
    await act(async () => mark?.click());
  }
}
const field = (label: string) => {
  const named = [...dialog().querySelectorAll("label")].find(({ textContent }) => textContent === label);
  return document.getElementById(named?.htmlFor ?? "") as HTMLInputElement;
};
async function fill(): Promise<void> {
  await choose("Police", "By phone", "Nothing: they only ask");
  type(field("Their name and office"), "Detective Sands, Invented Police");
  type(field("Where they say that they can be called back"), "555-0155");
  type(field("What they want, in their words"), "Whether a young woman called");
}

beforeEach(() => {
  seatDana();
  outcome = LOGGED;
  inquiryDraft.set(null);
  overlay.set("inquiry");
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("somebody asks about a person", () => {
  it("says first that nobody is confirmed or denied, with the words for it, and asks the gateway for nobody", async () => {
    const { remove } = drawn();
    const words = dialog().textContent;
    expect(words.indexOf("Neither confirm nor deny")).toBeLessThan(words.indexOf("Who asks"));
    expect(words).toContain("“I can’t say whether anybody has been in touch with us.");
    await fill();
    expect(log).toEqual([]);
    remove();
  });

  it("is written down once it is said who asks, how, and with what, and then says what to do", async () => {
    const { remove } = drawn();
    for (const [said, next] of [
      ["Say who asks.", "Police"],
      ["Say in what way they ask.", "By phone"],
      ["Say what they have.", "Nothing: they only ask"],
    ] as const) {
      await submit(dialog());
      expect(dialog().textContent).toContain(said);
      await choose(next);
    }
    expect(log).toEqual([]);
    await fill();
    await submit(dialog());
    expect(told()).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        asker: "police",
        way: "phone",
        inHand: "nothing",
        askedAt: NOON,
        who: "Detective Sands, Invented Police",
        reach: "555-0155",
        said: "Whether a young woman called",
      },
    ]);
    expect([...dialog().querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual([
      "Go on saying neither yes nor no, also of whether you know anybody by that name.",
      "Tell the lead on shift now.",
    ]);
    expect(document.activeElement?.textContent).toBe("Written down. What to do now");
    expect(inquiryDraft.get()).toBeNull();
    await press(dialog(), "Done");
    expect(overlay.get()).toBeNull();
    remove();
  });

  it("keeps every word while the line fails, also when the form is left, and writes it down once", async () => {
    outcome = "unreachable";
    const first = drawn();
    await fill();
    await submit(dialog());
    expect(dialog().textContent).toContain("It is not known whether this was done.");
    const { id } = told()[0]!;
    first.remove();
    outcome = LOGGED;
    const second = drawn();
    expect(field("Their name and office").value).toBe("Detective Sands, Invented Police");
    await submit(dialog());
    expect(told()).toEqual([expect.objectContaining({ id, asker: "police", reach: "555-0155" })]);
    second.remove();
  });

  it("is written down beside what stands there when it was changed after an answer was lost", async () => {
    outcome = { __typename: "InquiryInvalid", part: "id" };
    const { remove } = drawn();
    await fill();
    await submit(dialog());
    expect(dialog().textContent).toContain("An earlier version of this was written down already.");
    outcome = LOGGED;
    await submit(dialog());
    const [before, after] = told();
    expect(after!["id"]).not.toBe(before!["id"]);
    expect(after!["said"]).toBe(before!["said"]);
    remove();
  });

  it("[CO74] is none where they ask for help for somebody who is with them: that is said, and nothing written down", async () => {
    const { remove } = drawn();
    await choose("Police", "They are with somebody who needs help, and ask for it for them");
    expect(dialog().textContent).toContain("Ask to talk with the person themself");
    expect(dialog().textContent).not.toContain("Write it down");
    await submit(dialog());
    expect(log).toEqual([]);
    remove();
  });

  it("stays for whoever began it until they sign out, and is nobody else's", async () => {
    const { remove } = drawn();
    await fill();
    session.update((now) =>
      now.kind === "signed_in" ? { ...now, me: { ...now.me, name: "Dana again" } } : now,
    );
    expect(inquiryDraft.get()?.reach).toBe("555-0155");
    session.update((now) =>
      now.kind === "signed_in" ? { ...now, me: { ...now.me, id: UserId.parse(marta.id) } } : now,
    );
    expect(inquiryDraft.get()).toBeNull();
    inquiryDraft.set({ ...draftOf("555-0156") });
    leaveSession();
    expect(inquiryDraft.get()).toBeNull();
    remove();
  });

  it("was asked when they ask: what was opened for nobody is opened anew, and what was begun says when, and can be begun anew", async () => {
    const late = NOON + 6 * 3_600_000;
    drawn().remove();
    vi.mocked(Date.now).mockReturnValue(late);
    const { remove } = drawn();
    expect(inquiryDraft.get()?.askedAt).toBe(late);
    await choose("Police");
    remove();
    vi.mocked(Date.now).mockReturnValue(late + 60_000);
    const again = drawn();
    expect(inquiryDraft.get()).toMatchObject({ askedAt: late, asker: "police" });
    expect(dialog().textContent).toContain("They asked at 18:00.");
    await press(dialog(), "Begin anew");
    expect(inquiryDraft.get()).toMatchObject({ askedAt: late + 60_000, asker: null });
    again.remove();
  });

  it("is not begun as a helper's because somebody before was one", async () => {
    const first = drawn();
    await choose("They are with somebody who needs help, and ask for it for them");
    expect(inquiryDraft.get()?.isWithSomebody).toBe(true);
    first.remove();
    const { remove } = drawn();
    expect(inquiryDraft.get()?.isWithSomebody).toBe(false);
    remove();
  });

  it("has words for every step that the policy names, and says so of one that it does not know", () => {
    const steps = [
      "neither_confirm_nor_deny",
      "verify_requester_callback",
      "notify_supervisor",
      "supervisor_decision_15min",
      "counsel_on_call",
      "no_production",
      "legal_hold",
      "notify_person_attempt",
      "warn_person_if_safe",
      "verify_requester",
    ];
    expect(new Set(steps.map(stepWords)).size).toBe(steps.length);
    for (const step of steps) expect(stepWords(step)).not.toMatch(/_|this page does not know/);
    expect(stepWords("log_inquiry")).toBeNull();
    expect(stepWords("dance")).toContain("ask the lead on shift");
  });
});

const draftOf = (reach: string) => ({
  id: crypto.randomUUID(),
  askedAt: NOON,
  isWithSomebody: false,
  asker: null,
  way: null,
  inHand: null,
  who: "",
  reach,
  said: "",
});
