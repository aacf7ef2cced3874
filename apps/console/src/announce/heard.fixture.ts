/** One sentence that was said aloud, and when, in milliseconds. */
export interface Heard {
  readonly at: number;
  readonly urgency: "polite" | "assertive";
  readonly words: string;
}

/** Puts the two live regions on the page and keeps everything that is said through them, as a listener would hear it. */
export function listen(): readonly Heard[] {
  const heard: Heard[] = [];
  document.body.innerHTML = "";
  for (const urgency of ["polite", "assertive"] as const) {
    const region = document.createElement("div");
    region.id = urgency;
    let words = "";
    Object.defineProperty(region, "textContent", {
      get: () => words,
      set(next: string) {
        words = next;
        if (next !== "") heard.push({ at: Date.now(), urgency, words });
      },
    });
    document.body.append(region);
  }
  return heard;
}
