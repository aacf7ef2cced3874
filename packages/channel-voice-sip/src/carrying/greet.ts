import type { CallActed, CallCommand } from "@holdfast/channel-kit";
import { greetingOf, isName, musicOf, sayingOf, talkOf } from "./leg-names.ts";
import { join, makeRoom, within } from "./rooms.ts";
import { plainly, type Telephone } from "./telephone.ts";

type Greet = Extract<CallCommand, { kind: "greet" }>;

/**
 * Answers a caller, who then hears the prompts over music that begins and goes on by itself: should this gateway die in the
 * middle of a prompt, it is heard to its end, and music after it (CH59).
 */
export async function greet(telephone: Telephone, { call, prompts }: Greet): Promise<CallActed> {
  const { ari, stands, notice, clock } = telephone;
  if (!stands().legs.has(call)) return { kind: "gone" };
  const playback = greetingOf(call);
  const ended = (): CallActed => {
    notice({
      type: "PlaybackFinished",
      timestamp: new Date(clock()).toISOString(),
      playback: { id: playback, state: "done" },
    });
    return { kind: "done" };
  };
  const [waits, talks] = await Promise.all([
    within(telephone, musicOf(call)),
    within(telephone, talkOf(call)),
  ]);
  if (waits === null || talks === null) return { kind: "retry" };
  if (waits.has(call) || talks.has(call)) {
    // Greeted before, by us or by a gateway that is no more. Nobody can tell any more when a prompt ended that is over.
    const plays = await ari.ask("playback", { playback });
    if (plays.kind === "away") return { kind: "retry" };
    return plays.kind === "ok" ? { kind: "done" } : ended();
  }
  const answered = plainly(await ari.ask("answer", { channel: call }));
  if (answered.kind !== "done") return answered;
  for (const step of [
    () => makeRoom(telephone, "music", call),
    () => join(telephone, musicOf(call), call, { isHeard: true }),
  ])
    if ((await step()).kind === "retry") return { kind: "retry" };
  if (prompts.length === 0) return ended();
  return play(telephone, musicOf(call), playback, prompts);
}

/** Plays prompts where a leg is: over its music, to whoever it talks with as well, or to it alone. */
export async function say(
  telephone: Telephone,
  { call, leg, prompts }: Extract<CallCommand, { kind: "say" }>,
  channel: string,
): Promise<CallActed> {
  const { ari, stands, clock, promptsFolder } = telephone;
  if (!stands().legs.has(channel)) return { kind: "gone" };
  const playback = sayingOf(call, leg, clock());
  for (const bridge of [musicOf(call), talkOf(call)]) {
    const there = await within(telephone, bridge);
    if (there === null) return { kind: "retry" };
    if (there.has(channel)) return play(telephone, bridge, playback, prompts);
  }
  if (!prompts.every(isName)) return { kind: "gone" };
  const media = prompts.map((prompt) => `sound:${promptsFolder}/${prompt}`);
  return plainly(await ari.ask("play", { channel, playback }, { body: { media } }));
}

async function play(
  { ari, promptsFolder }: Telephone,
  bridge: string,
  playback: string,
  prompts: readonly string[],
): Promise<CallActed> {
  const media = prompts.filter(isName).map((prompt) => `sound:${promptsFolder}/${prompt}`);
  return plainly(await ari.ask("playInto", { bridge, playback }, { body: { media } }));
}
