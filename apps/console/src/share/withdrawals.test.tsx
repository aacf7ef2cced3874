import { ContactId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { asksOf, CASE, INES, ROSA } from "../case/case.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ContactWithdrawal } from "./contact-withdrawal.tsx";
import type { PersonFacts } from "./person-facts.ts";
import { UnsettledWithdrawals } from "./unsettled-withdrawals.tsx";

const contact = ContactId.parse(uuid(107));
const person: PersonFacts = {
  caseId: CASE,
  personId: ROSA,
  name: "Rosa",
  age: "adult",
  speakerId: null,
  contactId: null,
};
const said = (personId: string, id = uuid(61)) => ({
  __typename: "UnsettledWithdrawal",
  id,
  personId,
  how: "spoken",
  at: 0,
});
let answers: readonly (object | "unreachable")[];
let unsettled: readonly object[];

function gateway(): Asked[] {
  let nth = 0;
  return stubGateway(({ body }) => {
    if (body.includes('"operationName":"UnsettledWithdrawals"'))
      return { json: { data: { unsettledWithdrawals: unsettled } } };
    if (!body.includes("mutation")) return { json: { data: { releases: [], recipients: [] } } };
    const answer = answers[Math.min(nth, answers.length - 1)];
    nth += 1;
    return answer === "unreachable" || answer === undefined
      ? "unreachable"
      : { json: { data: { done: answer } } };
  });
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 15)));
async function takeBack(page: HTMLElement): Promise<void> {
  await press(page, "They take it all back…▾");
  act(() => document.querySelector<HTMLElement>("[role=menuitem]")!.click());
  await settle();
}

beforeEach(() => {
  seatDana();
  unsettled = [];
});
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
});

describe("taking everything back where no case is known", () => {
  it("is one act, written once however often it is tried, and says what follows", async () => {
    answers = ["unreachable", { __typename: "WithdrawnInContact" }];
    const log = gateway();
    const { page, remove } = draw(<ContactWithdrawal contact={contact} />);
    await takeBack(page);
    await takeBack(page);
    const [first, second] = asksOf(log, "WithdrawInContact");
    expect(first).toMatchObject({ contactId: contact, how: "spoken" });
    expect(second).toEqual(first);
    expect(page.textContent).toContain("Nothing is shared about anyone this may be.");
    expect(buttonNames(page)).toEqual([]);
    remove();
  });

  it("says that it was not kept where a colleague has the contact by now", async () => {
    answers = [{ __typename: "NotHolder" }];
    gateway();
    const { page, remove } = draw(<ContactWithdrawal contact={contact} />);
    await takeBack(page);
    expect(page.textContent).toContain("Not kept: whoever has this contact writes it down.");
    remove();
  });
});

describe("that somebody may have taken everything back", () => {
  it("stands with whom it may be, and with nobody else of the case", async () => {
    unsettled = [said(ROSA), said(INES, uuid(62))];
    gateway();
    const { page, remove } = draw(<UnsettledWithdrawals person={person} />);
    await settle();
    expect(page.textContent.match(/took everything back in a contact/g)).toHaveLength(1);
    expect(page.textContent).toContain("Somebody who may be Rosa");
    remove();
  });

  it.each([
    ["It was them", true],
    ["It was somebody else", false],
  ])("is settled by saying: %s", async (words, wasTheirs) => {
    unsettled = [said(ROSA)];
    answers = [{ __typename: "WithdrawalSettled" }];
    const log = gateway();
    const { page, remove } = draw(<UnsettledWithdrawals person={person} />);
    await settle();
    unsettled = [];
    await press(page, words);
    await settle();
    expect(asksOf(log, "SettleWithdrawal")).toEqual([
      { caseId: CASE, id: uuid(61), personId: ROSA, wasTheirs },
    ]);
    expect(buttonNames(page)).toEqual([]);
    remove();
  });

  it("is only shown to whoever may take nothing back", async () => {
    seatDana("counsel");
    unsettled = [said(ROSA)];
    gateway();
    const { page, remove } = draw(<UnsettledWithdrawals person={person} />);
    await settle();
    expect(page.textContent).toContain("took everything back");
    expect(buttonNames(page)).toEqual([]);
    remove();
  });
});
