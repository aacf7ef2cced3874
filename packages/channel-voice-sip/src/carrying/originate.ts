import type { CallActed, CallCommand } from "@holdfast/channel-kit";
import { APPLICATION, LEG_VARIABLES } from "../exchange/dialplan.ts";
import { TRUNK } from "../exchange/pjsip-conf.ts";
import { isDialable } from "./caller-number.ts";
import { channelOf, isName } from "./leg-names.ts";
import type { Telephone } from "./telephone.ts";

type Ring = Extract<CallCommand, { kind: "ring" }>;
type Dial = Extract<CallCommand, { kind: "dial" }>;

/** Nobody is rung longer, whatever becomes of whoever wanted to end it sooner. */
const RING_S = 90;

const UNREACHABLE: CallActed = { kind: "refused", reason: "unreachable" };

/** Rings a softphone, which learns a number on screen and a language, and nothing about anybody. */
export async function ring(
  telephone: Telephone,
  { call, leg, device, facts, answersItself }: Ring,
): Promise<CallActed> {
  if (!isName(leg) || !isName(device) || !telephone.stands().reachable.has(device)) return UNREACHABLE;
  const told = {
    "X-Holdfast-Leg": leg,
    "X-Holdfast-Call": call,
    "X-Holdfast-Contact": String(facts.number),
    ...(facts.language === null ? {} : { "X-Holdfast-Language": facts.language }),
    ...(answersItself ? { "X-Holdfast-Answer": "itself" } : {}),
  };
  return originate(telephone, channelOf(call, leg), {
    endpoint: `PJSIP/${device}`,
    callerId: "<holdfast>",
    variables: {
      [LEG_VARIABLES.call]: call,
      [LEG_VARIABLES.leg]: leg,
      [LEG_VARIABLES.device]: device,
      ...headers(told),
    },
  });
}

/** Dials a number over the trunk; what is shown there is nothing or what is given (VS7). */
export async function dial(telephone: Telephone, { call, leg, to, show }: Dial): Promise<CallActed> {
  if (!isName(leg) || !isDialable(to) || (show !== null && !isDialable(show)))
    return { kind: "refused", reason: "not_dialable" };
  return originate(telephone, channelOf(call, leg), {
    endpoint: `PJSIP/${to}@${TRUNK}`,
    callerId: show === null ? "<anonymous>" : `<${show}>`,
    variables: {
      [LEG_VARIABLES.call]: call,
      [LEG_VARIABLES.leg]: leg,
      ...(show !== null ? {} : { "CALLERID(pres)": "prohib", ...headers({ Privacy: "id" }) }),
    },
  });
}

/** The headers of an INVITE, as variables of the channel that sends it. */
export function headers(given: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`PJSIP_HEADER(add,${name})`, value]),
  );
}

async function originate(
  { ari, stands }: Telephone,
  channel: string,
  how: {
    readonly endpoint: string;
    readonly callerId: string;
    readonly variables: Readonly<Record<string, string>>;
  },
): Promise<CallActed> {
  if (stands().legs.has(channel)) return { kind: "done" };
  const made = await ari.ask(
    "originate",
    { channel },
    { body: { ...how, app: APPLICATION, timeout: RING_S } },
  );
  if (made.kind === "away") return { kind: "retry" };
  // Asterisk refuses a second channel of the same name: it rings already.
  if (made.kind === "ok" || made.status === 409) return { kind: "done" };
  return UNREACHABLE;
}
