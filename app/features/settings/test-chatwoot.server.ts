import {
  ChatwootError,
  type ChatwootErrorKind,
  type ChatwootPort,
} from "../../integrations/chatwoot/port.ts";
import type { ConnectionTest, TestStep } from "./settings.ts";

/** Address and token by the profile, the account by its members, permission by the two lists the app cannot do without. */
export async function testChatwoot(port: ChatwootPort, accountId: number): Promise<ConnectionTest> {
  const profile = await attempt(() => port.whoAmI(), STEP_OF_PROFILE);
  if (!profile.ok) return profile;
  const { name, role } = profile.value;
  if (role === null) {
    const sentence = `${name}, whose token this is, is no member of account ${accountId}. Check the account's number.`;
    return { ok: false, step: "account", sentence };
  }
  const lists: readonly (() => Promise<unknown>)[] = [
    () => port.listConversations({ page: 1 }),
    () => port.listAgents(),
  ];
  for (const call of lists) {
    const listed = await attempt(call, STEP_OF_LIST);
    if (!listed.ok) return listed;
  }
  return {
    ok: true,
    sentence: `Chatwoot answers. The app acts as ${name} (${role}) in account ${accountId}.`,
  };
}

const NO_CHATWOOT_THERE = "Something answers at this address, but it is not Chatwoot.";

type Steps = Partial<Record<ChatwootErrorKind, TestStep>>;

/** What is not named lies with the address: nothing there speaks as Chatwoot does. */
const STEP_OF_PROFILE: Steps = { unauthorized: "token", rejected: "token" };
const STEP_OF_LIST: Steps = { unauthorized: "permission", rejected: "permission", notFound: "account" };

async function attempt<T>(call: () => Promise<T>, steps: Steps) {
  try {
    return { ok: true as const, value: await call() };
  } catch (error) {
    if (!(error instanceof ChatwootError)) throw error;
    const step = steps[error.kind] ?? "address";
    const isElsewhere = step === "address" && error.kind === "notFound";
    return { ok: false as const, step, sentence: isElsewhere ? NO_CHATWOOT_THERE : error.operatorText };
  }
}
