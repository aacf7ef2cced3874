import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what is only said where the audit is read, which comes with it.
learnEnglish(messages);
