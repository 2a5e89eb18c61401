/** Turns custom states on and off, for `:state(name)` in CSS. */
export function setStates({ states }: ElementInternals, wanted: Readonly<Record<string, boolean>>): void {
  for (const [name, on] of Object.entries(wanted)) {
    if (on === states.has(name)) continue; // Even what changes nothing has its styles looked at again.
    if (on) states.add(name);
    else states.delete(name);
  }
}
