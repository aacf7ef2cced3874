import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Answered, Ari } from "../ari/ari-client.ts";
import { beats } from "./beats.ts";
import { keepAsking } from "./watch.ts";

const BEAT_MS = 5;
const OK: Answered = { kind: "ok", body: null };

/** What was asked and said, in order. */
let said: string[];
let ending: AbortController;
beforeEach(() => {
  said = [];
  ending = new AbortController();
});
afterEach(() => ending.abort());

/** Keeps asking an exchange that answers so, and beats where it is willing. */
function asking({ beat, ping = () => OK }: { beat: () => Answered; ping?: () => Answered }): Promise<void> {
  const heart = beats();
  const ask: Ari["ask"] = async (route) => {
    said.push(route);
    const answer = route === "beat" ? beat() : ping();
    if (route === "beat" && answer.kind === "ok") heart.heard();
    return answer;
  };
  return keepAsking(
    { ari: { ask } },
    heart,
    ending.signal,
    { lost: () => void said.push("lost"), refused: (status) => void said.push(`refused ${status}`) },
    BEAT_MS,
  );
}

describe("a line", () => {
  it("[VS22] whose beats come through is asked for one after another, and lost with the first that is not answered", async () => {
    let left = 3;
    await asking({ beat: () => ((left -= 1) > 0 ? OK : { kind: "away" }) });
    expect(said).toEqual(["beat", "beat", "beat", "lost"]);
  });

  it("[VS26] that refuses to beat is asked whether it is there, which is said once, and is lost once it does not answer that", async () => {
    let left = 3;
    const ping = (): Answered => ((left -= 1) > 0 ? OK : { kind: "away" });
    await asking({ beat: () => ({ kind: "refused", status: 403 }), ping });
    expect(said).toEqual(["beat", "refused 403", "ping", "beat", "ping", "beat", "ping", "lost"]);
  });

  it("[VS22, VS26] is lost at once where Asterisk has no such application any more", async () => {
    await asking({ beat: () => ({ kind: "refused", status: 404 }) });
    expect(said).toEqual(["beat", "lost"]);
  });
});
