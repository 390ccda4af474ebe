import { exitWithSentence } from "./demo/exit-with-sentence.ts";
import { serveDemo } from "./demo/serve-demo.ts";

/** The demo with the app from its sources: a saved file is on the page at once. */
serveDemo({ source: "vite" }).catch(exitWithSentence);
