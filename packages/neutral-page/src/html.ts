import type { html } from "hono/html";

/** Escaped markup, ready to be put into other markup. */
export type Html = ReturnType<typeof html>;
