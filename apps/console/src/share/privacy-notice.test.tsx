import { ContactId } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { PrivacyNotice } from "./privacy-notice.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const notice = {
  __typename: "PrivacyNotice",
  at: NOON - 60_000,
  by: { __typename: "CaseStaff", ...dana },
  spokenIn: "es",
  how: "spoken",
};

async function drawn(notices: readonly object[] | "unreachable", done = "ReleaseKept") {
  const log: Asked[] = stubGateway(({ body }) => {
    if (body.includes("mutation")) return { json: { data: { done: { __typename: done } } } };
    return notices === "unreachable" ? notices : { json: { data: { privacyNotices: notices } } };
  });
  const { page, remove } = draw(<PrivacyNotice contact={ContactId.parse(uuid(107))} language="es" />);
  await settle();
  return { page, remove, log };
}
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));

beforeEach(() => {
  seatDana();
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  forgetAnnouncements();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("what stays private", () => {
  it.each<[readonly object[] | "unreachable", string]>([
    [[], "They were not told yet what stays private."],
    [[notice], "Told what stays private: spoken, Dana, 11:59."],
    ["unreachable", "Whether they were told what stays private is not known."],
  ])("is said to have been told, or not, or that nobody knows: %#", async (notices, words) => {
    const { page, remove } = await drawn(notices);
    expect(page.textContent).toContain(words);
    remove();
  });

  it("is noted by one choice, in the language that they speak", async () => {
    const { page, remove, log } = await drawn([]);
    act(() => button(page, "They were told…▾").click());
    const choice = [...document.querySelectorAll<HTMLElement>("[role^=menuitem]")].find(
      ({ textContent }) => textContent === "in writing",
    );
    act(() => choice!.click());
    await settle();
    const told = log.find(({ body }) => body.includes("mutation"))!;
    expect((JSON.parse(told.body) as { variables: object }).variables).toEqual({
      contactId: uuid(107),
      spokenIn: "es",
      how: "written",
    });
    remove();
  });
});
