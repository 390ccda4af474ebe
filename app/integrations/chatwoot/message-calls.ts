import type { Call } from "./exchange.server.ts";
import { toMessage } from "./mapping.ts";
import type { ChatwootPort, MessageWindow, NewMessage } from "./port.ts";
import { messageListSchema, messageSchema } from "./schema.ts";

type MessageCalls = Pick<ChatwootPort, "listMessages" | "createMessage">;

export function messageCalls(call: Call, createTimeoutMs: number): MessageCalls {
  return {
    async listMessages(conversationId, window = {}) {
      const { value, serverAt } = await call({
        method: "GET",
        path: `/conversations/${conversationId}/messages`,
        query: queryOf(window),
        schema: messageListSchema,
      });
      const messages = value.payload.map(toMessage);
      return { messages, mayHaveMore: messages.length >= pageSizeOf(window), serverAt };
    },

    async createMessage(message) {
      const { value } = await call({
        method: "POST",
        path: `/conversations/${message.conversationId}/messages`,
        body: bodyOf(message),
        isWrite: true,
        timeoutMs: createTimeoutMs,
        schema: messageSchema,
      });
      return toMessage(value);
    },
  };
}

/** Never a `source_id`: provider channels do not deliver an outgoing message that already has one. */
function bodyOf(message: NewMessage): Record<string, unknown> {
  return {
    content: message.content,
    message_type: "outgoing",
    private: message.isPrivate,
    content_type: "text",
    content_attributes: { app_send_key: message.sendKey },
    ...(message.echoId === undefined ? {} : { echo_id: message.echoId }),
  };
}

function queryOf({ before, after }: MessageWindow): Record<string, string> {
  return {
    ...(before === undefined ? {} : { before: String(before) }),
    ...(after === undefined ? {} : { after: String(after) }),
  };
}

function pageSizeOf({ before, after }: MessageWindow): number {
  if (after === undefined) return 20;
  return before === undefined ? 100 : 1000;
}
