import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what is only said where accounts are kept, and of what somebody is offered, which comes with it.
learnEnglish(messages);
