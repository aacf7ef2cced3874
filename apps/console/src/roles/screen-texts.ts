import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what only the screens beside the queue say, which comes with them.
learnEnglish(messages);
