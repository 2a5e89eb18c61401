/**
 * Who somebody is, on whatever transport. The string forms ("raw ids") are those of Azure Communication
 * Services, so that the people of every transport fit one type.
 *
 * Source: https://learn.microsoft.com/azure/communication-services/concepts/identifiers
 */
export type Identifier =
  | { readonly kind: 'communication-user'; readonly id: string }
  | { readonly kind: 'phone-number'; readonly phoneNumber: string }
  | {
      readonly kind: 'teams-user';
      readonly userId: string;
      readonly cloud: Cloud;
      /** A visitor without an account; `userId` is then no directory id. */
      readonly anonymous: boolean;
    }
  | { readonly kind: 'bot'; readonly botId: string; readonly cloud: Cloud }
  | { readonly kind: 'unknown'; readonly id: string };

/** Which Azure cloud somebody belongs to: the public one, or one of the US government's. */
export type Cloud = 'public' | 'dod' | 'gcch';

/** An identifier in its string form, such as `8:acs:…` or `4:+15551234`. The key for people everywhere. */
export type ParticipantId = string;

const TEAMS_PREFIXES = {
  '8:orgid:': { cloud: 'public', anonymous: false },
  '8:dod:': { cloud: 'dod', anonymous: false },
  '8:gcch:': { cloud: 'gcch', anonymous: false },
  '8:teamsvisitor:': { cloud: 'public', anonymous: true },
} as const;

const BOT_PREFIXES = { '28:orgid:': 'public', '28:dod:': 'dod', '28:gcch:': 'gcch' } as const;

const USER_PREFIXES = ['8:acs:', '8:spool:', '8:dod-acs:', '8:gcch-acs:'] as const;

/** Reads a raw id. Never fails: what has no known form is `unknown` and keeps its text. */
export function parseIdentifier(rawId: ParticipantId): Identifier {
  if (rawId.startsWith('4:') && rawId.length > 2)
    return { kind: 'phone-number', phoneNumber: rawId.slice(2) };
  for (const prefix of USER_PREFIXES) {
    if (hasMore(rawId, prefix)) return { kind: 'communication-user', id: rawId };
  }
  for (const [prefix, facts] of Object.entries(TEAMS_PREFIXES)) {
    if (hasMore(rawId, prefix)) return { kind: 'teams-user', userId: rawId.slice(prefix.length), ...facts };
  }
  for (const [prefix, cloud] of Object.entries(BOT_PREFIXES)) {
    if (hasMore(rawId, prefix)) return { kind: 'bot', botId: rawId.slice(prefix.length), cloud };
  }
  return { kind: 'unknown', id: rawId };
}

/** Writes an identifier in its string form: `formatIdentifier(parseIdentifier(id)) === id` for every string. */
export function formatIdentifier(identifier: Identifier): ParticipantId {
  switch (identifier.kind) {
    case 'communication-user':
    case 'unknown':
      return identifier.id;
    case 'phone-number':
      return `4:${identifier.phoneNumber}`;
    case 'teams-user':
      return `8:${identifier.anonymous ? 'teamsvisitor' : scopeOf(identifier.cloud)}:${identifier.userId}`;
    case 'bot':
      return `28:${scopeOf(identifier.cloud)}:${identifier.botId}`;
  }
}

function hasMore(rawId: string, prefix: string) {
  return rawId.startsWith(prefix) && rawId.length > prefix.length;
}

function scopeOf(cloud: Cloud) {
  return cloud === 'public' ? 'orgid' : cloud;
}
