import { SignPageState } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press, submit } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { choose, pick, settle } from "./grant-form.fixture.ts";
import type { PersonFacts } from "./person-facts.ts";
import { PersonReleases } from "./person-releases.tsx";
import { NOTHING_SAID, type ReleaseDraft } from "./release-draft.ts";
import { sharing } from "./sharing.ts";
import { signPageOf } from "./sign-page-input.ts";
import { notOfferedWords, signPageWords } from "./sign-page-words.ts";
import { lookAtSignPages, signPages } from "./sign-pages.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const [CASE, ROSA, SHELTER, CONTACT] = [uuid(900), uuid(901), uuid(41), uuid(107)];
const person: PersonFacts = {
  caseId: CASE,
  personId: ROSA,
  name: "Rosa",
  age: "adult",
  speakerId: ROSA,
  contactId: CONTACT,
};
const waiting = {
  __typename: "SignPage",
  id: uuid(51),
  personId: ROSA,
  recipientId: SHELTER,
  state: "waiting",
  validUntil: NOON + 30 * 60_000,
  endedAt: null,
} as const;
let pages: readonly object[];
let done: object;

function gateway(): Asked[] {
  return stubGateway(({ body }) => {
    if (body.includes('"operationName":"SignPages"')) return { json: { data: { signPages: pages } } };
    if (!body.includes('"operationName":"Releases"')) return { json: { data: { done } } };
    const name = "Invented Shelter";
    const recipients = [{ __typename: "Recipient", id: SHELTER, type: "service_provider", name }];
    return { json: { data: { releases: [], recipients } } };
  });
}
async function drawn(given: Partial<PersonFacts> = {}) {
  const log = gateway();
  const { page, remove } = draw(<PersonReleases person={{ ...person, ...given }} />);
  await settle();
  return { page, remove, log };
}
const told = (log: readonly Asked[], operation: string): readonly unknown[] =>
  log
    .filter(({ body }) => body.includes(`"operationName":"${operation}"`))
    .map(({ body }) => (JSON.parse(body) as { variables: unknown }).variables);

beforeEach(() => {
  seatDana();
  pages = [];
  done = {
    __typename: "SignPageOffered",
    address: "https://talk.example.org/n/AAAAAAAAAAAAAAAAAAAAAA",
    code: "012345",
    validUntil: NOON + 30 * 60_000,
  };
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  sharing.set({ kind: "none" });
  signPages.set({ caseId: null, pages: [] });
});

async function fillIn(page: HTMLElement): Promise<void> {
  await press(page, "They say yes to sharing…");
  await choose(page, "How they say yes", "They sign on a page");
  await pick(page, "To whom", "invented");
  await pick(page, "What for", "referral");
  await choose(page, "What exactly may go", "Who they are");
  await choose(page, "Who says yes", "They themself");
  await choose(page, "Has a court", "No");
  await choose(page, "Does any help", "No");
  await choose(page, "Does somebody tell them", "No");
  await choose(page, "Was the danger word", "No");
  await choose(page, "What was spoken of", "The risks");
  await choose(page, "What was spoken of", "Other ways");
}

