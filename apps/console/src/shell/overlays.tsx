import { useEffect, type ReactNode } from "react";
import { overlay, type Overlay } from "../keys/overlay.ts";
import { useStore } from "../store/store.ts";
import { AwaitedPart, sayMissed } from "./awaited-part.tsx";
import { laterPart, type LaterPart } from "./later-part.ts";

/** What lies over the screen, in the order in which it is fetched. */
const PARTS: Readonly<Record<Overlay, LaterPart>> = {
  palette: laterPart(async () => (await import("../palette/palette.tsx")).Palette),
  search: laterPart(async () => (await import("../search/search-dialog.tsx")).SearchDialog),
  keys: laterPart(async () => (await import("../keys/shortcut-sheet.tsx")).ShortcutSheet),
  inquiry: laterPart(async () => (await import("../inquiry/inquiry-form.tsx")).InquiryForm),
  comfort: laterPart(async () => (await import("../comfort/comfort-menu.tsx")).ComfortMenu),
  acts: laterPart(async () => (await import("../acts/acts-list.tsx")).ActsList),
  announcements: laterPart(async () => (await import("../announce/said-list.tsx")).SaidList),
};

/** How long after the first drawing what lies over the screen is fetched, so that its key finds it there. */
const FETCH_AFTER_MS = 300;

/** What lies over the screen at somebody's wish; not part of the first load. */
export function Overlays({ parts = PARTS }: { readonly parts?: typeof PARTS }): ReactNode {
  const wanted = useStore(overlay);
  useEffect(() => {
    const soon = setTimeout(() => {
      for (const each of Object.values(parts)) each.fetch();
    }, FETCH_AFTER_MS);
    return () => clearTimeout(soon);
  }, [parts]);
  // Whoever signs in here next did not ask for what had not come.
  useEffect(
    () => () => {
      const asked = overlay.get();
      if (asked !== null && parts[asked].state.get().kind !== "here") letGo();
    },
    [parts],
  );
  return wanted === null ? null : <Wanted key={wanted} part={parts[wanted]} />;
}

/** What was asked for. What cannot be fetched, as while the gateway is away, is wanted no longer, and may be asked for again. */
function Wanted({ part }: { readonly part: LaterPart }): ReactNode {
  const now = useStore(part.state);
  useEffect(() => part.fetch(), [part]);
  useEffect(() => {
    // What was missed before anybody asked is on its way again.
    if (now.kind !== "missed" || part.state.get().kind !== "missed") return;
    letGo();
    sayMissed();
  }, [part, now]);
  return now.kind === "here" ? <now.Loaded /> : <AwaitedPart letGo={letGo} />;
}

function letGo(): void {
  overlay.set(null);
}
