const stored = 'vivier.theme';

/** Light or dark, whatever decided it. */
type Theme = 'light' | 'dark';

/** Applies the theme chosen earlier, if any; otherwise the style sheet follows the system. */
export function restoreTheme(): void {
  const chosen = localStorage.getItem(stored);
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset['theme'] = chosen;
}

/** Changes to the other theme and remembers it. */
export function switchTheme(): void {
  const chosen = document.documentElement.dataset['theme'];
  const dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  const next: Theme = dark ? 'light' : 'dark';
  document.documentElement.dataset['theme'] = next;
  localStorage.setItem(stored, next);
}
