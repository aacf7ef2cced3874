import { ContactId } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { speak } from "../text/language.ts";
import { pending } from "./pending.ts";
import { discard, retry, send } from "./send.ts";

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

  it("forgets refused words only when somebody says so", async () => {
    stubGateway(() => "unreachable");
    await send(contact, "reply", "I am here");
    discard(pending.get()[0]!);
    expect(pending.get()).toEqual([]);
  });
});
