import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { choose, pick, settle } from "./grant-form.fixture.ts";
import type { PersonFacts } from "./person-facts.ts";
import { PersonReleases } from "./person-releases.tsx";
import { scanUploads } from "./scan-uploads.ts";
import { chooseFile, fileOf, stubSending } from "./sending.fixture.ts";
import { sharing } from "./sharing.ts";
import { stateWords } from "./release-words.ts";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const [CASE, ROSA, SHELTER] = [uuid(900), uuid(901), uuid(41)];
const person: PersonFacts = {
  caseId: CASE,
  personId: ROSA,
  name: "Rosa",
  age: "adult",
  speakerId: ROSA,
  contactId: uuid(107),
};
const release = {
  __typename: "Release",
  id: uuid(31),
  personId: ROSA,
  recipientId: SHELTER,
  purpose: "referral",
  dataClasses: ["identity", "narrative"],
  withheld: "her brother",
  withheldIn: ["narrative"],
  form: "spoken_recorded",
  expiresAt: NOON + 3_600_000,
  revokedAt: null,
  state: "verbal_recorded",
  because: null,
  recordedAt: NOON - 60_000,
  recordedBy: { __typename: "CaseStaff", ...dana },
  scans: [],
};
let releases: readonly object[] | null;
let done: object;

function gateway(): Asked[] {
  return stubGateway(({ body }) => {
    if (body.includes('"operationName":"Releases"')) {
      const recipients = [
        { __typename: "Recipient", id: SHELTER, type: "service_provider", name: "Invented Shelter" },
      ];
      return { json: { data: { releases, recipients } } };
    }
    return { json: { data: { done } } };
  });
}
async function drawn(given: Partial<PersonFacts> = {}) {
  const log = gateway();
  const { page, remove } = draw(<PersonReleases person={{ ...person, ...given }} />);
  await settle();
  return { page, remove, log };
}
const told = (log: readonly Asked[], operation: string): Readonly<Record<string, unknown>> | undefined => {
  const found = log.find(({ body }) => body.includes(`"operationName":"${operation}"`));
  return found === undefined
    ? undefined
    : (JSON.parse(found.body) as { variables: Record<string, unknown> }).variables;
};
beforeEach(() => {
  seatDana();
  releases = [release];
  done = { __typename: "ReleaseKept", id: uuid(31) };
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  sharing.set({ kind: "none" });
});

describe("what somebody has said yes to", () => {
  it("stands with whom, for what, what, what not, until when, and whether it counts", async () => {
    const { page, remove } = await drawn();
    const words = page.querySelector("li")?.textContent ?? "";
    for (const part of [
      "To: Invented Shelter (Service provider)",
      "For: Referral. Spoken, and read back. Until: 13:00.",
      "Who they are, What happened",
      "They hold back in What happened: her brother",
      "Counts: spoken.",
      "Written down by Dana, 11:59.",
    ])
      expect(words).toContain(part);
    expect(words).not.toMatch(/_/);
    remove();
  });

  it("says that it has run out once it has, whatever was said when it was read", async () => {
    releases = [{ ...release, expiresAt: NOON - 1 }];
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("It has run out: nothing goes on it.");
    expect(buttonNames(page)).toEqual(["They say yes to sharing…", "They ask for what is kept of them…"]);
    remove();
  });

  it.each([
    {
      form: "spoken_recorded",
      why: "for police a second one of ours has to have heard it.",
      act: "I heard it, too",
      done: "Kept: you heard it, too.",
    },
    {
      form: "written_paper",
      why: "a second one of ours has to have seen the paper.",
      act: "I have seen the paper",
      done: "Kept: you have seen the paper.",
    },
  ])("says why $form does not count, and lets a second one of ours witness it", async (given) => {
    releases = [
      {
        ...release,
        form: given.form,
        state: "invalid",
        because: "no_witness",
        recordedBy: { __typename: "CaseStaff", ...marta },
      },
    ];
    const { page, remove, log } = await drawn();
    expect(page.textContent).toContain(`Does not count: ${given.why}`);
    const described = button(page, given.act).getAttribute("aria-describedby") ?? "";
    expect(document.getElementById(described)?.textContent).toContain("Invented Shelter");
    await press(page, given.act);
    await settle();
    expect(said.get().map(({ words }) => words)).toContain(given.done);
    expect(told(log, "WitnessRelease")).toEqual({ caseId: CASE, id: uuid(31) });
    remove();
  });

  it("is taken back in one act, at once, all of it or all to one, by how they said so", async () => {
    releases = [release, { ...release, id: uuid(32), purpose: "coordination" }];
    done = { __typename: "ReleasesWithdrawn", count: 2 };
    const { page, remove, log } = await drawn();
    const names = buttonNames(page).filter((name) => name.startsWith("Withdraw"));
    // Both go to the shelter, so it is asked once.
    expect(names).toEqual(["Withdraw what goes to Invented Shelter"]);
    act(() => button(page, "They take it all back…▾").click());
    const spoken = [...document.querySelectorAll<HTMLElement>("[role^=menuitem]")].find(
      ({ textContent }) => textContent === "They said so",
    );
    act(() => spoken!.click());
    await settle();
    expect(told(log, "WithdrawReleases")).toEqual({
      caseId: CASE,
      personId: ROSA,
      recipientId: null,
      how: "spoken",
    });
    remove();
  });

  it("can be taken back, too, where what stands could not be had", async () => {
    const { page, remove } = await drawn();
    act(() => sharing.set({ kind: "failed", caseId: CASE }));
    expect(buttonNames(page)).toContain("They take it all back…▾");
    remove();
  });

  it("is nothing of anybody else's", async () => {
    const { page, remove } = await drawn({ personId: uuid(902) });
    expect(page.textContent).toContain("Nothing yet.");
    expect(page.textContent).not.toContain("Shelter");
    remove();
  });

  it("is not said to be nothing where it is not theirs to read", async () => {
    releases = null;
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("not yours to read");
    expect(page.textContent).not.toContain("Nothing yet");
    remove();
  });
});

