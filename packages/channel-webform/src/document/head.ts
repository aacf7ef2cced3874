import { EXIT_SCRIPT, pageHead, STEPS_SCRIPT } from "@holdfast/neutral-page";
import { PROOF_SCRIPT } from "./proof-script.ts";

/** What stands in the head of every page of the form, and the headers that allow just that. */
export const HEAD = pageHead([EXIT_SCRIPT, PROOF_SCRIPT, STEPS_SCRIPT]);
