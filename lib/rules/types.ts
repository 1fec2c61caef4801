// Recording rules as documents, before they become YAML.
export interface RecordingRule {
  readonly record: string;
  readonly expr: string;
  readonly labels?: Readonly<Record<string, string>>;
  /** one sentence for whoever reads the generated file */
  readonly comment?: string;
}

export interface RuleGroup {
  readonly name: string;
  readonly intervalSeconds: number;
  readonly rules: readonly RecordingRule[];
}
