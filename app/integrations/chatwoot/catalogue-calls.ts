import type { Call } from "./exchange.server.ts";
import type { ChatwootPort } from "./port.ts";
import { agentListSchema, cannedResponseListSchema, macroListSchema, profileSchema } from "./schema.ts";

type CatalogueCalls = Pick<ChatwootPort, "whoAmI" | "listAgents" | "listCannedResponses" | "listMacros">;

export function catalogueCalls(call: Call, accountId: number): CatalogueCalls {
  return {
    async whoAmI() {
      const { value } = await call({
        method: "GET",
        path: "/profile",
        isOutsideAccount: true,
        schema: profileSchema,
      });
      const membership = value.accounts.find((account) => account.id === accountId);
      return { id: value.id, name: value.name, email: value.email, role: membership?.role ?? null };
    },

    async listAgents() {
      const { value } = await call({ method: "GET", path: "/agents", schema: agentListSchema });
      return value.map(({ confirmed, ...agent }) => ({ ...agent, isConfirmed: confirmed }));
    },

    async listCannedResponses() {
      const { value } = await call({
        method: "GET",
        path: "/canned_responses",
        schema: cannedResponseListSchema,
      });
      return value.map(({ id, short_code, content }) => ({ id, shortCode: short_code, content }));
    },

    async listMacros() {
      const { value } = await call({ method: "GET", path: "/macros", schema: macroListSchema });
      return value.payload.map(({ id, name, actions }) => ({
        id,
        name,
        actions: actions.map(({ action_name, action_params }) => ({
          name: action_name,
          params: action_params,
        })),
      }));
    },
  };
}
