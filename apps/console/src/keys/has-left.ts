/** Whether an element is gone or does nothing any more. Of whoever let go of it by themself, as by going to the browser's own bars, nothing is. */
export const hasLeft = (had: EventTarget | null | undefined): boolean =>
  had instanceof Element && (!had.isConnected || had.hasAttribute("disabled"));
