import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press, submit } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { PreferenceDialog } from "./preference-dialog.tsx";
import { draftFrom } from "./preference-draft.ts";
import { forgetPreferenceDrafts, keepPreferenceDraft } from "./preference-drafts.ts";
import type { Preference } from "./reach-documents.ts";
import { CONTACT } from "./reach-now.fixture.ts";
import { preference } from "./safe-contact.fixture.ts";

const SENTENCE =
  "While the danger word holds, nobody agrees on new words: whoever asks for it may be who it was agreed against.";
const agreed = preference({
  hasSafeWord: true,
  hasDangerWord: true,
  dangerMeans: "stop",
  coverStory: ["Wrong number."],
  checkQuestion: "How is the dog?",
});
const KEPT = {
  safeWord: null,
  dangerWord: null,
  dangerMeans: "stop",
  coverStory: ["Wrong number."],
  checkQuestion: "How is the dog?",
};
let log: Asked[] = [];
const sent = (): readonly unknown[] =>
  log.map(({ body }) => (JSON.parse(body) as { variables: { preference: unknown } }).variables.preference);
const page = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>("[role=dialog]");
  if (found === null) throw new Error("no dialog is open");
  return found;
};
const heldFields = (): readonly HTMLElement[] => [
  ...page().querySelectorAll<HTMLElement>("fieldset[disabled] :is(input, textarea)"),
];
const drawn = (shown: Preference | null, isDanger = true) =>
  draw(
    <PreferenceDialog
      id={CONTACT}
      number={7}
      preference={shown}
      agreed={agreed}
      isDanger={isDanger}
      onClose={() => {}}
    />,
  );

beforeEach(() => {
  seatDana();
  log = stubGateway(() => ({ json: { data: { recorded: { __typename: "PreferenceRecorded" } } } }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  forgetPreferenceDrafts();
  forgetAnnouncements();
});

describe("asking how to reach somebody while the danger word holds", () => {
  it("[CP53] agrees on no new words, and says why", async () => {
    const { remove } = drawn(agreed);
    expect(page().textContent).toContain(SENTENCE);
    // Both words, three meanings, the story and the question.
    expect(heldFields()).toHaveLength(7);
    await press(page(), "Text ok any time");
    await submit(page());
    expect(sent()).toMatchObject([KEPT]);
    remove();
  });

  it("keeps what is agreed, whatever was typed before it began", async () => {
    const typed = { safeWord: "sunflower", dangerWord: "umbrella", coverStory: "Sorry!", checkQuestion: "" };
    keepPreferenceDraft(CONTACT, { ...draftFrom(agreed, "UTC"), ...typed });
    const { remove } = drawn(agreed);
    expect(page().querySelector<HTMLTextAreaElement>("#cover-story")?.value).toBe("Wrong number.");
    await submit(page());
    expect(sent()).toMatchObject([KEPT]);
    remove();
  });

  it("[CP33] keeps it also where it is withheld from the screen", async () => {
    const { remove } = drawn(null);
    expect(page().textContent).not.toContain("Wrong number.");
    await press(page(), "Text ok any time");
    await submit(page());
    expect(sent()).toMatchObject([KEPT]);
    remove();
  });

  it("says it at the answer where the gateway found that danger holds meanwhile", async () => {
    log = stubGateway(() => ({
      json: {
        data: {
          recorded: {
            __typename: "PreferenceRefused",
            problems: [{ field: "checkQuestion", problem: "while_danger" }],
          },
        },
      },
    }));
    const { remove } = drawn(agreed, false);
    expect(page().textContent).not.toContain(SENTENCE);
    expect(heldFields()).toEqual([]);
    await submit(page());
    expect(page().querySelector("#preference-checkQuestion")?.textContent).toBe(SENTENCE);
    remove();
  });
});
