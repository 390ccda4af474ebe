import { Card, Icon, Text } from "@shopify/polaris";
import { ChatIcon } from "@shopify/polaris-icons";
import type { Cue } from "../../domain/cues/cue.ts";
import { SeverityIcon } from "../../ui/severity-icon.tsx";
import { Time } from "../../ui/time.tsx";
import type { Thread } from "./panel.ts";

/** What happened to the parcel and what the customer said last, above everything else. */
export function CaseStrip({ cues, thread }: { cues: readonly Cue[]; thread: Thread }) {
  const cue = cues.find((each) => each.status === "present");
  const lastWords = thread.messages.findLast((message) => message.kind === "incoming");
  if (!cue && !lastWords) return null;
  return (
    <Card padding="0">
      <div className="cx-pair">
        {cue ? (
          <div className="cx-strip-item">
            <SeverityIcon severity={cue.severity} />
            <div>
              <Text as="p" fontWeight="semibold">
                {cue.sentence}
              </Text>
              {cue.since ? (
                <Text as="p" tone="subdued">
                  since <Time at={cue.since} />
                </Text>
              ) : null}
            </div>
          </div>
        ) : null}
        {lastWords ? (
          <div className="cx-strip-item">
            <Icon source={ChatIcon} tone="subdued" />
            <div>
              <p className="cx-clamp" dir="auto">
                {lastWords.text}
              </p>
              <Text as="p" tone="subdued">
                {lastWords.authorName ?? "Customer"}, <Time at={lastWords.createdAt} />
              </Text>
            </div>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
