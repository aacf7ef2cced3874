import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { calls, loadCalls } from "../calls/calls.ts";
import { callRow } from "../calls/call.fixture.ts";
import { drafts } from "../contact/draft-store.ts";
import { draftOf } from "../contact/drafts.ts";
import { runCommand } from "../keys/listen-for-keys.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { decision, preference, safeContact } from "../reach/safe-contact.fixture.ts";
import { laterPart } from "../shell/later-part.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, key, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { groundingAt, groundingPanel } from "./grounding-at.ts";
import { GroundingPanel } from "./grounding-panel.tsx";
import { GroundingPlace } from "./grounding-place.tsx";
import { forgetGroundings, groundings, keepGrounding } from "./groundings.ts";
import { libraries } from "./library.ts";
import { offerShipped } from "./scripts.fixture.ts";

const mine = queueRow(1, { status: "claimed", holder: dana, heldSince: 0, language: "es" });
let asked: Asked[];
/** What was asked of the gateway but for what is counted, which holds no word of anybody. */
const toldElse = (): readonly Asked[] => asked.filter(({ body }) => !body.includes("CountGrounding"));
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve)));

async function opened(row = mine, safe = safeContact()) {
  const part = laterPart(async () => GroundingPanel);
  const { page, remove } = draw(
    <div data-keys="contact">
      <textarea id="composer-text" aria-label="Message" />
      <GroundingPlace row={row} safe={safe} part={part} />
    </div>,
  );
  await settle();
  act(() => void runCommand("contact.grounding"));
  await settle();
  return { page, remove, panel: page.querySelector<HTMLElement>("[data-pane=grounding]")! };
}
const focused = (): string => document.activeElement?.textContent ?? "";
const written = (): string => draftOf(drafts.get(), mine.id, "reply");
const send = (): void => act(() => drafts.set(new Map()));
/** Opens what is known of them, as a browser does. */
async function lookAtKnown(panel: HTMLElement): Promise<void> {
  const known = [...panel.querySelectorAll("details")].find(({ textContent }) =>
    textContent.startsWith("What is known of them"),
  );
  await act(async () => {
    known!.open = true;
    known!.dispatchEvent(new Event("toggle"));
  });
}
async function rate(page: HTMLElement, number: string): Promise<void> {
  type(page.querySelector("input[inputmode=numeric]")!, number);
  await submit(page);
}

beforeEach(() => {
  seatDana();
  asked = stubGateway(() => "unreachable");
  offerShipped("es");
});
afterEach(() => {
  vi.unstubAllGlobals();
  forgetGroundings();
  libraries.set(new Map());
  drafts.set(new Map());
  calls.set(new Map());
  groundingPanel.set({ isOpen: false, asked: 0 });
  groundingAt.set(null);
});

