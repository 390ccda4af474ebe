export const weights = { version: "empty", scale: 1, bias: [0, 0, 0, 0, 0, 0, 0], base64: "", counts: {} };
