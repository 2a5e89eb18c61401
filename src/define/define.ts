import { ContextRoot } from '@lit/context';

export { register as define, type Definable } from '../components/register.js';

// Remembers who asked for a context too early, so that components may be defined in any order.
if (typeof document !== 'undefined') new ContextRoot().attach(document.documentElement);
