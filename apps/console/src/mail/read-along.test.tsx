import { AddressedAs } from "@holdfast/case-schema";
import { act } from "react";
import { beforeAll, describe, expect, it } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { EntryAddressees } from "./entry-people.ts";
import { ReadAlong } from "./read-along.tsx";
import { addressedWords } from "./read-along-words.ts";

beforeAll(() => seatDana());

const HERON = { name: "Heron", maskedAddress: "h••••@••••" };
const CRAKE = { name: null, maskedAddress: "c••••@gmail.com" };
const drawn = (facts: Partial<EntryAddressees> | null) =>
  draw(
    <ReadAlong
      messageId="one"
      addressees={facts === null ? null : { us: "to", others: [], count: 0, hasMore: false, ...facts }}
    />,
  );
const button = (page: HTMLElement): HTMLButtonElement | null => page.querySelector("button");
const press = (page: HTMLElement): void => act(() => button(page)?.click());

describe("who reads a mail along", () => {
  it.each([
    ["nobody can tell", null],
    ["it names us and nobody else", {}],
  ])("is not said where %s", (_when, facts) => {
    const { page, remove } = drawn(facts);
    expect(page.textContent).toBe("");
    remove();
  });

  it.each([
    [{ others: [HERON], count: 1 }, "1 other can read this mail"],
    [{ others: [HERON, CRAKE], count: 2 }, "2 others can read this mail"],
    [{ others: [HERON], count: 200, hasMore: true }, "More than 200 others can read this mail"],
  ])("is counted at once, without a name: %j", (facts, words) => {
    const { page, remove } = drawn(facts);
    expect(page.textContent).toBe(`▲${words}Show who`);
    expect(button(page)?.getAttribute("aria-expanded")).toBe("false");
    remove();
  });

  it("is told by name and by what is seen of each address when somebody asks, with what it means for an answer", () => {
    const { page, remove } = drawn({ others: [HERON, CRAKE], count: 5 });
    press(page);
    expect([...page.querySelectorAll("li")].map(({ textContent }) => textContent.trim())).toEqual([
      "Heron h••••@••••hidden but for h@",
      "c••••@gmail.comhidden but for c@gmail.com",
      "and 3 more",
    ]);
    expect(page.textContent).toContain("Your answer goes only to the address that this contact began with.");
    const list = document.getElementById(button(page)?.getAttribute("aria-controls") ?? "");
    expect(list?.contains(page.querySelector("ul"))).toBe(true);
    press(page);
    expect(page.textContent).not.toContain("h••••");
    remove();
  });

  it("says how it addresses us where that is not the usual way", () => {
    for (const us of AddressedAs.options) {
      const { page, remove } = drawn({ us });
      expect(page.textContent).toBe(addressedWords(us) ?? "");
      remove();
    }
    expect(addressedWords("copy")).toContain("in copy");
    expect(addressedWords("nowhere")).toContain("does not name our address");
  });
});
