import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what only grounding scripts say, which comes with them.
learnEnglish(messages);
