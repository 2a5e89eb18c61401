/**
 * What a value is known by to those who look for it around them, by the Context Community Protocol: `@lit/context`
 * and others may ask for it and provide it, too. The type says what the value is.
 */
export type Context<Value> = symbol & { __context__: Value };

/** Hears of a value, at once and whenever there is a new one, until it unsubscribes. */
export type ContextCallback<Value> = (value: Value, unsubscribe?: () => void) => void;

interface ContextEvents {
  /** Asks whoever is around for a value. */
  'context-request': ContextRequest;
  /** Says that somebody provides one from now on. */
  'context-provider': ContextEvent;
}

export interface ContextEvent extends Event {
  readonly context: Context<unknown>;
  readonly contextTarget?: Element;
}

export interface ContextRequest extends ContextEvent {
  readonly callback: ContextCallback<unknown>;
  readonly subscribe?: boolean;
}

/** The context of a name: the same in every copy of this module on a page. */
export function createContext<Value>(name: string): Context<Value> {
  return Symbol.for(name) as Context<Value>;
}

export function dispatchContextEvent<Type extends keyof ContextEvents>(
  type: Type,
  contextTarget: Element,
  details: Omit<ContextEvents[Type], keyof Event | 'contextTarget'>,
): void {
  const event = new Event(type, { bubbles: true, composed: true });
  contextTarget.dispatchEvent(Object.assign(event, details, { contextTarget }));
}
