import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Under this many pixels a chart makes its own narrow drawing. */
export const narrowBelow = 640;

/** How much larger charts are drawn than their own pixels, as the page's type grows on wide screens: `--chart-zoom` of the theme. */
function zoomOf(element: Element): number {
  return Number(getComputedStyle(element).getPropertyValue('--chart-zoom')) || 1;
}

/** The width that a chart has to draw in, in its own pixels; 0 until it is measured. */
export function useWidth<Element extends HTMLElement>(): [RefObject<Element | null>, number] {
  const ref = useRef<Element>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (): void => setWidth(Math.floor(element.clientWidth / zoomOf(element)));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
