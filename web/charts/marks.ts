import type { KeyboardEvent } from 'react';

/** What a finger finds, in pixels (WCAG 2.2, 2.5.8). */
export const least = 24;

/**
 * Arrow keys walk the marks of a drawing (`data-mark`), of which the tab key stops at the first alone: dozens of stops would
 * stand before what follows the drawing.
 */
export function walkMarks(event: KeyboardEvent<Element>): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  const marks = [...event.currentTarget.querySelectorAll<SVGElement>('[data-mark]')];
  const at = event.target instanceof SVGElement ? marks.indexOf(event.target) : -1;
  const next = step === undefined || at === -1 ? undefined : marks[at + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** What a mark needs to be walked to; the tab key stops at the first. */
export const markAt = (index: number) => ({ 'data-mark': true, tabIndex: index === 0 ? 0 : -1 }) as const;