describe("the grounding panel", () => {
  it("opens by its key with the first that can be offered under the focus, with reasons, and says that all are drafts", async () => {
    const { page, panel, remove } = await opened();
    expect(focused()).toBe("Aquí y ahora");
    expect(panel.textContent).toContain("Draft: needs clinician and survivor-advisor review.");
    expect(panel.textContent).toContain("turns outward; can be done unseen; takes about 1 min");
    expect(panel.textContent).toContain("Covert words are on");
    expect(panel.textContent).toContain("Spanish: by text, one thing in each.");
    expect(toldElse()).toEqual([]);
    act(() => void runCommand("contact.grounding"));
    expect(document.activeElement?.id).toBe("composer-text");
    expect(page.querySelector("[data-pane=grounding]")).not.toBeNull();
    remove();
  });

  it("says of what is not offered why not, and offers what they ask for", async () => {
    const { panel, remove } = await opened();
    const left = panel.querySelector("details");
    expect(left?.textContent).toContain(
      "turns inward: first something that turns outward has to have helped",
    );
    expect(left?.textContent).toContain("only for somebody who asks for it");
    const wish = buttonNames(panel).find((name) => name.startsWith("They ask for it: "));
    await press(panel, wish!);
    expect(buttonNames(panel)).not.toContain(wish);
    remove();
  });

  it("puts one instruction at a time where one writes, and sends none of them", async () => {
    const { page, panel, remove } = await opened();
    await press(panel, "Aquí y ahora");
    expect(focused()).toBe("Insert into the reply");
    act(() => (document.activeElement as HTMLElement).click());
    expect(written()).toBe("Algo sencillo, solo si quiere. No hace falta responder.");
    expect(document.activeElement?.id).toBe("composer-text");
    // It was not sent yet: nothing is put beside it.
    act(() => void runCommand("contact.grounding"));
    await settle();
    act(() => (document.activeElement as HTMLElement).click());
    expect(panel.querySelector("#grounding-problem")?.textContent).toContain("Send them first");
    expect(written()).toBe("Algo sencillo, solo si quiere. No hace falta responder.");
    send();
    act(() => button(panel, "Insert into the reply").click());
    expect(written()).toContain("0");
    send();
    // Once all of it was put there, the number is next.
    act(() => void runCommand("contact.grounding"));
    await settle();
    expect(document.activeElement?.getAttribute("inputmode")).toBe("numeric");
    await rate(page, "8");
    expect(panel.textContent).toContain("Step 1 of 3");
    expect(panel.textContent).toContain("No hace falta responder.");
    expect(panel.textContent).toContain("Then wait 10 seconds. Nothing is sent by itself.");
    expect(toldElse().filter(({ body }) => /mutation/.test(body))).toEqual([]);
    remove();
  });

  it("takes no number that is none, and none at all from who would rather not say", async () => {
    const { page, panel, remove } = await opened();
    await press(panel, "Aquí y ahora");
    await rate(page, "11");
    expect(panel.querySelector("[id$=-wrong]")?.textContent).toBe("A whole number from 0 to 10.");
    await press(panel, "They would rather not say");
    expect(panel.textContent).toContain("Step 1 of 3");
    remove();
  });

  it("stops when it gets worse, and offers two that turn outward", async () => {
    const { page, panel, remove } = await opened();
    await press(panel, "Aquí y ahora");
    await rate(page, "6");
    await press(panel, "It gets worse: stop");
    expect(panel.textContent).toContain("Stopped, because it got worse.");
    expect(panel.querySelectorAll("fieldset [lang=es]")).toHaveLength(2);
    await press(panel, panel.querySelector("fieldset [lang=es]")!.textContent);
    expect(panel.textContent).toContain("Step 1 of ");
    remove();
  });

  it("says nothing while they are silent or interrupted by text, and asks who comes back before it goes on", async () => {
    const { page, panel, remove } = await opened();
    await press(panel, "Aquí y ahora");
    await rate(page, "6");
    for (const [event, words] of [
      ["They are silent", "They are silent. It waits"],
      ["Somebody came, or it broke off", "Interrupted. Nothing is said"],
    ] as const) {
      await press(panel, event);
      expect(panel.textContent).toContain(words);
      expect(panel.textContent).toContain("Nothing is said now.");
      expect(buttonNames(panel)).not.toContain("Insert into the reply");
      await press(panel, "They are back");
      expect(panel.textContent).toContain("They are back. Ask before anything goes on");
      expect(buttonNames(panel)).toContain("Insert into the reply");
      await press(panel, "Go on where it was");
      expect(panel.textContent).toContain("Step 1 of 3");
    }
    await press(panel, "They are silent");
    await press(panel, "They do not come back");
    expect(panel.textContent).toContain("Nothing more is said to them until they write or speak.");
    await press(panel, "Back to what can be offered");
    expect(panel.querySelector("ol")?.textContent).toContain("Aquí y ahora");
    remove();
  });

  it("ends with a number, and says both", async () => {
    const { page, panel, remove } = await opened();
    await press(panel, "Aquí y ahora");
    await rate(page, "8");
    await press(panel, "They have had enough");
    expect(panel.textContent).toContain("At the end: ask for a number");
    await rate(page, "5");
    expect(panel.textContent).toContain("They had enough. The numbers: 8 before, 5 after.");
    remove();
  });

  it("goes one back where a press was a slip", async () => {
    const { page, panel, remove } = await opened();
    await press(panel, "Aquí y ahora");
    await rate(page, "8");
    await press(panel, "It gets worse: stop");
    await press(panel, "One back: it was a slip");
    expect(panel.textContent).toContain("Step 1 of 3");
    remove();
  });

  it("is open only where the device is private, nobody watches and they are safe, and can be covert all the same", async () => {
    const safe = safeContact({ preference: preference({ sharedDevice: "no", watchedDevice: "no" }) });
    const { panel, remove } = await opened(mine, safe);
    await lookAtKnown(panel);
    const radios = [...panel.querySelectorAll<HTMLElement>("[role=radiogroup]")];
    const choose = (label: string, choice: string): void => {
      const group = radios.find((each) => each.textContent.startsWith(label));
      const found = [...group!.querySelectorAll("label")].find(({ textContent }) => textContent === choice);
      act(() => found?.querySelector("input")?.click());
    };
    expect(panel.textContent).toContain("Covert words are on");
    choose("May anybody see or hear them?", "No");
    choose("Are they safe now?", "Yes");
    expect(panel.textContent).not.toContain("Covert words are on");
    await press(panel, "Aquí y ahora");
    expect(panel.textContent).not.toContain("Covert: it asks for no answer");
    act(() => panel.querySelector<HTMLInputElement>("[role=switch]")?.click());
    expect(panel.textContent).toContain("Covert: it asks for no answer and shows nothing.");
    remove();
  });

  it("offers nothing where it is not known whose hands read it, nor before that is known", async () => {
    const withheld = decision({ hands: { ...decision().hands, withholds: ["suggestions"] } });
    const { panel, remove } = await opened(mine, safeContact({ decision: withheld }));
    expect(panel.textContent).toContain("It is not known in whose hands the device is.");
    expect(panel.querySelector("ol")).toBeNull();
    remove();
  });

  it("puts nothing into a reply that is somebody else's to write", async () => {
    const { panel, remove } = await opened(queueRow(1, { language: "es" }));
    await press(panel, "Aquí y ahora");
    expect(panel.textContent).toContain("Claim this contact to put words into a reply.");
    expect(buttonNames(panel)).not.toContain("Insert into the reply");
    remove();
  });

  it("is one message where it is read alone", async () => {
    const { panel, remove } = await opened(queueRow(1, { ...mine, medium: "email" }));
    await press(panel, "Aquí y ahora");
    expect(buttonNames(panel).filter((name) => name === "Insert into the reply")).toHaveLength(1);
    await press(panel, "Insert into the reply");
    expect(written().split("\n\n").length).toBeGreaterThan(3);
    await press(panel, "It is sent: on to their number");
    expect(panel.textContent).toContain("At the end: ask for a number");
    remove();
  });
});

