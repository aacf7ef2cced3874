import "../case/case-texts.ts";
import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what is only said of safety plans, which comes with them.
learnEnglish(messages);
