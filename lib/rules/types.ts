// Recording rules and alerts as documents, before they become YAML.
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** one sentence for whoever reads the generated file */
  readonly comment?: string;
  /** The form for filling the past, where the live one would not do: one that asks what it has recorded itself, or what time it is now.
   *  Evaluated at `intervalSeconds`, else at the group's. */
  readonly backfill?: { readonly expr: string; readonly intervalSeconds?: number };
}

/** An alert as a document. Annotations are Go templates over `$labels` and `$value`. */
export interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  /** how long it must hold before it fires */
  readonly forSeconds: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly comment?: string;
}

export interface RuleGroup {
  readonly name: string;
  readonly intervalSeconds: number;
  readonly rules: readonly RecordingRule[];
  /** evaluated after the rules; absent = none */
  readonly alerts?: readonly AlertRule[];
}
