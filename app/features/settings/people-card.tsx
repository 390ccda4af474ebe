import { useFetcher } from "@remix-run/react";
import { BlockStack, Card, Checkbox, Divider, InlineError, InlineStack, Text } from "@shopify/polaris";
import { Fragment, useEffect } from "react";
import { ROLES, type Role } from "../../domain/person.ts";
import { wordOf } from "../../ui/word-of.ts";
import type { AgentMap, AgentMatch, PersonView } from "./settings.ts";
import { withRole } from "./settings-edits.ts";
import type { SettingsForm } from "./use-settings-form.ts";

interface PeopleCardProps {
  readonly form: SettingsForm;
  readonly people: readonly PersonView[];
  /** Another Chatwoot has other agents. */
  readonly chatwootUrl: string;
}

export function PeopleCard({ form, people, chatwootUrl }: PeopleCardProps) {
  const agents = useAgentMap(chatwootUrl);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          People
        </Text>
        <Text as="p" tone="subdued">
          Everybody who has opened the app. Without a role a person may read only; managers may do what
          operators may.
        </Text>
        {agents?.state === "unread" ? (
          <Text as="p" tone="subdued">
            Chatwoot agents could not be read. {agents.sentence}
          </Text>
        ) : null}
        {people.map((person) => (
          <Fragment key={person.userId}>
            <Divider />
            <Person form={form} person={person} match={matchIn(agents, person)} />
          </Fragment>
        ))}
      </BlockStack>
    </Card>
  );
}

function Person(props: { form: SettingsForm; person: PersonView; match: AgentMatch | null }) {
  const { form, person, match } = props;
  const field = `people.${person.userId}`;
  const roles = form.valueOf(field);
  const error = form.errorOf(field);
  const errorId = `${field}-error`;
  return (
    <div
      role="group"
      aria-label={`Roles of ${person.name}`}
      {...(error ? { "aria-describedby": errorId } : {})}
    >
      <BlockStack gap="100">
        <Text as="h3" fontWeight="semibold">
          {person.name}
          {person.isYou ? " (you)" : ""}
        </Text>
        <Text as="p" tone="subdued" breakWord>
          {[person.email, person.accountOwner ? "account owner" : null].filter(Boolean).join(", ")}
        </Text>
        {match ? (
          <Text as="p" tone="subdued">
            {AGENT_SENTENCES[match.state](match)}
          </Text>
        ) : null}
        <InlineStack gap="400">
          {ROLES.map((role: Role) => (
            <Checkbox
              key={role}
              id={`${field}.${role}`}
              label={wordOf(role)}
              checked={roles.split(",").includes(role)}
              disabled={form.isReadOnly}
              onChange={(isGiven) => form.edit(field, withRole(roles, role, isGiven))}
            />
          ))}
        </InlineStack>
        {error ? <InlineError fieldID={errorId} message={error} /> : null}
      </BlockStack>
    </div>
  );
}

const AGENT_SENTENCES = {
  matched: (match) => (match.state === "matched" ? `Chatwoot agent ${match.agentName}, by e-mail` : ""),
  unconfirmed: () => "A Chatwoot agent has this e-mail but has not accepted the invitation",
  several: () => "Several Chatwoot agents have this e-mail",
  none: () => "No Chatwoot agent has this e-mail",
} as const satisfies Record<AgentMatch["state"], (match: AgentMatch) => string>;

function matchIn(agents: AgentMap | undefined, { userId }: PersonView): AgentMatch | null {
  return agents?.state === "read" ? (agents.matches[userId] ?? null) : null;
}

function useAgentMap(chatwootUrl: string): AgentMap | undefined {
  const { load, data } = useFetcher<AgentMap>();
  useEffect(() => load("/app/settings/agents"), [load, chatwootUrl]);
  return data;
}
