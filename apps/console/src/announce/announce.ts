import { enqueue, NOTHING_PENDING, take, type Announcement, type Sentence } from "./coalesce.ts";
import { said, withSaid } from "./said.ts";
import { isSaid, verbosity } from "./verbosity.ts";

/** How long a sentence stays in its region, in milliseconds: long enough to be read, then gone for whoever browses. */
const CLEAR_AFTER_MS = 1_000;

let pending = NOTHING_PENDING;
let timer: ReturnType<typeof setTimeout> | null = null;

/**
 * Says something to those who listen, without moving the focus. The one way to the two live regions of the page: it
 * joins what belongs together, keeps its distance, and clears after itself.
 */
export function announce(announcement: Announcement): void {
  if (!isSaid(announcement, verbosity.get())) return;
  pending = enqueue(pending, announcement);
  // What waits for its turn holds up nothing that may be said now.
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(flush, 0);
}

/** Forgets what was said and what still waits to be, as when somebody signs out. */
export function forgetAnnouncements(): void {
  pending = NOTHING_PENDING;
  said.set([]);
  if (timer !== null) clearTimeout(timer);
  timer = null;
}

function flush(): void {
  timer = null;
  const now = Date.now();
  const taken = take(pending, now);
  pending = taken.pending;
  for (const sentence of taken.say) {
    speak(sentence);
    said.update((before) => withSaid(before, sentence, now));
  }
  if (taken.againAt !== null) timer = setTimeout(flush, Math.max(0, taken.againAt - now));
}

function speak({ urgency, words }: Sentence): void {
  const region = document.querySelector(`#${urgency}`);
  if (region === null) throw new Error("the page has lost a live region");
  region.textContent = words;
  setTimeout(() => {
    if (region.textContent === words) region.textContent = "";
  }, CLEAR_AFTER_MS);
}
