import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what is only said of one's own account, which comes with it.
learnEnglish(messages);
