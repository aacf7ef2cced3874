import type { AskRefusal, CallCommand, Happened } from "@holdfast/call-flow";
import type { Calls } from "@holdfast/channel-kit";

/** What a command came to for the flow; `not_here`: another gateway carries the calls. */
export type ByChannel =
  | { readonly kind: "done"; readonly told: readonly Happened[]; readonly failed: AskRefusal | null }
  | { readonly kind: "not_here" };

const DONE: ByChannel = { kind: "done", told: [], failed: null };

/** How long an exchange that cannot be asked is given before the same is asked again, in milliseconds. */
const PAUSE_MS = 250;

/** Has the channel do what the flow decided. What it cannot do now is done later, but for a telephone that does not ring. */
export async function byChannel(
  line: Pick<Calls, "act">,
  command: CallCommand,
  { wait, isOurs }: { readonly wait: (ms: number) => Promise<void>; readonly isOurs: () => boolean },
): Promise<ByChannel> {
  for (;;) {
    const acted = await line.act(command);
    if (acted.kind === "not_here") return { kind: "not_here" };
    if (acted.kind === "done" && command.kind === "say" && command.says !== null)
      return { kind: "done", told: [{ kind: "said", prompt: command.says }], failed: null };
    if (acted.kind === "done") return DONE;
    switch (command.kind) {
      case "ring":
      case "dial": {
        const failed = acted.kind === "refused" ? acted.reason : "unreachable";
        return {
          kind: "done",
          told: [{ kind: "leg_ended", leg: command.leg, because: "unreachable" }],
          failed,
        };
      }
      case "arrange":
        return acted.kind === "retry"
          ? { kind: "done", told: [{ kind: "not_arranged" }], failed: null }
          : DONE;
      case "say":
        // Played late, a question would be asked of whoever listens by then.
        if (command.says !== null) return { kind: "done", told: [], failed: "not_now" };
        // Whoever heard nothing was told nothing.
        return { kind: "done", told: [{ kind: "not_played", leg: command.leg }], failed: null };
      case "greet":
      case "open":
      case "end":
        // What is gone already has ended, and greets nobody.
        if (acted.kind !== "retry" || !isOurs()) return DONE;
        await wait(PAUSE_MS);
    }
  }
}
