import { useEffect, type ReactNode } from "react";
import { AwaitedPart } from "../shell/awaited-part.tsx";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useStore } from "../store/store.ts";
import { forgetProof, learnProof } from "./proof-known.ts";
import { proving } from "./proving.ts";

const DIALOG: LaterPart = laterPart(async () => (await import("./prove-dialog.tsx")).ProveDialog);

/** How long after the first drawing it is fetched, so that it is there when it is wanted. */
const FETCH_AFTER_MS = 1_000;

/** Where whoever sits here is asked to prove that it is them; not part of the first load. */
export function ProvePlace({ part = DIALOG }: { readonly part?: LaterPart }): ReactNode {
  const asked = useStore(proving);
  const now = useStore(part.state);
  useEffect(() => {
    const soon = setTimeout(() => {
      part.fetch();
      void learnProof();
    }, FETCH_AFTER_MS);
    return () => clearTimeout(soon);
  }, [part]);
  useEffect(() => {
    if (asked !== null) part.fetch();
  }, [part, asked]);
  useEffect(() => {
    // It cannot be asked now, so nothing goes; asked again, it is fetched again.
    if (now.kind === "missed") letGo();
  }, [now]);
  // Whoever is gone proves nothing any more.
  useEffect(
    () => () => {
      forgetProof();
      letGo();
    },
    [],
  );
  if (now.kind === "here") return <now.Loaded />;
  // What is typed next may be a password.
  return asked === null ? null : <AwaitedPart letGo={letGo} />;
}

function letGo(): void {
  proving.get()?.answer(false);
}
