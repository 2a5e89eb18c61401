/**
 * Keeps the page as the switches say, and the switches in the address, so that a link shows the same page.
 *
 * @param show - Is told how many simulated people there should be ('' for a real call), now and on each change.
 */
export function followSwitches(show: (people: string) => void): void {
  const form = document.querySelector<HTMLFormElement>('.switches');
  if (!form) return;
  const query = new URLSearchParams(location.search);
  for (const control of form.querySelectorAll('select')) {
    const wanted = query.get(control.name);
    if (wanted !== null && [...control.options].some(({ value }) => value === wanted)) control.value = wanted;
  }

  let people: string | undefined;
  const apply = () => {
    const chosen = (name: string) => form.querySelector<HTMLSelectElement>(`[name=${name}]`)?.value ?? '';
    const page = document.documentElement;
    page.dataset['theme'] = chosen('theme');
    page.lang = chosen('lang');
    page.dir = chosen('dir') || (chosen('lang') === 'ar' ? 'rtl' : 'ltr');
    if (chosen('people') !== people) show((people = chosen('people')));
  };
  form.addEventListener('change', () => {
    const search = new URLSearchParams();
    for (const { name, value } of form.querySelectorAll('select')) {
      if (value !== '' && !(name === 'lang' && value === 'en')) search.set(name, value);
    }
    history.replaceState(null, '', `${location.pathname}${search.size > 0 ? `?${search}` : ''}`);
    apply();
  });
  apply();
}
