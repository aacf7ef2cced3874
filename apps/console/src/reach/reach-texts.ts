import { learnEnglish } from "../text/language.ts";
import { messages } from "./locales/en.po";

// English comes with the first file, but for what is only asked about reaching somebody, which comes with the questions.
learnEnglish(messages);
