import { raw } from "hono/html";
import { EXIT_SCRIPT } from "./exit-script.ts";
import { PROOF_SCRIPT } from "./proof-script.ts";
import { STEPS_SCRIPT } from "./steps-script.ts";
import { STYLE } from "./style.ts";

/**
 * Style and scripts as they stand in every page's head. Put together here and not in a template: the content policy
 * names them by their hashes, and a space that a formatter adds inside a tag would switch them off.
 */
export const INLINE = raw(
  `<style>${STYLE}</style><script>${EXIT_SCRIPT}</script><script>${PROOF_SCRIPT}</script><script>${STEPS_SCRIPT}</script>`,
);
