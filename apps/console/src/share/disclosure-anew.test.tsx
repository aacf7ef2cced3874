import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { asksOf, CASE, caseData } from "../case/case.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { filled, knowRecipients, settle, subject, tick, view } from "./composer.fixture.ts";
import { DisclosureComposer } from "./disclosure-composer.tsx";
import { sharing } from "./sharing.ts";
import { tellOfSharing } from "./sharing-news.ts";

const shown = (more: object = {}) => ({ __typename: "DisclosureShown", view: view(more) });
/** As it is once they have taken back what they said yes to. */
const TAKEN_BACK = shown({
  seen: "as-it-is-now",
  packet: null,
  subjects: [{ ...subject, outcome: "refuse", ruleId: "E4", obligations: [] }],
});
let previewed: object;
let confirmed: object;
/** Answers of the gateway that a test holds back. */
let held: Promise<void> | null;
let log: Asked[];

beforeEach(() => {
  seatDana();
  knowRecipients();
  held = null;
  previewed = shown();
  confirmed = { __typename: "DisclosureNotSent", because: "changed" };
  log = stubGateway(({ body }) => ({
    json: { data: { done: body.includes("confirmDisclosure") ? confirmed : previewed } },
  }));
  const answered = globalThis.fetch;
  // What it answers is as it was when it was asked.
  vi.stubGlobal("fetch", async (...asking: Parameters<typeof fetch>) => {
    const answer = await answered(...asking);
    await held;
    return answer;
  });
});
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
  sharing.set({ kind: "none" });
});

async function drawn() {
  const found = draw(
    <DisclosureComposer data={caseData()} onSent={() => undefined} onDone={() => undefined} />,
  );
  await filled(found.page);
  await tick(found.page, "No");
  return found;
}
const told = async (id = CASE): Promise<void> => {
  act(() => tellOfSharing(id));
  await settle();
};
const asked = (): number => asksOf(log, "PreviewDisclosure").length;

describe("what may go", () => {
  it("[W28] is decided anew when they take it back while it stands there: it is not offered any more", async () => {
    const { page, remove } = await drawn();
    await press(page, "See what may go");
    await settle();
    await tick(page, "Spoken");
    expect(buttonNames(page)).toContain("Tell them this");
    previewed = TAKEN_BACK;
    await told();
    expect(asksOf(log, "PreviewDisclosure").at(-1)).toMatchObject({ how: "spoken" });
    expect(page.textContent).toContain("Nothing goes.");
    expect(buttonNames(page)).not.toContain("Tell them this");
    remove();
  });

  it("[W28] is decided anew once more when it was told while it was being decided: the answer may be older", async () => {
    const { page, remove } = await drawn();
    const late = Promise.withResolvers<void>();
    held = late.promise;
    await press(page, "See what may go");
    previewed = TAKEN_BACK;
    await told();
    expect(asked()).toBe(1);
    held = null;
    late.resolve();
    await settle();
    await settle();
    expect(asked()).toBe(2);
    expect(page.textContent).toContain("Nothing goes.");
    remove();
  });

  it("goes as it was seen or not at all: what is told while it is being sent is decided anew after it was refused", async () => {
    const { page, remove } = await drawn();
    await press(page, "See what may go");
    await settle();
    await tick(page, "Spoken");
    const late = Promise.withResolvers<void>();
    held = late.promise;
    await press(page, "Tell them this");
    previewed = TAKEN_BACK;
    await told();
    expect(asked()).toBe(1);
    held = null;
    late.resolve();
    await settle();
    await settle();
    expect([asked(), asksOf(log, "ConfirmDisclosure").length]).toEqual([2, 1]);
    expect(buttonNames(page)).not.toContain("Tell them this");
    remove();
  });

  it("is not asked for another case, nor before anything was decided", async () => {
    const { page, remove } = await drawn();
    await told();
    expect(asked()).toBe(0);
    await press(page, "See what may go");
    await settle();
    await told(uuid(901));
    expect(asked()).toBe(1);
    remove();
  });
});
