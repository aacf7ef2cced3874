import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ClosedScreen } from "./closed-screen.tsx";

const closed = (number: number): object => ({
  row: queueRow(number, { status: "closed" }),
  closing: { at: 0, by: dana, disposition: "referral_given", facts: null, offered: null },
});

/** A gateway with closed contacts 1 to 4, two to a page. */
function gateway(): { variables: Record<string, unknown> }[] {
  const questions: { variables: Record<string, unknown> }[] = [];
  stubGateway(({ body }) => {
    const question = JSON.parse(body) as { variables: { before: string | null; number: number | null } };
    questions.push(question);
    const { before, number } = question.variables;
    const page =
      number === null
        ? before === null
          ? { contacts: [closed(4), closed(3)], next: "3" }
          : { contacts: [closed(2), closed(1)], next: null }
        : { contacts: number > 4 ? [] : [closed(number)], next: null };
    return { json: { data: { closedContacts: page } } };
  });
  return questions;
}
const links = (page: HTMLElement): readonly (string | undefined)[] =>
  [...page.querySelectorAll("li a")].map((link) => /Contact \d+/.exec(link.textContent)?.[0]);
const shows = (page: HTMLElement, ...names: readonly string[]): Promise<void> =>
  act(() => expect.poll(() => links(page)).toEqual(names));
async function find(page: HTMLElement, words: string): Promise<void> {
  const field = page.querySelector("input");
  if (field === null) throw new Error("there is nowhere to search");
  type(field, words);
  await press(page, "Find");
}

beforeEach(() => seatDana());
afterEach(() => vi.unstubAllGlobals());

describe("the closed contacts", () => {
  it("come newest first, page by page, with how they ended and who closed them", async () => {
    gateway();
    const { page, remove } = await drawAt("/closed", <ClosedScreen />);
    await shows(page, "Contact 4", "Contact 3");
    expect(page.textContent).toContain("Referral given");
    expect(page.textContent).toContain("Dana, ");
    await press(page, "Show older");
    await shows(page, "Contact 4", "Contact 3", "Contact 2", "Contact 1");
    expect(buttonNames(page)).not.toContain("Show older");
    remove();
  });

  it("are found by number, which never becomes part of the address", async () => {
    const questions = gateway();
    const { page, where, remove } = await drawAt("/closed", <ClosedScreen />);
    await find(page, "#2");
    await shows(page, "Contact 2");
    expect(questions.at(-1)?.variables).toEqual({ before: null, number: 2 });
    expect(where()).toBe("/closed");
    await press(page, "Show all");
    await shows(page, "Contact 4", "Contact 3");
    await find(page, "99");
    await act(() => expect.poll(() => page.textContent).toContain("No closed contact has this number."));
    remove();
  });

  it("that could not be loaded are not said to be none, and can be asked for again", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = await drawAt("/closed", <ClosedScreen />);
    await act(() => expect.poll(() => page.textContent).toContain("could not be loaded"));
    expect(page.textContent).not.toContain("Nothing was closed yet.");
    gateway();
    await press(page, "Retry");
    await shows(page, "Contact 4", "Contact 3");
    remove();
  });
});
