import type { CallActed, CallCommand, CallKey } from "@holdfast/channel-kit";
import { AriBridge } from "../ari/ari-shapes.ts";
import { LEG_VARIABLES } from "../exchange/dialplan.ts";
import { stepsBetween, type Arranged, type Step } from "./arrangement.ts";
import { channelOf, musicOf, talkOf } from "./leg-names.ts";
import { legsOf, type Telephone } from "./telephone.ts";

const ROOM_TYPES = { talk: "mixing,proxy_media", music: "holding" } as const;
const namesOf = { talk: talkOf, music: musicOf };

/** Makes a room where there is none; one that is there stays as it is. */
export async function makeRoom(
  { ari }: Telephone,
  room: "talk" | "music",
  call: CallKey,
): Promise<CallActed> {
  const bridge = namesOf[room](call);
  const made = await ari.ask("makeBridge", { bridge }, { body: { type: ROOM_TYPES[room] } });
  const isThere = made.kind === "ok" || (made.kind === "refused" && made.status === 409);
  return { kind: isThere ? "done" : "retry" };
}

/** Removes both rooms of a call in which nobody is any more. */
export async function removeRooms({ ari }: Telephone, call: CallKey): Promise<void> {
  for (const bridge of [talkOf(call), musicOf(call)]) await ari.ask("removeBridge", { bridge });
}

/** Who is in a room; nobody where there is none, and `null` when Asterisk is away. */
export async function within({ ari }: Telephone, bridge: string): Promise<ReadonlySet<string> | null> {
  const shown = await ari.ask("bridge", { bridge });
  if (shown.kind === "away") return null;
  return new Set(shown.kind === "ok" ? AriBridge.parse(shown.body).channels : []);
}

/** Brings one leg into a room. One that is no more is passed over: its end is told. */
export async function join(
  { ari }: Telephone,
  bridge: string,
  channel: string,
  how: { readonly isHeard: boolean },
): Promise<CallActed> {
  const role = bridge.startsWith("music") ? { role: "holding_participant" } : {};
  const joined = await ari.ask(
    "join",
    { bridge },
    { body: { channel: [channel], mute: !how.isHeard, ...role } },
  );
  return joined.kind === "away" ? { kind: "retry" } : { kind: "done" };
}

/** Makes a call look as it is said to, whatever it looked like (CH55). */
export async function arrange(
  telephone: Telephone,
  command: Extract<CallCommand, { kind: "arrange" }>,
): Promise<CallActed> {
  const { call } = command;
  const legs = legsOf(telephone.stands(), call);
  if (legs.length === 0) return { kind: "gone" };
  const [together, music] = await Promise.all([
    within(telephone, talkOf(call)),
    within(telephone, musicOf(call)),
  ]);
  if (together === null || music === null) return { kind: "retry" };
  const listeners = new Set(legs.filter(([, { isListening }]) => isListening).map(([channel]) => channel));
  const now: Arranged = {
    talking: new Set([...together].filter((channel) => !listeners.has(channel))),
    listening: new Set([...together].filter((channel) => listeners.has(channel))),
    music,
  };
  const named = (some: readonly string[]): ReadonlySet<string> =>
    new Set(some.map((leg) => channelOf(call, leg)));
  const wanted: Arranged = {
    talking: named(command.talking),
    listening: named(command.listening),
    music: named(command.music),
  };
  // Somebody who still rings is nowhere until they answer, and is arranged then.
  const up = legs.filter(([, { state }]) => state === "up").map(([channel]) => channel);
  const steps = stepsBetween(now, wanted, up);
  for (const room of new Set(steps.flatMap((step) => (step.kind === "join" ? [step.room] : []))))
    if ((await makeRoom(telephone, room, call)).kind === "retry") return { kind: "retry" };
  for (const step of steps)
    if ((await take(telephone, call, step)).kind === "retry") return { kind: "retry" };
  return { kind: "done" };
}

async function take(telephone: Telephone, call: CallKey, step: Step): Promise<CallActed> {
  const { ari, notice } = telephone;
  const { channel } = step;
  const bridge = namesOf[step.room](call);
  if (step.kind === "leave") {
    const left = await ari.ask("leave", { bridge }, { body: { channel: [channel] } });
    return left.kind === "away" ? { kind: "retry" } : { kind: "done" };
  }
  const isListening = !step.isHeard;
  // Before the leg comes in, so that whoever asks Asterisk afterwards never takes a listener for one who talks.
  const value = isListening ? "listening" : "";
  const marked = await ari.ask("mark", { channel }, { body: { variable: LEG_VARIABLES.role, value } });
  if (marked.kind === "away") return { kind: "retry" };
  notice({ type: "Listening", channel, isListening });
  return join(telephone, bridge, channel, step);
}
