/** Something that happened, told to other modules. It carries ids and a version, never entities or personal data. */
export interface DomainEvent {
  /** Past tense, module first: `challenge.window_closed`. */
  readonly type: string;
  readonly subjectId: string;
  readonly programmeId?: string | null;
  readonly version?: number;
  /** Further ids that handlers need. */
  readonly refs?: Readonly<Record<string, string | number>>;
}

/** An event as a handler receives it. */
export interface RecordedEvent extends DomainEvent {
  readonly id: string;
}
