import { ContactId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { asksOf, CASE, caseData, filedThere, ROSA } from "./case.fixture.ts";
import { caseShown } from "./case-shown.ts";
import { FilingForm } from "./filing-form.tsx";
import { filingOf } from "./filing-of.ts";

const contact = ContactId.parse(queueRow(7).id);
const facts = (id: string, number: number) => ({
  __typename: "CaseFacts",
  id,
  number,
  status: "active",
  madeAt: 0,
  madeBy: { __typename: "CaseStaff", ...marta },
});
let done: object;
let isWaiting: boolean;

function gateway(): Asked[] {
  return stubGateway(({ body }) => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    const answers: Readonly<Record<string, object>> = {
      CasesForContact: {
        casesForContact: {
          __typename: "CaseSuggestions",
          isWaiting,
          cases: isWaiting
            ? []
            : [{ __typename: "CaseSuggestion", grounds: ["same_address"], of: facts(CASE, 12) }],
        },
        cases: [facts(CASE, 12), facts(uuid(77), 13)],
      },
      Case: { case: caseData() },
      FileContact: { done },
      CaseOfContact: { caseOfContact: null },
    };
    return { json: { data: answers[operationName] ?? {} } };
  });
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 15)));
async function drawn() {
  const log = gateway();
  const onDone = vi.fn<() => void>();
  filingOf.set({ kind: "known", contact, filing: null, isStale: false });
  const { page, remove } = draw(<FilingForm contact={contact} filing={null} onDone={onDone} />);
  await settle();
  return { page, remove, log, onDone };
}
const choose = async (page: HTMLElement, label: string): Promise<void> => {
  const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent.includes(label));
  if (found === undefined) throw new Error(`nothing to choose says ${label}`);
  act(() => found.querySelector("input")!.click());
  await settle();
};
const filedWith = (log: readonly Asked[]) => asksOf(log, "FileContact")[0];

beforeEach(() => {
  seatDana();
  isWaiting = false;
  done = { __typename: "ContactFiled", filing: filedThere };
});
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
  filingOf.set({ kind: "none" });
  caseShown.set({ kind: "none" });
});

describe("filing the open contact", () => {
  it("makes a new case, where nobody knows yet who speaks", async () => {
    const { page, remove, log, onDone } = await drawn();
    await submit(page);
    await settle();
    expect(filedWith(log)).toMatchObject({
      contactId: contact,
      isNew: true,
      newPeople: [],
      came: { kind: "unknown" },
      seenFiling: 0,
    });
    expect(onDone).toHaveBeenCalledOnce();
    expect(filingOf.get()).toMatchObject({ kind: "known", filing: { caseId: CASE } });
    remove();
  });

  it("shows why a case is suggested, and that this proves nothing", async () => {
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("Case 12: Active, begun by Marta");
    expect(page.textContent).toContain("The same number or address wrote to it.");
    expect(page.textContent).toContain("addresses may be shared or unsafe");
    remove();
  });

  it("says that suggestions wait while somebody else may be reading along", async () => {
    isWaiting = true;
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("Suggestions wait until this contact is closed");
    remove();
  });

  it("files into one that is suggested, with whom of it speaks", async () => {
    const { page, remove, log } = await drawn();
    await choose(page, "Case 12");
    await choose(page, "Somebody for themself");
    await choose(page, "Rosa");
    await submit(page);
    await settle();
    expect(filedWith(log)).toMatchObject({
      caseId: CASE,
      isNew: false,
      came: { kind: "person", person: ROSA },
      newPeople: [],
    });
    remove();
  });

  it("finds a case by its number, and says that none has it", async () => {
    const { page, remove } = await drawn();
    const number = page.querySelector<HTMLInputElement>("input[inputmode='numeric']")!;
    type(number, "99");
    await press(page, "Find it");
    expect(page.textContent).toContain("None of your newest 200 cases has this number.");
    type(number, "13");
    await press(page, "Find it");
    await settle();
    expect([...page.querySelectorAll("label")].some(({ textContent }) => textContent === "Case 13")).toBe(
      true,
    );
    remove();
  });

  it("files through a representative, for whom, and with what they have shown", async () => {
    const { page, remove, log } = await drawn();
    await choose(page, "Somebody who speaks for others");
    await submit(page);
    await settle();
    expect(page.textContent).toContain("Say for whom they speak: at least one.");
    await choose(page, "A written authority");
    const counts = [...page.querySelectorAll<HTMLInputElement>("input[inputmode='numeric']")];
    type(counts.at(-1)!, "3");
    await submit(page);
    await settle();
    const sent = filedWith(log) as { newPeople: string[]; came: { people: string[] } };
    expect(sent).toMatchObject({
      came: { kind: "representative", as: "attorney", proof: "written_authority" },
    });
    expect([sent.newPeople.length, new Set(sent.came.people).size]).toEqual([3, 3]);
    remove();
  });

  it.each<[string, object, string]>([
    [
      "somebody was faster",
      { __typename: "FilingOvertaken", filing: filedThere },
      "somebody filed it otherwise meanwhile",
    ],
    [
      "a colleague has it",
      { __typename: "NotHolder", holder: { __typename: "Staff", ...marta } },
      "Marta has this contact, and files it",
    ],
    ["it is not theirs", { __typename: "NotFound", id: CASE }, "there is no such case, or it is not yours"],
    ["it is full", { __typename: "CaseFull" }, "holds as many people as a case can"],
    ["it names a stranger", { __typename: "CaseInvalid", because: "people" }, "is not in that case"],
  ])("says why not where %s, and keeps what was chosen", async (_why, refusal, words) => {
    done = refusal;
    const { page, remove, onDone } = await drawn();
    await choose(page, "Somebody for themself");
    await submit(page);
    await settle();
    expect(page.textContent).toContain(words);
    expect(onDone).not.toHaveBeenCalled();
    const chosen = [...page.querySelectorAll<HTMLInputElement>("input:checked")].map(({ value }) => value);
    expect(chosen).toContain("person");
    remove();
  });
});
