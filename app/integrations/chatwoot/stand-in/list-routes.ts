import { maySee, type StandInCall } from "./call.ts";
import { loadThread } from "./conversation-views.ts";
import { viewOf } from "./conversation-routes.ts";
import type { ConversationDoc } from "./documents.ts";
import { compileFilter } from "./filter.ts";

const PAGE_SIZE = 25;
const CONTACT_PAGE_SIZE = 20;
const BUILT_IN_KEYS = [
  "status",
  "assignee_id",
  "inbox_id",
  "team_id",
  "contact_id",
  "priority",
  "display_id",
  "labels",
];

/** Open ones unless asked otherwise; `updated_within` turns paging off; assigned_count is here only. */
export async function listConversations(call: StandInCall) {
  const withinSeconds = call.query.get("updated_within");
  const matching = await selectConversations(call, [
    hasStatus(call.query.get("status") ?? "open"),
    hasAnyLabel(call.query.getAll("labels[]")),
    isUpdatedSince(withinSeconds === null ? null : call.now - Number(withinSeconds)),
  ]);
  const rows = matching.filter(isAssignedAs(call.query.get("assignee_type") ?? "all", call.agent.id));
  const shown = withinSeconds === null ? pageOf(call, rows) : rows;
  return {
    data: {
      meta: {
        ...countsOf(call, matching),
        assigned_count: matching.filter((row) => row.assignee_id !== null).length,
      },
      payload: await viewsOf(call, shown),
    },
  };
}

/** Every status unless a condition names one; no `data` around it and no assigned_count. */
export async function filterConversations(call: StandInCall) {
  const definitions = await call.world.attributeDefinitions.list();
  const keys = [...BUILT_IN_KEYS, ...definitions.map((definition) => definition.attribute_key)];
  const matches = compileFilter(call.body, keys, filterValues);
  const rows = await selectConversations(call, [matches]);
  return { meta: countsOf(call, rows), payload: await viewsOf(call, pageOf(call, rows)) };
}

/** The newest 20 of one contact, never more. */
export async function contactConversations(call: StandInCall) {
  const rows = await selectConversations(call, [(row) => row.contact_id === call.id]);
  return { payload: await viewsOf(call, rows.slice(0, CONTACT_PAGE_SIZE)) };
}

type Test = (row: ConversationDoc) => boolean;

async function selectConversations(call: StandInCall, tests: readonly Test[]): Promise<ConversationDoc[]> {
  const rows = await call.world.conversations.list();
  const chosen = rows.filter((row) => maySee(call.agent, row) && tests.every((test) => test(row)));
  const found = await thoseSaying(call, chosen, call.query.get("q"));
  return found.sort((a, b) => b.last_activity_at - a.last_activity_at || b.id - a.id);
}

async function thoseSaying(
  call: StandInCall,
  rows: readonly ConversationDoc[],
  words: string | null,
): Promise<ConversationDoc[]> {
  if (words === null) return [...rows];
  const threads = await Promise.all(rows.map((row) => loadThread(call.world, row.id)));
  const wanted = words.toLowerCase();
  return rows.filter((_, index) =>
    threads[index]?.some(
      (message) => message.message_type < 2 && message.content?.toLowerCase().includes(wanted),
    ),
  );
}

function hasStatus(status: string): Test {
  return (row) => status === "all" || row.status === status;
}

function hasAnyLabel(labels: readonly string[]): Test {
  return (row) => labels.length === 0 || labels.some((label) => row.labels.includes(label));
}

function isUpdatedSince(since: number | null): Test {
  return (row) => since === null || row.updated_at > since;
}

function isAssignedAs(type: string, agentId: number): Test {
  return (row) => {
    if (type === "me") return row.assignee_id === agentId;
    if (type === "unassigned") return row.assignee_id === null;
    return type !== "assigned" || row.assignee_id !== null;
  };
}

function filterValues(row: ConversationDoc, key: string): readonly (string | number | null)[] {
  switch (key) {
    case "status":
      return [row.status];
    case "assignee_id":
      return [row.assignee_id];
    case "inbox_id":
      return [row.inbox_id];
    case "contact_id":
      return [row.contact_id];
    case "priority":
      return [row.priority];
    case "display_id":
      return [row.id];
    case "labels":
      return row.labels;
    default:
      return customValues(row.custom_attributes[key]);
  }
}

function customValues(value: unknown): readonly (string | number)[] {
  return typeof value === "string" || typeof value === "number" ? [value] : [];
}

function countsOf(call: StandInCall, rows: readonly ConversationDoc[]) {
  return {
    mine_count: rows.filter((row) => row.assignee_id === call.agent.id).length,
    unassigned_count: rows.filter((row) => row.assignee_id === null).length,
    all_count: rows.length,
  };
}

function pageOf(call: StandInCall, rows: readonly ConversationDoc[]): readonly ConversationDoc[] {
  const page = Math.max(1, Number(call.query.get("page") ?? 1));
  return rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

function viewsOf(call: StandInCall, rows: readonly ConversationDoc[]) {
  return Promise.all(rows.map((row) => viewOf(call, row)));
}
