import { loadBoard, NO_OUTAGES } from "@holdfast/wire";
import { act, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { doings } from "../keys/doings.ts";
import { EMPTY_QUEUE, queue } from "../queue/queue-store.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { channelHealth, ChannelSeen, NO_CHANNELS } from "../status/channel-health.ts";
import { laterPart } from "../shell/later-part.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { callRow } from "./call.fixture.ts";
import { CallFrame } from "./call-frame.tsx";
import { CallPlace } from "../shell/call-place.tsx";
import { loadCalls } from "./calls.ts";
import { phoneHere } from "./phone-here.ts";
import { readyPhone, ringingLeg } from "./phone.fixture.ts";

const phone = vi.hoisted(() => ({
  ask: vi.fn<(what: unknown) => void>(),
  answer: vi.fn<() => void>(),
  end: vi.fn<() => void>(),
  mute: vi.fn<(isMuted: boolean) => void>(),
  hear: vi.fn<() => void>(),
  proveMicrophone: vi.fn<() => Promise<void>>(async () => undefined),
  get: () => ({ microphone: "ready" }),
}));
vi.mock("./run-phone.ts", () => ({
  phoneOfTab: () => phone,
  startPhone: () => () => undefined,
  takePhoneHere: () => undefined,
  fetchPhoneAgain: () => undefined,
}));

const keyDown = (key: string, held: KeyboardEventInit = {}): KeyboardEvent =>
  new KeyboardEvent("keydown", { key, bubbles: true, ...held });
const ringing = (facts: object = {}) => callRow(7, { phase: "ringing", ringing: [dana.id], ...facts });
let page: HTMLElement;
let where = (): string => "";
let remove = (): void => undefined;
let log: Asked[];

async function show(here: Parameters<typeof phoneHere.set>[0] = readyPhone()): Promise<void> {
  phoneHere.set(here);
  ({ page, where, remove } = await drawAt("/queue", <CallFrame />));
}

beforeEach(() => {
  seatDana();
  log = stubGateway(() => ({ json: { data: { asked: { __typename: "CallAsked", version: 2 } } } }));
  queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [queueRow(7), queueRow(8)]) });
});
afterEach(() => {
  remove();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  loadCalls([]);
  queue.set(EMPTY_QUEUE);
  channelHealth.set(NO_CHANNELS);
});

/** What was asked for, but for where help is owed, which the bar asks by itself. */
const operations = (): readonly string[] =>
  log
    .map(({ body }) => /"operationName":"(\w+)"/.exec(body)?.[1] ?? "")
    .filter((name) => name !== "HelpOwed");

