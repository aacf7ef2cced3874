import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what is only said of alarms, which comes with them.
learnEnglish(messages);
