import { useEffect, type ComponentType, type ReactNode } from "react";
import { overlay, type Overlay } from "../keys/overlay.ts";
import { createStore, useStore } from "../store/store.ts";

type Parts = Readonly<Partial<Record<Overlay, ComponentType>>>;

/** What has been fetched so far. Not React's `lazy`: that draws late what is already there, and the focus with it. */
const parts = createStore<Parts>({});

const FETCH: Readonly<Record<Overlay, () => Promise<ComponentType>>> = {
  palette: async () => (await import("../palette/palette.tsx")).Palette,
  search: async () => (await import("../search/search-dialog.tsx")).SearchDialog,
  comfort: async () => (await import("../comfort/comfort-menu.tsx")).ComfortMenu,
  acts: async () => (await import("../acts/acts-list.tsx")).ActsList,
  announcements: async () => (await import("../announce/said-list.tsx")).SaidList,
  inquiry: async () => (await import("../inquiry/inquiry-form.tsx")).InquiryForm,
  keys: async () => (await import("../keys/shortcut-sheet.tsx")).ShortcutSheet,
};

/** How long after the first drawing what lies over the screen is fetched, so that its key finds it there. */
const FETCH_AFTER_MS = 300;

/** What lies over the screen at somebody's wish; not part of the first load. */
export function Overlays(): ReactNode {
  const wanted = useStore(overlay);
  const fetched = useStore(parts);
  useEffect(() => {
    const soon = setTimeout(() => {
      for (const each of [
        "palette",
        "search",
        "keys",
        "inquiry",
        "comfort",
        "acts",
        "announcements",
      ] as const)
        fetchPart(each);
    }, FETCH_AFTER_MS);
    return () => clearTimeout(soon);
  }, []);
  useEffect(() => {
    if (wanted !== null) fetchPart(wanted);
  }, [wanted]);
  const Part = wanted === null ? undefined : fetched[wanted];
  return Part === undefined ? null : <Part />;
}

/** What cannot be fetched now, as while the gateway is away, is asked for again when it is wanted. */
function fetchPart(name: Overlay): void {
  if (parts.get()[name] !== undefined) return;
  FETCH[name]().then(
    (part) => parts.update((before) => ({ ...before, [name]: part })),
    () => undefined,
  );
}