describe("a yes that is spoken", () => {
  it("is written down with everything that was said, once all was read back", async () => {
    const { page, remove, log } = await drawn();
    await press(page, "They say yes to sharing…");
    await pick(page, "To whom", "invented");
    await pick(page, "What for", "referral");
    await choose(page, "What exactly may go", "Who they are");
    await submit(page);
    expect(page.textContent).toContain("Answer every question");
    await choose(page, "Who says yes", "They themself");
    await choose(page, "Has a court", "No");
    await choose(page, "Does any help", "No");
    await choose(page, "Does somebody tell them", "No");
    await choose(page, "Was the danger word", "No");
    await choose(page, "What was spoken of", "The risks");
    await choose(page, "What was spoken of", "Other ways");
    await submit(page);
    expect(page.textContent).toContain("tick each as they agree");
    expect(page.querySelector("blockquote")?.textContent).toContain(
      "tell Invented Shelter: Who they are. For: Referral.",
    );
    for (const point of ["To whom", "What for", "What exactly"])
      await choose(page, "What they agreed to", point);
    await submit(page);
    await settle();
    expect(told(log, "GrantRelease")).toMatchObject({
      input: {
        caseId: CASE,
        personId: ROSA,
        recipientId: SHELTER,
        purpose: "referral",
        dataClasses: ["identity"],
        form: "spoken_recorded",
        readbackPoints: ["recipient", "purpose", "data_classes"],
        givenBy: "self",
        contactId: uuid(107),
        broughtById: null,
        subjectAge: "adult",
      },
    });
    expect(buttonNames(page)).toContain("They say yes to sharing…");
    remove();
  });
});

describe("a yes on paper", () => {
  it("[G350] is given the scan that was chosen with it once it is kept, and waits for none that was not", async () => {
    const sent = stubSending();
    const { page, remove, log } = await drawn();
    await press(page, "They say yes to sharing…");
    await pick(page, "To whom", "invented");
    await pick(page, "What for", "referral");
    await choose(page, "What exactly may go", "Who they are");
    await choose(page, "How they say yes", "Signed on paper");
    await choose(page, "Who says yes", "They themself");
    await choose(page, "Has a court", "No");
    await choose(page, "Does any help", "No");
    await choose(page, "Does somebody tell them", "No");
    await choose(page, "Was the danger word", "No");
    const place = [...page.querySelectorAll("label")].find(({ textContent }) =>
      textContent.startsWith("Where"),
    );
    type(page.querySelector<HTMLInputElement>(`[id="${place?.htmlFor ?? ""}"]`)!, "Folder 7");
    chooseFile(page, fileOf(1_000));
    expect(page.textContent).toContain("A scan is chosen:");
    expect(sent).toEqual([]);
    done = { __typename: "ReleaseInvalid", because: "release_ends" };
    await submit(page);
    await settle();
    // What was chosen stays where it was not kept.
    expect(page.textContent).toContain("A scan is chosen:");
    expect(sent).toEqual([]);
    done = { __typename: "ReleaseKept", id: uuid(31) };
    await submit(page);
    await settle();
    const { input } = told(log, "GrantRelease") as { input: { id: string; form: string } };
    expect(input.form).toBe("written_paper");
    expect(sent.map(({ path }) => path.split("/scans/")[0])).toEqual([`/releases/${CASE}/${input.id}`]);
    scanUploads.set(new Map());
    remove();
  });
});

describe("the words of a yes", () => {
  it("say for every reason why it does not count, and tell them apart", () => {
    const reasons = [
      "no_time_limit",
      "blanket_or_multi",
      "no_purpose",
      "blanket",
      "not_the_person",
      "coerced",
      "not_informed",
      "duress",
      "bundled_le",
      "blank",
      "guardian_needed",
      "not_read_back",
      "no_witness",
      "device_not_private",
      "not_signed",
      "not_yet",
    ];
    const words = reasons.map((because) => stateWords("invalid", because, "spoken_recorded"));
    expect(new Set(words).size).toBe(reasons.length);
    expect(words.filter((each) => each.includes("nobody here can tell"))).toEqual([]);
  });
});
