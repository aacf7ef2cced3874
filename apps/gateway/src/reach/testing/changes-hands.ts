import type { Deed } from "./deed.ts";
import { CLAIM, CLOSE, GIVE_BACK, TAKE_BACK } from "./story-documents.ts";

const AWAY = {
  given_back: { who: "dana", query: GIVE_BACK },
  taken_back: { who: "lee", query: TAKE_BACK },
  closed_and_again: { who: "dana", query: CLOSE },
} as const satisfies Partial<Record<Deed["kind"], object>>;

/** What it needs of the story that it happens in. */
interface Hands {
  readonly moves: (who: "dana" | "lee", query: string) => Promise<unknown>;
  /** They write, and it is opened again. */
  readonly comesBack: () => Promise<void>;
}

/** The contact leaves Dana's hands, and comes back to them. */
export async function changesHands(how: keyof typeof AWAY, { moves, comesBack }: Hands): Promise<void> {
  const { who, query } = AWAY[how];
  await moves(who, query);
  if (how === "closed_and_again") await comesBack();
  await moves("dana", CLAIM);
}
