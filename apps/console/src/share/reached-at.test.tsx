import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { demandsGateway, settle } from "../deeds/demands-house.fixture.tsx";
import { uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ReachedAt, type ReachedAtProps } from "./reached-at.tsx";

const NUMBER = "+12025550142";
const id = uuid(41);
let remove = (): void => undefined;
beforeEach(() => seatDana("privacy_officer"));
afterEach(() => {
  remove();
  vi.restoreAllMocks();
  forgetAnnouncements();
  vi.unstubAllGlobals();
});
function drawn(over: Partial<ReachedAtProps> = {}): HTMLElement {
  const given = { of: "recipient", id, masked: "••••42", describedBy: "whose", ...over } as const;
  const made = draw(<ReachedAt {...given} />);
  ({ remove } = made);
  return made.page;
}

describe("where somebody is reached who is nobody's contact", () => {
  it.each([
    ["recipient", "ShowRecipientReach", "RecipientReachShown"],
    ["inquiry", "ShowInquiryReach", "InquiryReachShown"],
  ] as const)("is a mask until it is asked for, of a %s, and hidden again", async (of, asked, __typename) => {
    const gateway = demandsGateway({ [asked]: { shown: { __typename, address: NUMBER } } });
    const page = drawn({ of });
    expect(page.textContent).toContain("••••42hidden but for 42");
    expect(gateway.asked(asked)).toEqual([]);
    expect(button(page, "Show: Address").getAttribute("aria-describedby")).toBe("whose");
    await press(page, "Show: Address");
    await settle();
    expect(gateway.asked(asked)).toEqual([{ id }]);
    expect(page.querySelector("li")?.textContent).toBe(NUMBER);
    // Whoever listens hears that it is there, and nothing that stays to be read again.
    expect(JSON.stringify(said.get().map(({ words }) => words))).toContain("shown for a minute");
    expect(JSON.stringify(said.get().map(({ words }) => words))).not.toContain("5550142");
    const list = page.querySelector("ul")?.id ?? "";
    expect(button(page, "Hide: Address").getAttribute("aria-describedby")).toBe(`whose ${list}`);
    await press(page, "Hide: Address");
    expect(page.textContent).not.toContain(NUMBER);
  });

  it("is hidden as soon as the page is", async () => {
    demandsGateway({ ShowRecipientReach: { shown: { __typename: "RecipientReachShown", address: NUMBER } } });
    const page = drawn();
    await press(page, "Show: Address");
    await settle();
    expect(page.textContent).toContain(NUMBER);
    vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    act(() => void document.dispatchEvent(new Event("visibilitychange")));
    expect(page.textContent).not.toContain(NUMBER);
    expect(page.textContent).toContain("••••42");
  });

  it.each([
    ["RecipientReachTooOften", "That was too often."],
    ["NotFound", "There is no address here any more that you are shown."],
  ] as const)("says why it is not shown: %s", async (__typename, words) => {
    demandsGateway({ ShowRecipientReach: { shown: { __typename, id } } });
    const page = drawn();
    await press(page, "Show: Address");
    await settle();
    expect(page.textContent).toContain(words);
    expect(page.textContent).toContain("••••42");
  });

  it("is offered to nobody whose role is not shown it, and where nothing was said", () => {
    seatDana("administrator");
    expect(buttonNames(drawn())).toEqual([]);
    remove();
    seatDana("privacy_officer");
    for (const masked of ["", null]) {
      const page = drawn({ masked });
      expect(page.textContent).toBe("not said");
      expect(buttonNames(page)).toEqual([]);
      remove();
    }
  });
});