describe("a page to sign on", () => {
  it("is offered with what they would say yes to, and what opens it is shown once", async () => {
    const { page, remove, log } = await drawn();
    await fillIn(page);
    await choose(page, "What they say of the device", "private");
    pages = [waiting];
    await submit(page);
    await settle();
    expect(told(log, "OfferSignPage")).toMatchObject([
      {
        input: {
          caseId: CASE,
          personId: ROSA,
          recipientId: SHELTER,
          contactId: CONTACT,
          purpose: "referral",
          dataClasses: ["identity"],
          device: "private",
        },
      },
    ]);
    expect(told(log, "GrantRelease")).toEqual([]);
    expect(document.activeElement?.textContent).toBe("The page is there until 12:30");
    for (const part of ["/n/AAAAAAAAAAAAAAAAAAAAAA", "012345", "the address one way and the code another"])
      expect(page.textContent).toContain(part);
    await press(page, "I have told them both");
    expect(page.textContent).not.toContain("012345");
    expect(page.textContent).toContain("Not opened yet. Open until 12:30.");
    remove();
  });

  it("is not offered where a rule speaks against it: what was chosen stays, and it says why", async () => {
    done = { __typename: "SignPageNotOffered", because: "device_not_private" };
    const { page, remove } = await drawn();
    await fillIn(page);
    await submit(page);
    await settle();
    expect(page.textContent).toContain("nobody else uses or watches their device");
    expect(buttonNames(page)).toContain("Offer the page");
    remove();
  });

  it("is withdrawn at any time", async () => {
    pages = [waiting];
    const { page, remove, log } = await drawn();
    done = { __typename: "SignPageWithdrawn", id: waiting.id };
    await press(page, "Withdraw the page for what goes to Invented Shelter");
    await settle();
    expect(told(log, "WithdrawSignPage")).toEqual([{ caseId: CASE, id: waiting.id }]);
    expect(said.get().map(({ words }) => words)).toContain("Withdrawn: it opens no more.");
    remove();
  });

  it("tells that they do not agree as it comes, and asks nothing more of them", async () => {
    pages = [waiting];
    const { page, remove } = await drawn();
    pages = [{ ...waiting, state: "declined", endedAt: NOON }];
    await act(() => lookAtSignPages(CASE));
    await settle();
    expect(page.textContent).toContain("That is theirs to say, and nothing follows from it.");
    expect(said.get().map(({ words }) => words)).toContain(
      "They do not agree. That is theirs to say, and nothing follows from it.",
    );
    expect(buttonNames(page).filter((name) => name.startsWith("Withdraw"))).toEqual([]);
    remove();
  });

  it("has their yes looked at again once it is signed", async () => {
    pages = [{ ...waiting, state: "opened" }];
    const { remove, log } = await drawn();
    const before = told(log, "Releases").length;
    pages = [{ ...waiting, state: "signed", endedAt: NOON }];
    await act(() => lookAtSignPages(CASE));
    await settle();
    expect(told(log, "Releases").length).toBeGreaterThan(before);
    remove();
  });

  it("is theirs alone: nobody else signs, and only where they speak", () => {
    const draft: ReleaseDraft = {
      ...NOTHING_SAID,
      recipientId: SHELTER,
      purpose: "referral",
      dataClasses: ["identity"],
      givenBy: "self",
      underGuardianship: false,
      conditionOfService: false,
      coached: false,
      duressWordHeard: false,
    };
    const facts = {
      id: uuid(51),
      caseId: CASE,
      personId: ROSA,
      contactId: CONTACT,
      broughtById: null,
      subjectAge: "adult",
      now: NOON,
    } as const;
    const why = (over: Partial<ReleaseDraft>, more = {}) => {
      const toSign = signPageOf({ ...draft, ...over }, { ...facts, ...more });
      return toSign.kind === "problem" ? toSign.because : toSign.kind;
    };
    expect(why({})).toBe("to_sign");
    expect(why({ givenBy: "lawful_guardian" })).toBe("self");
    expect([why({}, { contactId: null }), why({}, { broughtById: uuid(902) })]).toEqual([
      "contact",
      "contact",
    ]);
    expect(why({ coached: null })).toBe("answers");
  });

  it("has words for each way in which it stands, and for each rule", () => {
    const states = SignPageState.options.map((state) => signPageWords({ ...waiting, state }, NOON));
    expect(new Set(states).size).toBe(states.length);
    const rules = ["not_asked", "device_not_private", "no_plain_words", "other_hands", "not_the_person"];
    const words = [...rules, "danger_word", "guardian_needed", "coerced", "open_already"].map(
      notOfferedWords,
    );
    expect(words.filter((each) => !each.startsWith("Not offered: "))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });
});
