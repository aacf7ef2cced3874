import type { UserId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import { undoOf, type Act } from "../acts/act.ts";
import { acts } from "../acts/acts-store.ts";
import { undoAct } from "../acts/undo-act.ts";
import { announce } from "../announce/announce.ts";
import { serverNow } from "../clock/server-clock.ts";
import { focusHeading } from "../contact/focus-heading.ts";
import { useDoings, type Doing } from "../keys/doings.ts";
import { overlay } from "../keys/overlay.ts";
import { prefer, preferences } from "../keys/preferences.ts";
import { queue, rowOf } from "../queue/queue-store.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { CHOICES, nextChoice, nextTextPercent, type Choice, type ChoiceName } from "./choices.ts";
import { choiceTitle, choiceWords } from "./comfort-words.ts";
import { toggleWords } from "./words-veil.tsx";

/** What the comfort menu does, as commands: each goes on to the next choice and says which one holds now. */
export function useComfortCommands(): void {
  const { textPercent, panes } = useStore(preferences);
  const me = useMe().id;
  const [last] = useStore(acts);
  useDoings({
    "comfort.show": { run: () => overlay.set("comfort") },
    "comfort.theme": { run: () => goOn("theme") },
    "comfort.density": { run: () => goOn("density") },
    "comfort.motion": { run: () => goOn("motion") },
    "comfort.speech": { run: () => goOn("speech") },
    "announcements.show": { run: () => overlay.set("announcements") },
    "acts.show": { run: () => overlay.set("acts") },
    "acts.undo": last === undefined ? { reason: t`You have done nothing here yet.` } : undoDoing(last, me),
    "comfort.contrast": { run: () => goOn("contrast") },
    "comfort.larger": resize(textPercent, 1),
    "comfort.smaller": resize(textPercent, -1),
    "words.hide": { run: toggleWords },
    "panes.queue": giveRoom(panes, -1),
    "panes.work": giveRoom(panes, 1),
    "comfort.letters": {
      run: () => {
        const letters = !preferences.get().letters;
        prefer({ letters });
        say(() => (letters ? t`Letters are commands.` : t`Letters are no commands.`));
      },
    },
  });
}

function goOn(name: ChoiceName): void {
  const choices: readonly string[] = CHOICES[name];
  const next = nextChoice(choices, preferences.get()[name]);
  prefer({ [name]: next });
  say(() => {
    const words: Readonly<Record<string, string>> = choiceWords()[name];
    return `${choiceTitle(name)}: ${words[next] ?? next}.`;
  });
}

function giveRoom(now: Choice<"panes">, step: 1 | -1): Doing {
  const next = CHOICES.panes[CHOICES.panes.indexOf(now) + step];
  if (next === undefined) return { reason: t`It has all the room there is.` };
  return {
    run: () => {
      // The queue takes the focus with it where it goes.
      if (next === "work" && document.activeElement?.closest("#queue") != null) focusHeading();
      prefer({ panes: next });
      say(() => `${choiceWords().panes[next]}.`);
    },
  };
}

function undoDoing(act: Act, me: UserId): Doing {
  const undo = undoOf(act, rowOf(queue.get(), act.contact), me, serverNow());
  if (undo.kind === "move") return { run: () => void undoAct(act, me) };
  return { reason: undo.kind === "never" ? t`Cannot be undone` : t`Things have moved on since` };
}

function resize(now: number, step: 1 | -1): Doing {
  const next = nextTextPercent(now, step);
  if (next === null)
    return {
      reason: step === 1 ? t`The text is as large as it gets.` : t`The text is as small as it gets.`,
    };
  return {
    run: () => {
      prefer({ textPercent: next });
      say(() => t`Size of the text: ${next} %.`);
    },
  };
}

function say(words: () => string): void {
  announce({ kind: "comfort", urgency: "polite", words });
}
