/** How long an address stays shown, in milliseconds: long enough to dial or write it down, and not until whoever comes next. */
export const SHOWN_MS = 60_000;

/** Hides what is shown in a minute, and as soon as the page is hidden. Returns how to stop that. */
export function hideInTime(hide: () => void): () => void {
  const hideUnseen = (): void => {
    if (document.hidden) hide();
  };
  const timer = setTimeout(hide, SHOWN_MS);
  document.addEventListener("visibilitychange", hideUnseen);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", hideUnseen);
  };
}
