import type { Capability } from '../../contracts/call.js';
import type { ControlStrings } from '../../i18n/en/controls.js';

/** Why I may not do something now; undefined where I may. */
export function explainCapability(
  capability: Capability | undefined,
  strings: ControlStrings,
): string | undefined {
  if (!capability || capability.allowed) return undefined;
  switch (capability.reason) {
    case 'not-joined':
      return strings.notJoinedHelp;
    case 'alone':
      return strings.aloneHelp;
    case 'unsupported':
      return strings.unsupportedHelp;
    default:
      return strings.roleHelp;
  }
}
