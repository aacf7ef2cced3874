import {
  inForce,
  isExpired,
  isOnceOver,
  isOpenBy,
  type Happening,
} from "@holdfast/contact-policy/naive-reach";
import type { Words } from "./deed.ts";
import type { Judging } from "./judging.ts";
import { TEXTS } from "./story-words.ts";
import type { Shown, ToldConsole } from "./told-console.ts";

/** Words whose sending the screen decides on before anybody has typed any. */
const WORDS = ["free", "check", "neutral", "story"] as const;

/**
 * Whether a console that shows this lets these words be sent, when the house's clock shows `now`: it knows by itself when
 * silence locks, and which words were agreed on.
 */
export function shownSends({ row, safeContact }: Shown, words: Words, now: number): boolean {
  const { decision, checkQuestion, danger, neutralChecks } = safeContact;
  const { outcome, only, silence } = decision;
  if (outcome === "locked" || (row.medium === "text" && silence.locksAt !== null && now >= silence.locksAt))
    return false;
  if (only === null) return true;
  const text = TEXTS[words];
  return (
    (only.includes("cover_story") && danger?.coverStory.includes(text) === true) ||
    (only.includes("agreed_check") && checkQuestion === text) ||
    (only.includes("neutral_check") && neutralChecks.some((each) => each.text === text))
  );
}

/** Judges what a console shows once it has caught up: it lets be sent what the page of the rules does, and nothing else. */
export function judgeShown(
  { story, faults, meets, saidOf }: Judging,
  screen: Pick<ToldConsole, "shown">,
  now: number,
): void {
  const shown = screen.shown();
  if (shown === null) throw new Error("a console that has caught up shows something");
  // Nobody tells a console that a clock was put back: until it asks anew it is refused by the house.
  if (now < shown.decidedAt) return meets("shown by a clock that was put back since");
  for (const words of WORDS) {
    const { forbiddenBy: rule } = saidOf({ words, forTime: null, isAfterDrop: false, entry: null });
    const sends = shownSends(shown, words, now);
    meets(`shown as ${sends ? "allowed" : "forbidden"}`);
    if (sends !== (rule === null))
      faults.push({ at: `the screen, ${words}`, rule, did: sends ? "let it be sent" : "locked it" });
  }
  const { kind, ways } = shown.safeContact.standing;
  const did = [kind, ...ways.map(({ way, isOpen }) => `${way} ${isOpen ? "open" : "closed"}`)].join(", ");
  if (did !== standingOf(story, now)) faults.push({ at: "the header", rule: "CP19", did });
}

function standingOf(story: readonly Happening[], now: number): string {
  const agreed = inForce(story);
  if (agreed === null) return "not_asked";
  if (agreed.may === "never") return "never";
  const { texts, timeZone, areCallsAgreed } = agreed;
  const isOpen = texts === null || (isOpenBy(texts, timeZone, now) && !isOnceOver(story, agreed, now));
  const open = isOpen ? "open" : "closed";
  return [
    isExpired(story, now) ? "expired" : "agreed",
    ...(texts === null ? [] : [`text ${open}`]),
    "email open",
    ...(areCallsAgreed ? [`call ${open}`] : []),
  ].join(", ");
}
