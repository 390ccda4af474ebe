import { Icon } from "@shopify/polaris";
import { AlertDiamondIcon, AlertBubbleIcon, AlertTriangleIcon, InfoIcon } from "@shopify/polaris-icons";
import type { Severity } from "../domain/cues/cue.ts";

/** Shapes differ, so that severity never rests on colour alone. */
const LOOK = {
  info: { source: InfoIcon, tone: "subdued", label: "Info" },
  warning: { source: AlertTriangleIcon, tone: "caution", label: "Warning" },
  high: { source: AlertDiamondIcon, tone: "warning", label: "High" },
  critical: { source: AlertBubbleIcon, tone: "warning", label: "Critical" },
} as const satisfies Record<Severity, unknown>;

export function SeverityIcon({ severity }: { severity: Severity }) {
  const { source, tone, label } = LOOK[severity];
  return <Icon source={source} tone={tone} accessibilityLabel={label} />;
}

export function severityLabel(severity: Severity): string {
  return LOOK[severity].label;
}
