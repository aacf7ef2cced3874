import { HANDOVER_QUIET_MS } from "@holdfast/contact-policy";
import type { AnswerInput, HandoverAccepted, HandoverMoment, HandoverStore } from "@holdfast/db";
import { ContactId, MessageId, UserId } from "@holdfast/case-schema";
import { describe, expect, it } from "vitest";
import { acceptHandover } from "./accept-handover.ts";

const NOW = 1_800_000_000_000;
const id = crypto.randomUUID();
const by = UserId.parse(crypto.randomUUID());
const quiet: HandoverMoment = {
  contactId: ContactId.parse(crypto.randomUUID()),
  version: 4,
  medium: "text",
  language: null,
  isOnCall: false,
  lastWordsAt: NOW - HANDOVER_QUIET_MS,
};
const talking = { ...quiet, lastWordsAt: NOW - 60_000 };

async function accepted(moment: HandoverMoment | null, ...answers: readonly HandoverAccepted[]) {
  const asked: number[] = [];
  const telling = async ({ contactId }: HandoverMoment): Promise<AnswerInput<unknown>> => ({
    contactId,
    messageId: MessageId.parse(id),
    by,
    text: "Somebody else goes on.",
    validForMs: null,
    check: () => null,
  });
  const handovers = {
    moment: async () => moment,
    accept: async (_id: string, _by: UserId, version: number, told: AnswerInput<unknown> | null = null) => {
      // DB635: what is accepted at a quiet moment is told with it, and while they talk nothing is written.
      expect(told?.messageId ?? null).toBe(version === -1 ? null : id);
      asked.push(version);
      return answers[asked.length - 1] ?? answers.at(-1) ?? "not_found";
    },
  } as Partial<HandoverStore> as HandoverStore;
  return { asked, came: await acceptHandover({ id, by, telling }, { handovers }, () => NOW) };
}

describe("accepting at a quiet moment", () => {
  it.each([
    [
      "what is quiet, at the version that was seen",
      quiet,
      ["accepted"],
      [4],
      { kind: "accepted", moment: quiet },
    ],
    ["nothing while they talk", talking, ["changed"], [-1], { kind: "waits", until: NOW + 4 * 60_000 }],
    [
      "nothing while a call goes on",
      { ...quiet, isOnCall: true },
      ["on_call"],
      [-1],
      { kind: "waits", until: null },
    ],
    [
      "again what is theirs, though they talk",
      talking,
      ["accepted"],
      [-1],
      { kind: "accepted", moment: talking },
    ],
    ["nothing that is another's, though they talk", talking, ["not_for_you"], [-1], { kind: "not_for_you" }],
    ["nothing that is not there", null, [], [], { kind: "not_found" }],
    [
      "what changed a moment ago, looked at anew",
      quiet,
      ["changed", "accepted"],
      [4, 4],
      { kind: "accepted", moment: quiet },
    ],
    [
      "nothing that changes each time",
      quiet,
      ["changed"],
      [4, 4, 4],
      { kind: "waits", until: NOW + HANDOVER_QUIET_MS },
    ],
  ] as const)("[G567] gives %s", async (_name, moment, answers, versions, expected) => {
    const { asked, came } = await accepted(moment, ...answers);
    expect([asked, came]).toEqual([versions, expected]);
  });
});
