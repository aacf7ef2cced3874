import { ContactId } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { takeBack } from "../texting/take-back.ts";
import { pending } from "./pending.ts";
import { attest, discard, retry, send, sendParts } from "./send.ts";

const contact = ContactId.parse(uuid(1));
const sent = (body: string): { messageId?: string; noteId?: string; text: string } =>
  (JSON.parse(body) as { variables: { messageId?: string; noteId?: string; text: string } }).variables;

beforeEach(() => {
  speak("en");
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
});
afterEach(() => {
  vi.unstubAllGlobals();
  pending.set([]);
});

describe("sending", () => {
  it("leaves nothing on its way once the gateway has it", async () => {
    stubGateway(() => ({ json: { data: { sent: { __typename: "MessageQueued", version: 3 } } } }));
    await send(contact, "reply", "I am here");
    expect(pending.get()).toEqual([]);
  });

  it("keeps the words and says why when it is refused", async () => {
    stubGateway(() => ({
      json: { data: { sent: { __typename: "NotHolder", holder: { id: uuid(2), name: "Marta" } } } },
    }));
    await send(contact, "reply", "I am here");
    expect(pending.get()).toMatchObject([
      { text: "I am here", refusal: { isCertain: true, words: "Marta has this contact now." } },
    ]);
  });

  it.each([
    ["reply", "The gateway did not answer. Retry is safe: it is sent once."],
    ["note", "The gateway did not answer. Retry is safe: it is saved once."],
  ] as const)("makes up no outcome for a %s whose answer was lost", async (kind, words) => {
    stubGateway(() => "unreachable");
    await send(contact, kind, "I am here");
    expect(pending.get()).toMatchObject([{ text: "I am here", refusal: { isCertain: false, words } }]);
  });

  it("tries again under the same id, so that it is never stored twice", async () => {
    const failing = stubGateway(() => "unreachable");
    await send(contact, "note", "look at 4093");
    const [entry] = pending.get();
    const working = stubGateway(() => ({ json: { data: { noted: { __typename: "Noted", version: 3 } } } }));
    await retry(entry!);
    expect(sent(working[0]?.body ?? "{}").noteId).toBe(sent(failing[0]?.body ?? "{}").noteId);
    expect(pending.get()).toEqual([]);
  });

  it("is not with the gateway where it is wanted back while it is asked", async () => {
    stubGateway(({ body }) => {
      const [first] = pending.get();
      if (body.includes('"operationName":"Send"') && first !== undefined) {
        void takeBack(contact, first.id, first.text);
        return { json: { data: { sent: { __typename: "MessageQueued", version: 3 } } } };
      }
      return { json: { data: { taken: { __typename: "AnswerTakenBack", text: null } } } };
    });
    expect(await sendParts(contact, "reply", ["I am here"])).toBe(false);
    stubGateway(() => ({ json: { data: { sent: { __typename: "MessageQueued", version: 3 } } } }));
    expect(await sendParts(contact, "reply", ["I am here"])).toBe(true);
  });

  it("forgets refused words only when somebody says so", async () => {
    stubGateway(() => "unreachable");
    await send(contact, "reply", "I am here");
    discard(pending.get()[0]!);
    expect(pending.get()).toEqual([]);
  });
});

describe("words that owe their author’s word", () => {
  const owed = (...mentioned: readonly string[]) => ({
    json: { data: { sent: { __typename: "AttestationOwed", mentioned } } },
  });
  const queued = { json: { data: { sent: { __typename: "MessageQueued", version: 3 } } } };
  const attestedIn = (body: string): unknown =>
    (JSON.parse(body) as { variables: { attested: unknown } }).variables.attested;

  it("stay, say what was found in them, and are told so aloud", async () => {
    stubGateway(() => owed("Ana", "+15550100142"));
    await send(contact, "reply", "Ana is at +15550100142");
    const [entry] = pending.get();
    expect(entry?.refusal?.owes).toEqual(["Ana", "+15550100142"]);
    expect(entry?.refusal?.words).toContain("“Ana”, “+15550100142”: of somebody");
    await expect.poll(() => document.querySelector("#assertive")?.textContent).toContain("Not sent.");
    stubGateway(() => owed());
    await send(contact, "reply", "We are here");
    expect(pending.get()[1]?.refusal).toMatchObject({
      owes: [],
      words: expect.stringContaining("somebody else"),
    });
  });

  it("are sent with it, for what was pointed out, under the same id", async () => {
    const first = stubGateway(() => owed("Ana"));
    await send(contact, "reply", "Ana is well");
    const second = stubGateway(() => queued);
    await attest(pending.get()[0]!);
    expect(attestedIn(first[0]?.body ?? "{}")).toBeNull();
    expect(attestedIn(second[0]?.body ?? "{}")).toEqual(["Ana"]);
    expect(sent(second[0]?.body ?? "{}").messageId).toBe(sent(first[0]?.body ?? "{}").messageId);
    expect(pending.get()).toEqual([]);
  });

  it("give it to what was written as one with them, and to nothing that was written behind that since", async () => {
    const standing = { contact: { __typename: "NotFound", id: contact } };
    stubGateway(() => ({ json: { data: { ...owed().json.data, ...standing } } }));
    await sendParts(contact, "reply", ["one", "two"]);
    await send(contact, "reply", "and Ana is well");
    stubGateway(() => "unreachable");
    await attest(pending.get()[0]!);
    expect(pending.get().map(({ text, attested }) => [text, attested])).toEqual([
      ["one", []],
      ["two", []],
      ["and Ana is well", null],
    ]);
  });

  it("keep it when the answer is lost, and are not taken for attested when it was not given", async () => {
    stubGateway(() => owed());
    await send(contact, "reply", "We are here");
    stubGateway(() => "unreachable");
    await attest(pending.get()[0]!);
    const again = stubGateway(() => queued);
    await retry(pending.get()[0]!);
    expect(attestedIn(again[0]?.body ?? "{}")).toEqual([]);
    stubGateway(() => "unreachable");
    await send(contact, "reply", "We are here");
    const unasked = stubGateway(() => queued);
    await attest(pending.get()[0]!);
    expect(unasked).toEqual([]);
  });
});
