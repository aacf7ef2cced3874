import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { SaidList } from "./said-list.tsx";
import { said } from "./said.ts";

beforeEach(() => seatDana());
afterEach(() => said.set([]));
const dialog = (): Element | null => document.querySelector("[role=dialog]");

describe("the list of what was said aloud", () => {
  it("says that nothing was, until something is", () => {
    const { remove } = draw(<SaidList />);
    expect(dialog()?.textContent).toContain("Nothing was said yet.");
    remove();
  });

  it("repeats it, hidden where words of contacts are: it may be what somebody wrote", () => {
    said.set([{ id: 1, at: 0, urgency: "polite", words: "They wrote: he is asleep" }]);
    const { remove } = draw(<SaidList />);
    const hidden = [...(dialog()?.querySelectorAll("[data-words]") ?? [])];
    expect(hidden.map(({ textContent }) => textContent)).toEqual(["They wrote: he is asleep"]);
    remove();
  });
});