describe("a call that rings for me", () => {
  it("stands in the bar with what decides whether I take it, and moves no focus", async () => {
    loadCalls([]);
    await show();
    const before = document.activeElement;
    act(() =>
      loadCalls([ringing({ follows: { id: queueRow(5).id, number: 5 }, firstFor: dana, line: "tty" })]),
    );
    expect(page.textContent).toContain("A call rings for you: contact 7.");
    expect(page.textContent).toContain("TTY");
    expect(page.textContent).toContain("They talked with you lately.");
    expect(page.textContent).toContain("after contact 5");
    expect(document.activeElement).toBe(before);
    expect(page.querySelector("[role=dialog]")).toBeNull();
  });

  it("is answered by its key from anywhere, also while somebody writes", async () => {
    loadCalls([ringing()]);
    await show(readyPhone({ leg: ringingLeg(7) }));
    const field = document.createElement("textarea");
    page.append(field);
    field.focus();
    await act(async () => {
      field.dispatchEvent(
        new KeyboardEvent("keydown", { key: "A", ctrlKey: true, shiftKey: true, bubbles: true }),
      );
      await new Promise<void>((resolve) => setTimeout(resolve, 50));
    });
    expect(phone.answer).toHaveBeenCalledOnce();
    expect(operations()).toContain("AnswerCall");
  });

  it("opens its contact at the press, and takes nobody from where they are when it is theirs", async () => {
    loadCalls([ringing()]);
    await show(readyPhone({ leg: ringingLeg(7) }));
    let placeBefore = "";
    phone.answer.mockImplementationOnce(() => (placeBefore = where()));
    await act(async () => {
      page.dispatchEvent(keyDown("A", { ctrlKey: true, shiftKey: true }));
      await new Promise<void>((resolve) => setTimeout(resolve, 50));
    });
    expect(placeBefore).toBe(`/contact/${queueRow(7).id}`);
    expect(where()).toBe(placeBefore);
  });

  it("is answered while a dialog is open, which stays, and keeps the focus and what is typed there", async () => {
    loadCalls([ringing()]);
    await show(readyPhone({ leg: ringingLeg(7) }));
    const dialog = document.createElement("div");
    dialog.setAttribute("role", "dialog");
    const field = dialog.appendChild(document.createElement("input"));
    page.append(dialog);
    field.focus();
    await act(async () => {
      field.dispatchEvent(keyDown("A", { ctrlKey: true, shiftKey: true }));
      await new Promise<void>((resolve) => setTimeout(resolve, 50));
    });
    expect(operations()).toContain("AnswerCall");
    expect(document.activeElement).toBe(field);
    expect(where()).toBe("/queue");
  });

  it.each([
    ["consulting", "Marta wants a word with you about contact 7.", "/queue"],
    ["talking", "Marta hands a call on to you: contact 7.", `/contact/${queueRow(7).id}`],
  ])("for a colleague's sake while it is %s is picked up and not claimed", async (phase, words, place) => {
    const theirs = queueRow(7, { holder: marta, status: "claimed" });
    queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [theirs]) });
    loadCalls([ringing({ phase, talkingSince: 0 })]);
    await show(readyPhone({ leg: ringingLeg(7) }));
    expect(page.textContent).toContain(words);
    expect(page.textContent).not.toContain("waiting");
    await act(async () => {
      page.dispatchEvent(keyDown("A", { ctrlKey: true, shiftKey: true }));
      await new Promise<void>((resolve) => setTimeout(resolve, 50));
    });
    expect(phone.answer).toHaveBeenCalledOnce();
    expect(operations()).toEqual([]);
    expect(where()).toBe(place);
  });

  it("for a colleague's sake and is shown before the telephone heard of it, answers itself then", async () => {
    loadCalls([ringing({ phase: "consulting" })]);
    await show();
    await press(page, "Answer");
    expect(phone.ask).toHaveBeenCalledWith(7);
    expect(phone.answer).not.toHaveBeenCalled();
  });

  it("is declined with a reason, which is what the gateway hears", async () => {
    loadCalls([ringing()]);
    await show();
    await press(page, "Decline contact 7, and say why");
    const item = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find(
      (each) => each.textContent === "I am not alone here",
    );
    await act(async () => {
      item?.click();
      await new Promise<void>((resolve) => setTimeout(resolve));
    });
    const declined = log.find(({ body }) => body.includes(`"operationName":"DeclineCall"`));
    expect(JSON.parse(declined?.body ?? "{}")).toMatchObject({
      variables: { contactId: queueRow(7).id, reason: "not_alone" },
    });
  });

  it("is the one that waits longest, and the others are counted", async () => {
    loadCalls([
      ringing({ waitingFrom: 5 }),
      callRow(8, { phase: "ringing", ringing: [dana.id], waitingFrom: 1 }),
    ]);
    await show();
    expect(page.textContent).toContain("contact 8.");
    expect(page.textContent).toContain("1 more rings for you.");
  });
});

