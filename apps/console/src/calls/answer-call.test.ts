import { ContactId } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { claim, claims } from "../queue/claim.ts";
import { marta, queueRow } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { answerCall } from "./answer-call.ts";
import { callRow } from "./call.fixture.ts";
import { loadCalls } from "./calls.ts";
import { phoneHere } from "./phone-here.ts";
import { readyPhone, ringingLeg } from "./phone.fixture.ts";

const phone = vi.hoisted(() => ({
  ask: vi.fn<(what: unknown) => void>(),
  answer: vi.fn<() => void>(),
  get: vi.fn<() => unknown>(),
}));
vi.mock("./run-phone.ts", () => ({ phoneOfTab: () => phone }));

const id = ContactId.parse(queueRow(7).id);
const claimed = { __typename: "Moved", row: queueRow(7, { holder: marta, status: "claimed", version: 9 }) };
const gateway = (asked: object): Asked[] => stubGateway(() => ({ json: { data: { asked, move: claimed } } }));
const variables = (log: readonly Asked[]): unknown =>
  (JSON.parse(log[0]?.body ?? "{}") as { variables: unknown }).variables;

beforeEach(() => {
  speak("en");
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
  phoneHere.set(readyPhone());
  phone.get.mockReturnValue(readyPhone().phone);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  claims.set(new Map());
  loadCalls([]);
  phoneHere.set({ kind: "coming" });
});

describe("answering a call", () => {
  it("has the telephone here rung, which knows that it was asked for, against the version that was seen", async () => {
    const log = gateway({ __typename: "CallAsked", version: 3 });
    expect(await answerCall(id, 7, 2)).toEqual({ kind: "moved" });
    expect(variables(log)).toEqual({ contactId: id, expectedVersion: 2, device: "d-1" });
    expect(phone.ask).toHaveBeenCalledWith(7);
    expect(phone.answer).not.toHaveBeenCalled();
  });

  it("that rings here already is answered here, and asked for all the same", async () => {
    const log = gateway({ __typename: "CallAsked", version: 3 });
    phoneHere.set(readyPhone({ leg: ringingLeg(7) }));
    await answerCall(id, 7, 2);
    expect(phone.answer).toHaveBeenCalledOnce();
    expect(log).toHaveLength(1);
    phoneHere.set(readyPhone({ leg: ringingLeg(8) }));
    await answerCall(id, 7, 2);
    expect(phone.answer).toHaveBeenCalledOnce();
  });

  it.each([
    [{ kind: "elsewhere" as const }, "another tab"],
    [{ kind: "coming" as const }, "not ready"],
    [{ ...readyPhone({ line: "lost" }) }, "not ready"],
    [{ ...readyPhone(), device: null }, "not ready"],
  ])("asks for nothing where there is no telephone that could ring: %j", async (here, words) => {
    const log = gateway({ __typename: "CallAsked", version: 3 });
    phoneHere.set(here);
    expect(await answerCall(id, 7, 2)).toMatchObject({
      kind: "refused",
      words: expect.stringContaining(words),
    });
    expect(log).toEqual([]);
  });

  it("that somebody else answered says who", async () => {
    gateway({
      __typename: "TakenByOther",
      by: marta,
      since: 5,
      row: queueRow(7, { holder: marta, status: "claimed" }),
    });
    expect(await answerCall(id, 7, 2)).toEqual({ kind: "taken", by: "Marta", since: 5 });
  });

  it("without a sound says what is wrong with the microphone, where that is known", async () => {
    gateway({ __typename: "CallRefused", reason: "not_heard" });
    expect(await answerCall(id, 7, 2)).toMatchObject({ words: expect.stringContaining("No sound came") });
    phone.get.mockReturnValue(readyPhone({ microphone: "blocked" }).phone);
    expect(await answerCall(id, 7, 2)).toMatchObject({ words: expect.stringContaining("is blocked") });
  });
});

describe("claiming a contact in the queue", () => {
  it("answers its call while that waits, and claims it once nobody calls there", async () => {
    const log = gateway({ __typename: "CallRefused", reason: "not_carried" });
    loadCalls([callRow(7)]);
    expect(await claim(id, 7, 2)).toBe(false);
    expect(log.map(({ body }) => /"operationName":"(\w+)"/.exec(body)?.[1])).toEqual(["AnswerCall"]);
    expect(claims.get().get(id)).toMatchObject({
      kind: "refused",
      words: expect.stringContaining("not carried"),
    });
    claims.set(new Map());
    loadCalls([]);
    await claim(id, 7, 2);
    expect(log.at(-1)?.body).toContain(`"operationName":"Claim"`);
  });
});