describe("grounding on a call", () => {
  it("is read aloud in large letters; space and arrows turn it, and what is pressed with Ctrl is the call's", async () => {
    loadCalls([callRow(1, { phase: "talking" })]);
    const { page, panel, remove } = await opened(queueRow(1, { ...mine, medium: "voice" }));
    await press(panel, "Aquí y ahora");
    expect(buttonNames(panel)).not.toContain("Insert into the reply");
    await rate(page, "8");
    act(() => panel.querySelector<HTMLInputElement>("[role=switch]")?.click());
    const prompter = () => panel.querySelector<HTMLElement>("[data-grounding-prompter]")!;
    act(() => prompter().focus());
    key(" ");
    expect(panel.textContent).toContain("Step 2 of 3");
    key("ArrowLeft");
    expect(panel.textContent).toContain("Step 1 of 3");
    key("ArrowRight");
    key("ArrowDown");
    expect(panel.textContent).toContain("Step 3 of 3");
    const held = new KeyboardEvent("keydown", { key: " ", ctrlKey: true, bubbles: true, cancelable: true });
    act(() => void prompter().dispatchEvent(held));
    expect(held.defaultPrevented).toBe(false);
    expect(panel.textContent).toContain("Step 3 of 3");
    remove();
  });

  it("that is typed ends each turn with GA", async () => {
    loadCalls([callRow(1, { phase: "talking", line: "tty" })]);
    const { panel, remove } = await opened(queueRow(1, { ...mine, medium: "voice" }));
    await press(panel, "Aquí y ahora");
    expect(panel.querySelector("ol")?.textContent).toMatch(/GA$/);
    remove();
  });
});

describe("the scripts of a language", () => {
  it("say that they could not be fetched, and are asked for again", async () => {
    libraries.set(new Map());
    const { panel, remove } = await opened();
    expect(panel.textContent).toContain("The scripts could not be fetched.");
    const before = asked.length;
    await press(panel, "Retry");
    expect(asked.length).toBe(before + 1);
    remove();
  });

  it("that none is approved in is said, with who sees to that", async () => {
    libraries.set(new Map([["es", { kind: "ready", scripts: [], readAt: Number.MAX_SAFE_INTEGER }]]));
    const { panel, remove } = await opened();
    expect(panel.textContent).toContain("No script is approved in this language yet.");
    remove();
  });

  it("that were taken out of use meanwhile are walked to their end where they were begun, and offered no more", async () => {
    const { panel, remove } = await opened();
    await press(panel, "Aquí y ahora");
    act(() =>
      libraries.set(new Map([["es", { kind: "ready", scripts: [], readAt: Number.MAX_SAFE_INTEGER }]])),
    );
    expect(panel.textContent).not.toContain("This script was taken out of use meanwhile.");
    expect(panel.querySelector("[data-grounding-next], [data-grounding-prompter]")).not.toBeNull();
    act(() => keepGrounding(mine.id, { ...groundings.get().get(mine.id)!, walk: null }));
    expect(panel.textContent).toContain("No script is approved in this language yet.");
    remove();
  });
});