describe("a call that I am in", () => {
  const mine = queueRow(7, { holder: dana, status: "claimed" });
  beforeEach(() => queue.set({ kind: "ready", board: loadBoard(EMPTY_QUEUE.board, [mine]) }));

  it("says with whom and for how long, and holds, mutes and hangs up at a press", async () => {
    loadCalls([callRow(7, { phase: "talking", talkingSince: 0 })]);
    await show(readyPhone({ leg: ringingLeg(7, { phase: "up" }) }));
    expect(page.textContent).toContain("Contact 7: talking for");
    expect(button(page, "MuteCtrl Shift M").getAttribute("aria-pressed")).toBe("false");
    await press(page, "MuteCtrl Shift M");
    expect(phone.mute).toHaveBeenCalledWith(true);
    await press(page, "HoldCtrl Shift H");
    await press(page, "Hang up");
    expect(operations()).toEqual(["HoldCall", "HangUp"]);
  });

  it("on hold is resumed by the same button, which says that it is on", async () => {
    loadCalls([callRow(7, { phase: "on_hold" })]);
    await show(readyPhone({ leg: ringingLeg(7, { phase: "up", isMuted: true }) }));
    expect(page.textContent).toContain("You are muted.");
    const hold = button(page, "HoldCtrl Shift H");
    expect(hold.getAttribute("aria-pressed")).toBe("true");
    await press(page, "HoldCtrl Shift H");
    expect(operations()).toEqual(["ResumeCall"]);
  });

  it("leaves the focus in the bar when it ends under somebody's finger", async () => {
    loadCalls([callRow(7, { phase: "talking", talkingSince: 0 })]);
    await show(readyPhone({ leg: ringingLeg(7, { phase: "up" }) }));
    act(() => button(page, "Hang up").focus());
    act(() => loadCalls([]));
    expect(document.activeElement).toBe(page.querySelector("#calls"));
  });

  it("to which a lead listens unheard is theirs to leave, and nothing else", async () => {
    queue.set({
      kind: "ready",
      board: loadBoard(EMPTY_QUEUE.board, [queueRow(7, { holder: marta, status: "claimed" })]),
    });
    loadCalls([callRow(7, { phase: "talking", listening: [dana] })]);
    await show(readyPhone({ leg: ringingLeg(7, { phase: "up" }) }));
    expect(page.textContent).toContain("you listen, and are not heard");
    expect(buttonNames(page)).toEqual(["Stop listening", "Microphone and speaker"]);
  });
});

describe("the telephone", () => {
  it.each([
    ["blocked", "Your microphone is blocked"],
    ["missing", "No microphone was found"],
    ["taken", "Another program has your microphone"],
  ] as const)("says for as long as it holds that the microphone is %s", async (microphone, words) => {
    await show(readyPhone({ microphone }));
    expect(page.textContent).toContain(words);
    await press(page, "Try the microphone");
    expect(phone.proveMicrophone).toHaveBeenCalledOnce();
    act(() => phoneHere.set(readyPhone()));
    expect(page.textContent).not.toContain(words);
  });

  it("that another tab has can be used here", async () => {
    await show({ kind: "elsewhere" });
    expect(buttonNames(page)).toContain("Use here");
  });

  it("that the browser does not let be heard is played at a press", async () => {
    await show(readyPhone({ speaker: "blocked", leg: ringingLeg(7, { phase: "up" }) }));
    await press(page, "Play it");
    expect(phone.hear).toHaveBeenCalledOnce();
  });

  it("has its settings in place, with an echo that this page asks for", async () => {
    await show();
    await press(page, "Microphone and speaker");
    await press(page, "Echo test");
    expect(phone.ask).toHaveBeenCalledWith("echo");
    expect(operations()).toEqual(["EchoTest"]);
    expect(page.querySelector("meter")?.getAttribute("aria-label")).toBe("How loud your microphone is");
  });

  it("is nowhere for whoever answers no calls", async () => {
    seatDana("privacy_officer");
    await show();
    expect(page.querySelector("section")).toBeNull();
  });
});

describe("where the telephone stands", () => {
  const voice = ChannelSeen.parse({ id: "voice", medium: "voice", validityMs: null, version: 1, down: null });
  it("is fetched where calls come in, and nowhere else", async () => {
    const load = vi.fn<() => Promise<() => ReactNode>>(async () => () => <p>here</p>);
    ({ page, where, remove } = await drawAt("/queue", <CallPlace part={laterPart(load)} />));
    expect(load).not.toHaveBeenCalled();
    await act(async () => channelHealth.set({ channels: [voice], outages: NO_OUTAGES, recoveries: [] }));
    expect(load).toHaveBeenCalledOnce();
    expect(page.textContent).toBe("here");
    expect(doings.get().has("call.answer")).toBe(false);
  });
});
