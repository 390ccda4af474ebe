import type { MirrorOutcome, MirrorPort } from "../../integrations/supabase/port.ts";
import type { ConnectionTest, TestStep } from "./settings.ts";

/** Reads one row's id, then adds no row to each table: a right or a table that is missing shows, and nothing is written. */
export async function testSupabase(port: MirrorPort): Promise<ConnectionTest> {
  const steps: readonly (readonly [string, () => Promise<MirrorOutcome>])[] = [
    ["decision_log", () => port.ping()],
    ["decision_log", () => port.writeDecisions([])],
    ["decision_text", () => port.writeTexts([])],
    ["decision_sync_events", () => port.writeSyncEvents([])],
    ["ledger_heads", () => port.writeHeads([])],
  ];
  for (const [table, call] of steps) {
    const { status, errorCode } = await call();
    if (status !== "SUCCESS") return failureOf(table, errorCode ?? status);
  }
  return { ok: true, sentence: "Supabase answers. All tables are there, and the key may add to them." };
}

function failureOf(table: string, code: string): ConnectionTest {
  const step = stepOf(code);
  return { ok: false, step, sentence: `${sentenceOf(step, table)} (${code})` };
}

/** Source: PostgREST 12 and PostgreSQL error codes. */
function stepOf(code: string): TestStep {
  if (/^(HTTP_401|PGRST30\d)$/.test(code)) return "token";
  if (/^(42501|HTTP_403)$/.test(code)) return "permission";
  return /^(42P01|42703|42P10|PGRST106|PGRST20[45])$/.test(code) ? "table" : "address";
}

function sentenceOf(step: TestStep, table: string): string {
  switch (step) {
    case "token":
      return "Supabase refuses the key. Enter a secret key from Project Settings, API Keys.";
    case "permission":
      return `This key may not read and add to ${table}. Enter a secret key, not a publishable one.`;
    case "table":
      return `The table ${table} is missing or out of date. Run supabase/migrations in the project.`;
    default:
      return "No Supabase project answers at this address. Check it, and that the project is not paused.";
  }
}
