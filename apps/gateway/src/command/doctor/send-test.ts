import { MessageId, type ChannelTraits } from "@holdfast/case-schema";
import type { SendResult } from "@holdfast/channel-kit";
import { inEveryLanguage } from "@holdfast/outside-wordings";
import { withPatience } from "../../intake/with-patience.ts";
import { ok, wrong, type Finding } from "./finding.ts";
import type { Patient } from "./look-at-channels.ts";

/** Whom the test text goes to, and over which channel; `null`: the only one that carries texts. */
export interface SendTo {
  readonly number: string;
  readonly channel: string | null;
}

/** What arrives: no organisation, nothing to ask about, nothing to do. */
export const TEST_TEXT = inEveryLanguage(({ test }) => test, "\n");

const NUMBER = /^\+[1-9]\d{6,14}$/;
const PATIENCE_MS = 20_000;
const GOOD_FOR_MS = 2 * 60_000;

/** A number as it may be printed: its last two digits. */
export function masked(number: string): string {
  return `…${number.slice(-2)}`;
}

/** Sends one text to the operator's own telephone through the channel's own `send`, once. */
export async function sendTest(
  { number, channel: wanted }: SendTo,
  patients: readonly Patient[],
  { clock, uuid }: { readonly clock: () => number; readonly uuid: () => string },
): Promise<Finding> {
  if (!NUMBER.test(number))
    return wrong("Test text: --send-to wants a number with + and its country, digits alone.");
  const patient = choose(wanted, patients);
  if ("words" in patient) return patient;
  const { instance, channel } = patient;
  const message = {
    messageId: MessageId.parse(uuid()),
    threadKey: number,
    address: number,
    text: TEST_TEXT,
    goodUntil: clock() + GOOD_FOR_MS,
  };
  const result = await withPatience(channel.send(message), PATIENCE_MS).catch((): SendResult => ({
    kind: "unknown",
  }));
  return findingOf(result, `Test text over ${instance.id} to ${masked(number)}`);
}

function choose(wanted: string | null, patients: readonly Patient[]): Patient | Finding {
  const carries = ({ medium, delivery }: ChannelTraits): boolean =>
    medium === "text" && delivery === "pushed";
  const able = patients.filter(({ instance }) => carries(instance.definition.traits));
  const ids = able.map(({ instance }) => instance.id).join(", ");
  if (wanted !== null)
    return (
      able.find(({ instance }) => instance.id === wanted) ??
      wrong(
        `Test text: --channel names none that carries texts here${ids === "" ? "" : `; there is ${ids}`}.`,
      )
    );
  const [only, ...others] = able;
  if (only === undefined) return wrong("Test text: no channel that carries texts is configured.");
  return others.length === 0 ? only : wrong(`Test text: say which channel with --channel: ${ids}.`);
}

function findingOf(result: SendResult, what: string): Finding {
  switch (result.kind) {
    case "accepted":
      return ok(
        result.delivered
          ? `${what}: delivered.`
          : `${what}: the provider took it. It is right when the telephone shows it within two minutes.`,
      );
    case "retry":
      return wrong(
        `${what}: surely not sent; the provider cannot be reached or asks for patience. Try again.`,
      );
    case "unknown":
      return wrong(`${what}: nobody can tell whether it left. Look at the telephone before trying again.`);
    case "rejected":
      return wrong(`${what}: refused (${result.reason}). ${REFUSALS[result.reason]}`);
  }
}

const REFUSALS: Readonly<Record<Extract<SendResult, { kind: "rejected" }>["reason"], string>> = {
  opted_out: "That telephone once wrote STOP; write START from it.",
  unreachable: "That number takes no texts from ours. Try another telephone.",
  too_long: "That is a fault of the channel.",
  refused: "See the line on the channel above, and the provider's own pages.",
};
