import { GroundingScript } from "../../script/grounding-script.ts";
import en from "./en.json" with { type: "json" };
import es from "./es.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import outline from "./outline.json" with { type: "json" };

/** A draft: it waits for a clinician and a survivor advisor. */
export const noticeRefocus: GroundingScript = GroundingScript.parse({ ...outline, wordings: { en, es, fr } });
