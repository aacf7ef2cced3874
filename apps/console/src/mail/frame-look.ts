import { useSyncExternalStore } from "react";
import type { FrameLook } from "./formatted-page.ts";

/** How the page looks now, and again whenever somebody, or the machine, changes that. */
export function useFrameLook(): FrameLook {
  return JSON.parse(useSyncExternalStore(watchLook, lookNow)) as FrameLook;
}

function watchLook(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true });
  return () => observer.disconnect();
}

/** As text, which is the same whenever the look is. */
function lookNow(): string {
  const root = getComputedStyle(document.documentElement);
  const colour = (name: string, otherwise: string): string => root.getPropertyValue(name).trim() || otherwise;
  const look: FrameLook = {
    scheme: document.documentElement.dataset["theme"] === "dark" ? "dark" : "light",
    ink: colour("--hf-text", "CanvasText"),
    ground: colour("--hf-surface", "Canvas"),
    size: `calc(${root.fontSize || "16px"} * 0.9375)`,
  };
  return JSON.stringify(look);
}
