import { useFetcher } from "@remix-run/react";
import { useEffect } from "react";
import type { Reply, Thread } from "./panel.ts";
import { REWORD_PATH, type RewordingAnswer } from "./rewording.ts";

/**
 * The reply as it is on screen: with the template's text at once, and with the model's wording once that has passed
 * every check. Text and signed case change together, so that what is approved is what was shown. Null without a reply.
 * While a page that loaded again is asked about, the wording of a moment ago stands, with its own signed case.
 */
export function useRewording(reply: Reply | null, thread: Thread | null): Reply | null {
  const offer = reply?.offers.find(({ template }) => template === reply.suggested);
  const seen = reply && offer && reply.blockedBecause === null ? reply.seen : null;
  const template = offer?.template;
  // Another conversation or another text is another fetcher: a wording never reaches a case that it was not made for.
  const { data, submit } = useFetcher<RewordingAnswer>({
    key: `reword:${thread?.conversationId}:${offer?.text}`,
  });

  useEffect(() => {
    if (seen && template) submit({ seen, template }, { method: "post", action: REWORD_PATH });
  }, [seen, template, submit]);

  if (!reply || seen === null || !data || !("text" in data)) return reply;
  const offers = reply.offers.map((each) => (each === offer ? { ...each, text: data.text } : each));
  return { ...reply, seen: data.seen, offers };
}
