import type { ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useNow } from "../text/now.ts";
import { liftAskWords } from "./lift-ask-words.ts";
import type { LiftAsk } from "./lift-ask.ts";

/** Who asks and why, where it is answered. */
export function AskedReason({ ask }: { readonly ask: LiftAsk | null }): ReactNode {
  const me = useMe().id;
  const now = useNow();
  return ask === null ? null : <p>{liftAskWords(ask, me, now).join(" ")}</p>;
}
